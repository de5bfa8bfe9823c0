/* SPDX-License-Identifier: MIT */
#include "linux/pins.h"

#include <stdlib.h>
#include <string.h>

#include "linux/settings.h"
#include "ng/url.h"

#define KIND "sha256//"
#define DIGITS 43 /* of 32 bytes; then one '=' */

/* One key at *at, which goes on to the next; false: it is none. */
static bool take(const char **at, uint8_t key[32])
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789+/";
    uint32_t held = 0, bits = 0, n = 0;
    if (strncmp(*at, KIND, strlen(KIND)) != 0) {
        return false;
    }
    const char *s = *at + strlen(KIND);
    for (int i = 0; i < DIGITS; i++, s++) {
        const char *digit = *s == '\0' ? NULL : strchr(digits, *s);
        if (digit == NULL) {
            return false;
        }
        held = held << 6 | (uint32_t)(digit - digits);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            key[n++] = (uint8_t)(held >> bits);
        }
    }
    *at = s + 1 + (s[0] == '=' && s[1] == ';');
    return *s == '=' && (s[1] == '\0' || (s[1] == ';' && s[2] != '\0'));
}

bool pins_good(const char *text)
{
    uint8_t key[32];
    do {
        if (!take(&text, key)) {
            return false;
        }
    } while (*text != '\0');
    return true;
}

/* Its host, in lower case and Punycode, in *whole, which is to be freed. */
static struct ng_str host_of(const char *url, char **whole)
{
    struct ng_str s = ng_str_of(url);
    struct ng_url u = {0};
    uint32_t cap = 3 * s.len + 64;
    *whole = must_alloc((size_t)cap + 1);
    int n = ng_url_resolve(NG_STR(""), s, *whole, cap);
    if (n > 0) {
        (void)ng_url_split((struct ng_str){*whole, (uint32_t)n}, &u);
    }
    return u.host;
}

static struct pin_of_host *find(const struct pins *p, const char *url)
{
    char *whole;
    struct pin_of_host *found = NULL;
    struct ng_str host = host_of(url, &whole);
    for (size_t i = 0; i < p->n_hosts; i++) {
        if (ng_str_eq(ng_str_of(p->hosts[i].host), host)) {
            found = &p->hosts[i];
        }
    }
    free(whole);
    return found;
}

static void *grown(void *list, size_t n, size_t size)
{
    void *more = realloc(list, (n + 1) * size);
    if (more == NULL) {
        return must_alloc(SIZE_MAX / 2);
    }
    return more;
}

static struct pin_of_host *add_host(struct pins *p, const char *url)
{
    char *whole;
    struct ng_str host = host_of(url, &whole);
    p->hosts = grown(p->hosts, p->n_hosts, sizeof *p->hosts);
    p->hosts[p->n_hosts] =
            (struct pin_of_host){must_copy(host.s, host.len), ""};
    free(whole);
    return &p->hosts[p->n_hosts++];
}

void pins_add(struct pins *p, const char *url, const char *text)
{
    struct pin_of_host *h = find(p, url);
    if (h == NULL) {
        h = add_host(p, url);
    }
    /* two feeds of one host: either's key will do */
    size_t n = strlen(h->text), n_more = strlen(text);
    char *both = must_alloc(n + n_more + 2);
    memcpy(both, h->text, n);
    both[n] = ';';
    memcpy(both + n + 1, text, n_more);
    h->text = n > 0 ? must_copy(both, n + 1 + n_more) : text;
    free(both);
    uint8_t key[32];
    while (*text != '\0' && take(&text, key)) {
        p->keys = grown(p->keys, p->n_keys, sizeof *p->keys);
        struct ng_trust_pin *pin = &p->keys[p->n_keys++];
        pin->host = h->host;
        memcpy(pin->spki, key, sizeof key);
    }
}

const char *pins_find(const struct pins *p, const char *url)
{
    const struct pin_of_host *h = p != NULL ? find(p, url) : NULL;
    return h != NULL ? h->text : NULL;
}

void pins_free(struct pins *p)
{
    free(p->hosts);
    free(p->keys);
    *p = (struct pins){0};
}
