/* SPDX-License-Identifier: MIT */
#include "../ng_test.h"
#include "linux/transport.h"

static void keeps_validators_verbatim(void **state)
{
    (void)state;
    static struct ng_exchange x;
    ng_exchange_begin(&x);
    ng_exchange_field(&x, NG_STR("ETag"), NG_STR(" W/\"a b\" "));
    ng_exchange_field(&x, NG_STR("LAST-MODIFIED"), NG_STR("never, really"));
    ng_exchange_field(&x, NG_STR("Retry-After"), NG_STR("120"));
    ng_exchange_field(&x, NG_STR("Server"), NG_STR("x"));
    assert_string_equal(x.etag, "W/\"a b\"");
    assert_string_equal(x.last_modified, "never, really");
    assert_string_equal(x.retry_after, "120");
    /* a redirect's fields are not the document's */
    ng_exchange_begin(&x);
    assert_string_equal(x.etag, "");
    assert_string_equal(x.retry_after, "");
}

static void drops_what_cannot_be_sent_back(void **state)
{
    (void)state;
    static struct ng_exchange x;
    char big[sizeof x.etag];
    memset(big, 'e', sizeof big);
    ng_exchange_begin(&x);
    ng_exchange_field(&x, NG_STR("ETag"), (struct ng_str){big, sizeof big});
    assert_string_equal(x.etag, "");
    ng_exchange_field(&x, NG_STR("ETag"), (struct ng_str){big, sizeof big - 1});
    assert_int_equal(strlen(x.etag), sizeof big - 1);
    ng_exchange_field(&x, NG_STR("ETag"), NG_STR("\"a\rX: y\""));
    assert_string_equal(x.etag, "");
}

static void says_the_status_in_words(void **state)
{
    (void)state;
    char out[64];
    ng_exchange_reason(out, sizeof out, 403, "");
    assert_string_equal(out, "HTTP 403");
    ng_exchange_reason(out, sizeof out, 429, "120");
    assert_string_equal(out, "HTTP 429, try again in 2 min");
    ng_exchange_reason(out, sizeof out, 503, "Mon, 23 Nov 2026 12:00:00 GMT");
    assert_string_equal(
            out, "HTTP 503, try again after Mon, 23 Nov 2026 12:00:00 GMT");
    assert_int_equal(ng_exchange_reason(out, 6, 403, ""), 5);
    assert_string_equal(out, "HTTP ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(keeps_validators_verbatim),
            cmocka_unit_test(drops_what_cannot_be_sent_back),
            cmocka_unit_test(says_the_status_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
