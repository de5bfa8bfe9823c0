/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "linux/curl_setup.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "net/client.h"
#include "ng/url.h"

#define REDIRECTS_MAX 5L
#define STALL_BYTES_S 16L

static void protocols(CURL *easy, bool https)
{
#if CURL_AT_LEAST_VERSION(7, 85, 0)
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(
            easy, CURLOPT_REDIR_PROTOCOLS_STR, https ? "https" : "http,https");
#else
    curl_easy_setopt(
            easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
    curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS,
            https ? (long)CURLPROTO_HTTPS
                  : (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

/* A host that is not ASCII goes out in Punycode. libcurl would see to that,
 * but by the locale, and a cron job has none. */
static void address(CURL *easy, const char *url)
{
    struct ng_str s = ng_str_of(url);
    uint32_t cap = 3 * s.len + 64, n_ascii = 0;
    while (n_ascii < s.len && (unsigned char)s.s[n_ascii] < 0x80) {
        n_ascii++;
    }
    curl_easy_setopt(easy, CURLOPT_URL, url);
    char *out = n_ascii < s.len ? malloc((size_t)cap + 1) : NULL;
    int n = out != NULL ? ng_url_resolve(NG_STR(""), s, out, cap) : -1;
    if (n >= 0) {
        out[n] = '\0';
        curl_easy_setopt(easy, CURLOPT_URL, out);
    }
    free(out);
}

void ng_curl_setup(
        CURL *easy, const struct ng_curl_config *f, const char *url, bool https)
{
    address(easy, url);
    protocols(easy, https);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, NG_USER_AGENT);
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(easy, CURLOPT_MAXREDIRS, REDIRECTS_MAX);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(easy, CURLOPT_PINNEDPUBLICKEY, pins_find(f->pins, url));
    if (f->ca_file != NULL) {
        curl_easy_setopt(easy, CURLOPT_CAINFO, f->ca_file);
        curl_easy_setopt(easy, CURLOPT_CAPATH, NULL);
    }
    /* Some publishers redirect to the same address until a cookie comes
     * back. It lives as long as this one transfer. */
    curl_easy_setopt(easy, CURLOPT_COOKIEFILE, "");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)f->connect_ms);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, STALL_BYTES_S);
    curl_easy_setopt(
            easy, CURLOPT_LOW_SPEED_TIME, (long)(f->stall_ms + 999) / 1000);
}

char *ng_curl_host(const char *url, bool *https)
{
    CURLU *u = curl_url();
    char *scheme = NULL, *host = NULL, *port = NULL, *out = NULL;
    if (u != NULL && curl_url_set(u, CURLUPART_URL, url, 0) == 0 &&
            curl_url_get(u, CURLUPART_SCHEME, &scheme, 0) == 0 &&
            curl_url_get(u, CURLUPART_HOST, &host, 0) == 0 &&
            curl_url_get(u, CURLUPART_PORT, &port, CURLU_DEFAULT_PORT) == 0) {
        size_t n = strlen(host) + strlen(port) + 2;
        out = malloc(n);
        if (out != NULL) {
            *https = strcmp(scheme, "https") == 0;
            snprintf(out, n, "%s:%s", host, port);
        }
    }
    for (char *p = out; p != NULL && *p != '\0'; p++) {
        *p = (char)(*p >= 'A' && *p <= 'Z' ? *p + 32 : *p);
    }
    curl_free(scheme);
    curl_free(host);
    curl_free(port);
    curl_url_cleanup(u);
    return out;
}

char *ng_curl_final_url(CURL *easy)
{
    const char *url = NULL;
    char *text = NULL, *out = NULL;
    CURLU *u = curl_url();
    curl_easy_getinfo(easy, CURLINFO_EFFECTIVE_URL, &url);
    if (u != NULL && url != NULL &&
            curl_url_set(u, CURLUPART_URL, url, 0) == 0 &&
            curl_url_set(u, CURLUPART_USER, NULL, 0) == 0 &&
            curl_url_set(u, CURLUPART_PASSWORD, NULL, 0) == 0 &&
            curl_url_get(u, CURLUPART_URL, &text, 0) == 0) {
        out = strdup(text);
    }
    curl_free(text);
    curl_url_cleanup(u);
    return out;
}
