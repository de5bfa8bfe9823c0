/* SPDX-License-Identifier: MIT */
#include "linux/curl_reason.h"

#include <curl/curl.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* What the TLS libraries say (OpenSSL 3, GnuTLS 3.7), from the particular to
 * the general: libcurl has one code for all of it. */
static const struct {
    const char *says, *reason;
} tls[] = {
        {"has expired", "certificate has expired"},
        {"expired", "certificate has expired"},
        {"not yet valid", "certificate is not yet valid (is the clock right?)"},
        {"not yet activated",
                "certificate is not yet valid (is the clock right?)"},
        {"subject name", "certificate is for another host"},
        {"does not match", "certificate is for another host"},
        {"host name", "certificate is for another host"},
        {"hostname", "certificate is for another host"},
        {"revoked", "certificate was revoked"},
        {"self-signed", "unknown certificate authority"},
        {"self signed", "unknown certificate authority"},
        {"unable to get", "unknown certificate authority"},
        {"issuer", "unknown certificate authority"},
        {"verification failed", "unknown certificate authority"},
        {"too weak", "certificate has a weak key or signature"},
        {"too small", "certificate has a weak key or signature"},
};

/* When there is no connection libcurl keeps the system's errno. */
static const struct {
    int os_errno;
    const char *reason;
} connect_failed[] = {
        {ECONNREFUSED, "connection refused"},
        {ENETUNREACH, "network unreachable"},
        {EHOSTUNREACH, "no route to host"},
        {ETIMEDOUT, "timed out"},
};

/* Codes that say little without libcurl's own words. */
static const struct {
    CURLcode code;
    const char *says, *reason;
} told[] = {
        {CURLE_RECV_ERROR, "chunk", "malformed chunk"},
        {CURLE_RECV_ERROR, "unexpected eof", "connection closed early"},
        {CURLE_RECV_ERROR, "headers", "header too large"},
        {CURLE_SSL_CONNECT_ERROR, "wrong version number",
                "the server does not speak TLS"},
        {CURLE_SSL_CONNECT_ERROR, "version", "no common TLS version"},
        {CURLE_SSL_CONNECT_ERROR, "protocol", "no common TLS version"},
};

static const struct {
    CURLcode code;
    const char *reason;
} plain[] = {
        {CURLE_URL_MALFORMAT, "not a web address"},
        {CURLE_COULDNT_RESOLVE_PROXY, "proxy name not found"},
        {CURLE_COULDNT_RESOLVE_HOST, "host name not found"},
        {CURLE_WEIRD_SERVER_REPLY, "not an HTTP answer"},
        {CURLE_HTTP2, "HTTP/2 error"},
        {CURLE_HTTP2_STREAM, "HTTP/2 error"},
        {CURLE_PARTIAL_FILE, "connection closed early"},
        {CURLE_WRITE_ERROR, "header too large"},
        {CURLE_OUT_OF_MEMORY, "out of memory, or header too large"},
        {CURLE_OPERATION_TIMEDOUT, "timed out"},
        {CURLE_SSL_CONNECT_ERROR, "TLS handshake failed"},
        {CURLE_TOO_MANY_REDIRECTS, "more than 5 redirects"},
        {CURLE_GOT_NOTHING, "empty answer"},
        {CURLE_SEND_ERROR, "connection broken"},
        {CURLE_RECV_ERROR, "connection broken"},
        {CURLE_BAD_CONTENT_ENCODING, "damaged or unknown content coding"},
#if CURL_AT_LEAST_VERSION(8, 6, 0)
        {CURLE_TOO_LARGE, "header too large"},
#endif
        {CURLE_SSL_CACERT_BADFILE, "cannot read the CA file"},
        {CURLE_SSL_PINNEDPUBKEYNOTMATCH,
                "certificate does not have the pinned key"},
};

static const char *find(int code, long os_errno, const char *detail)
{
    if (code == CURLE_PEER_FAILED_VERIFICATION) {
        for (size_t i = 0; i < sizeof tls / sizeof *tls; i++) {
            if (strstr(detail, tls[i].says) != NULL) {
                return tls[i].reason;
            }
        }
        return "certificate could not be verified";
    }
    if (code == CURLE_COULDNT_CONNECT) {
        for (size_t i = 0; i < sizeof connect_failed / sizeof *connect_failed;
                i++) {
            if (os_errno == connect_failed[i].os_errno) {
                return connect_failed[i].reason;
            }
        }
        return "could not connect";
    }
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        if (code == (int)told[i].code && strstr(detail, told[i].says) != NULL) {
            return told[i].reason;
        }
    }
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        if (code == (int)plain[i].code) {
            return plain[i].reason;
        }
    }
    return NULL;
}

void ng_curl_reason(char *out, size_t cap, int code, long os_errno,
        const char *detail, const char *location)
{
    const char *reason = find(code, os_errno, detail);
    if (reason != NULL) {
        snprintf(out, cap, "%s", reason);
    } else if (code == CURLE_UNSUPPORTED_PROTOCOL) {
        if (strstr(detail, "HTTP/0.9") != NULL) {
            snprintf(out, cap, "not an HTTP answer");
        } else if (location[0] != '\0') {
            snprintf(out, cap, "redirect to %s refused", location);
        } else {
            snprintf(out, cap, "not an http or https address");
        }
    } else {
        snprintf(out, cap, "%s", curl_easy_strerror((CURLcode)code));
    }
}
