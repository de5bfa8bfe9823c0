/* SPDX-License-Identifier: MIT */
/* For a program without libcurl (ARCH=armv6): mbedTLS alone. */
#include "linux/net_curl.h"

const bool ng_has_curl = false;

struct ng_curl *ng_curl_open(const struct ng_curl_config *config)
{
    (void)config;
    return NULL;
}

struct ng_transport ng_curl_transport(struct ng_curl *c)
{
    (void)c;
    return (struct ng_transport){0};
}

void ng_curl_close(struct ng_curl *c)
{
    (void)c;
}
