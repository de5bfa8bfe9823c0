/* SPDX-License-Identifier: MIT */
#include "../ng_test.h"

#include "net/trust.h"

#include <unistd.h>

#define FILE_NAME "build/test/anchors.pem"

static int take(void *arg, const uint8_t *der, uint32_t n)
{
    log_bytes(arg, der, n);
    log_bytes(arg, "|", 1);
    return n == 4 && memcmp(der, "stop", 4) == 0 ? NG_ESTOP : NG_OK;
}

static int read_pem(const char *pem, struct log *l)
{
    static struct ng_trust_pem t;
    FILE *f = fopen(FILE_NAME, "w");
    assert_non_null(f);
    fputs(pem, f);
    fclose(f);
    log_bytes(l, "", 0);
    struct ng_trust trust = ng_trust_pem(&t, FILE_NAME);
    int err = trust.each(trust.ctx, take, l);
    (void)unlink(FILE_NAME);
    return err;
}

#define BEGIN "-----BEGIN CERTIFICATE-----\n"
#define END "-----END CERTIFICATE-----\n"

/* base64 vectors: RFC 4648 section 10 */
static void bundles(void **state)
{
    (void)state;
    struct log l = {0};
    assert_int_equal(read_pem("# a comment, abcd\n" BEGIN "Zm9v\nYmE=\n" END
                              "Zm9v\n-----BEGIN CERTIFICATE-----\r\nZ\r\ng=="
                              "\r\n-----END CERTIFICATE-----\r\n"
                              "-----BEGIN PRIVATE KEY-----\nZm9v\n"
                              "-----END PRIVATE KEY-----\n" BEGIN END,
                             &l),
            NG_OK);
    assert_string_equal(l.s, "fooba|f|");
    log_free(&l);
    assert_int_equal(
            read_pem(BEGIN "c3RvcA==\n" END BEGIN "Zm9v\n" END, &l), NG_ESTOP);
    assert_string_equal(l.s, "stop|");
    log_free(&l);
    assert_int_equal(read_pem(BEGIN "Zm9v\n", &l), NG_OK); /* cut */
    assert_string_equal(l.s, "");
    log_free(&l);
}

static void too_large(void **state)
{
    (void)state;
    struct log pem = {0}, l = {0};
    for (unsigned lines = 170; lines < 172; lines++) { /* 48 bytes a line */
        log_printf(&pem, BEGIN);
        for (unsigned i = 0; i < lines; i++) {
            log_printf(&pem, "%064d\n", 0);
        }
        log_printf(&pem, END);
    }
    assert_int_equal(read_pem(pem.s, &l), NG_OK);
    assert_int_equal(l.len, 170 * 48 + 1);
    log_free(&l);
    log_free(&pem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(bundles),
            cmocka_unit_test(too_large),
    };
    return cmocka_run_group_tests_name("trust", tests, NULL, NULL);
}
