/* SPDX-License-Identifier: MIT */
/* Why a transfer failed, in words that a reader of the page understands. */
#ifndef NG_LINUX_CURL_REASON_H
#define NG_LINUX_CURL_REASON_H

#include <stddef.h>

/* code: a CURLcode; os_errno: of a failed connect, or 0; detail: libcurl's
 * error buffer; location: the scheme of the last redirect, or "". Writes a
 * NUL-ended line without the URL. */
void ng_curl_reason(char *out, size_t cap, int code, long os_errno,
        const char *detail, const char *location);

#endif
