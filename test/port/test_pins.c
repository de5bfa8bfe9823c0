/* SPDX-License-Identifier: MIT */
#include "../ng_test.h"

#include "linux/pins.h"

#define A "sha256//AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
#define B "sha256//IAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="

static void texts(void **state)
{
    static const char *const bad[] = {"", "sha256//",
            "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            "sha1//AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            "sha256//AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
            "sha256//AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHg==",
            "sha256//AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdH_8=", A ";",
            A "x", A "; " B, A B};
    (void)state;
    assert_true(pins_good(A));
    assert_true(pins_good(A ";" B ";" A));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (pins_good(bad[i])) {
            fail_msg("%s", bad[i]);
        }
    }
}

static void by_host(void **state)
{
    struct pins p = {0};
    (void)state;
    assert_null(pins_find(NULL, "https://a.example/"));
    assert_null(pins_find(&p, "https://a.example/"));
    pins_add(&p, "https://A.example/feed", A);
    pins_add(&p,
            "https://b\xC3\xBC"
            "cher.example:8443/",
            A ";" B);
    assert_string_equal(pins_find(&p, "https://a.EXAMPLE:444/x?y"), A);
    assert_null(pins_find(&p, "https://www.a.example/"));
    assert_null(pins_find(&p, "nonsense"));
    assert_string_equal(
            pins_find(&p, "https://xn--bcher-kva.example/"), A ";" B);
    assert_int_equal(p.n_keys, 3);
    assert_string_equal(p.keys[0].host, "a.example");
    for (uint8_t i = 0; i < 32; i++) {
        assert_int_equal(p.keys[0].spki[i], i);
        assert_int_equal(p.keys[2].spki[i], i > 0 ? i : 32);
    }
    /* a second feed of the host */
    pins_add(&p, "https://a.example/other", B);
    assert_string_equal(pins_find(&p, "https://a.example/"), A ";" B);
    assert_int_equal(p.n_keys, 4);
    assert_string_equal(p.keys[3].host, "a.example");
    pins_free(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(texts),
            cmocka_unit_test(by_host),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
