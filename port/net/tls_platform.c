/* SPDX-License-Identifier: MIT */
/* What mbedTLS wants from a platform, in place of its own platform.c. */
#include "net/tls_platform.h"

#include <string.h>
#include <time.h>

#include <mbedtls/platform.h>
#include <mbedtls/platform_time.h>
#include <mbedtls/platform_util.h>

#include "net/pipe.h"

static void *(*heap_calloc)(size_t n, size_t size);
static void (*heap_free)(void *block);
static uint32_t n_refused;
static uintptr_t top;

/* Also called by mbedtls_memory_buffer_alloc_init(). */
int mbedtls_platform_set_calloc_free(
        void *(*calloc_func)(size_t, size_t), void (*free_func)(void *))
{
    heap_calloc = calloc_func;
    heap_free = free_func;
    return 0;
}

/* Counts refusals: mbedTLS reports them in a dozen ways, some of which look
 * like a bad certificate. */
void *mbedtls_calloc(size_t n, size_t size)
{
    void *block = heap_calloc(n, size);
    n_refused += block == NULL;
    uintptr_t end = (uintptr_t)block + n * size;
    if (block != NULL && end > top) {
        top = end;
    }
    return block;
}

void mbedtls_free(void *block)
{
    if (block != NULL) {
        heap_free(block);
    }
}

bool ng_tls_has_heap(void)
{
    return heap_calloc != NULL;
}

uint32_t ng_tls_refused(void)
{
    return n_refused;
}

void ng_tls_set_refused(uint32_t n)
{
    n_refused = n;
}

uintptr_t ng_tls_top(void)
{
    return top;
}

void ng_tls_set_top(uintptr_t end)
{
    top = end;
}

static mbedtls_time_t utc_time(mbedtls_time_t *to)
{
    mbedtls_time_t now = (mbedtls_time_t)ng_net_time();
    if (to != NULL) {
        *to = now;
    }
    return now;
}

mbedtls_time_t (*mbedtls_time)(mbedtls_time_t *time) = utc_time;

mbedtls_ms_time_t mbedtls_ms_time(void)
{
    return (mbedtls_ms_time_t)ng_net_ms();
}

/* Days to civil date: H. Hinnant, "chrono-compatible low-level date
 * algorithms". */
struct tm *mbedtls_platform_gmtime_r(const mbedtls_time_t *utc, struct tm *to)
{
    int64_t days = *utc / 86400, second = *utc % 86400;
    if (second < 0) {
        second += 86400;
        days--;
    }
    days += 719468; /* since 0000-03-01 */
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t of_era = days - era * 146097;
    int64_t year =
            (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153; /* from March */
    memset(to, 0, sizeof *to);
    to->tm_mday = (int)(of_year - (153 * month + 2) / 5 + 1);
    to->tm_mon = (int)(month < 10 ? month + 2 : month - 10);
    to->tm_year = (int)(year + era * 400 + (month >= 10) - 1900);
    to->tm_hour = (int)(second / 3600);
    to->tm_min = (int)(second / 60 % 60);
    to->tm_sec = (int)(second % 60);
    return to;
}

/* declared in a header of the library that it does not install */
int mbedtls_hardware_poll(
        void *data, unsigned char *output, size_t len, size_t *olen);

int mbedtls_hardware_poll(
        void *data, unsigned char *output, size_t len, size_t *olen)
{
    (void)data;
    *olen = 0;
    if (ng_net_entropy(output, len) != NG_OK) {
        return -1;
    }
    *olen = len;
    return 0;
}
