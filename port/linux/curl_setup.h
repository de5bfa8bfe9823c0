/* SPDX-License-Identifier: MIT */
/* What holds for every transfer of libcurl: who we are, what is verified,
 * what is refused, how long we wait. */
#ifndef NG_LINUX_CURL_SETUP_H
#define NG_LINUX_CURL_SETUP_H

#include <curl/curl.h>
#include <stdbool.h>

#include "linux/net_curl.h"

/* https: url is one, and no redirect may leave it. */
void ng_curl_setup(CURL *easy, const struct ng_curl_config *f, const char *url,
        bool https);

/* "example.org:443", lower case, what decides about "at one host"; to be
 * freed. NULL: libcurl takes it for no address. Sets *https. */
char *ng_curl_host(const char *url, bool *https);

/* The address after redirects, without a name and password that stood in it:
 * links are made from it and printed. To be freed; NULL: none. */
char *ng_curl_final_url(CURL *easy);

#endif
