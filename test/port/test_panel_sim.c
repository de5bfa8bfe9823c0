/* SPDX-License-Identifier: MIT */
/* The panel simulator itself: right sessions raise nothing, and each of them,
 * broken in one place, raises the code of that violation. */
#include "../fake/panel/script.h"
#include "../ng_test.h"

#define UP "p1 r1 +20 r0 +2 r1 +20 "

#define V4_WINDOW "c11 03 c44 00 0F c45 00 00 F9 00 c4E 00 c4F 00 00 "
#define V4_INIT "c12 w c01 F9 00 00 " V4_WINDOW "c3C 05 c21 00 80 c18 80 "
#define V4_FULL "c24 *4000:F0 c26 *4000:F0 c22 F7 c20 w "
#define V4_PARTIAL(b) "c3C 80 c24 *4000:" b " c22 FF c20 w c26 *4000:" b " "
#define SSD_SLEEP "c10 01 e"

#define UC_INIT                                                                \
    "c06 17 17 28 17 c01 07 07 3F 3F c04 w c00 1F c61 03 20 01 E0 c15 00 "     \
    "c50 29 07 c60 22 "
#define UC_FULL "c10 *48000:FF c13 *48000:F0 c12 w "
#define UC_PARTIAL(b) "cE0 02 cE5 6E c13 *48000:" b " c12 w "
#define UC_WINDOW                                                              \
    "cE0 02 cE5 6E c90 00 10 00 27 00 02 00 03 01 c91 c13 *6:AA c12 w c92 "
#define UC_SLEEP "c02 w c07 A5 e"

#define E_KEY "cAA 49 55 20 08 09 18 "
static const char colour_full[] =
        UP E_KEY "c01 3F c00 5F 69 c61 03 20 01 E0 c10 *192000:31 "
                 "c04 w c12 00 w c02 00 w c07 A5 e";

#define V1_LUTS                                                                \
    "c20 *44:00 c21 *42:00 c22 80 10 00 00 00 01 *36:00 "                      \
    "c23 40 10 00 00 00 01 *36:00 c24 *42:00 "

static const char v4_full[] = UP V4_INIT V4_FULL SSD_SLEEP;
static const char v4_partial[] =
        UP V4_INIT V4_FULL V4_PARTIAL("0F") V4_PARTIAL("3C") SSD_SLEEP;
static const char v4_fast[] =
        UP "c12 w c01 F9 00 00 c18 80 " V4_WINDOW "c22 B1 c20 w c1A 64 00 "
           "c22 91 c20 w c24 *4000:F0 c22 C7 c20 w " SSD_SLEEP;
static const char v3_ping_pong[] = UP V4_INIT V4_FULL
        "c37 00 00 00 00 00 40 00 00 00 00 c22 FF c24 *4000:3C c20 w "
        "c24 *4000:0F c20 w " SSD_SLEEP;
static const char gdeq_full[] =
        UP "c12 w c18 80 c0C AE C7 C3 C0 80 c01 DF 01 02 c3C 01 c11 01 "
           "c44 00 00 1F 03 c45 DF 01 00 00 c4E 00 00 c4F DF 01 "
           "c24 *100:F5 *47900:0F c26 *48000:0F c22 F7 c20 w " SSD_SLEEP;
static const char uc_full[] = UP UC_INIT UC_FULL UC_SLEEP;
static const char uc_partial[] =
        UP UC_INIT UC_FULL UC_PARTIAL("0F") UC_PARTIAL("3C") UC_WINDOW UC_SLEEP;
static const char uc_red[] = UP
        "c01 07 07 3F 3F c04 w c00 0F c61 03 20 01 E0 c15 00 c50 11 07 c60 22 "
        "c10 *48000:F0 c13 *48000:00 c12 w " UC_SLEEP;
static const char v1_partial[] =
        UP "c01 03 00 2B 2B c06 17 17 17 c04 w c00 1F c61 01 90 01 2C c50 97 "
           "c10 *15000:FF c13 *15000:F0 c12 w "
           "c00 3F " V1_LUTS "c10 *15000:F0 c13 *15000:3C c12 w " UC_SLEEP;

#define IT_REGISTER(a, v) "=60000011 w =0000" a " w =0000" v " w "
#define IT_LOAD                                                                \
    "=60000021 w =00000030000000000064 w =00000258 w ~30000:0F0F =60000022 w "
#define IT_SHOW "=60000034 w =00000000000003200258 w =00000002 w "
static const char it_full[] = "r1 +20 r0 +2 r1 +20 w =60000001 w " IT_REGISTER(
        "0004",
        "0001") "=60000039 w =00000001 w =000008FC w " IT_REGISTER("0208",
        "9F00") IT_REGISTER("020A", "0011") IT_REGISTER("113A", "0004")
        IT_REGISTER("1250", "00F0") IT_LOAD IT_SHOW "+900 =60000003 w e";

static const char oled[] = "r1 +20 r0 +2 r1 +20 cAE cA8 c3F c20 c00 cA1 cC8 "
                           "c21 c00 c7F c22 c00 c07 *1024:01 c8D c14 cAF e";

static const struct right {
    const char *panel, *script;
    uint8_t first; /* of the glass's first row, left; 1 is white */
} rights[] = {{"2.13-v4", v4_full, 0xF0}, {"2.13-v4", v4_partial, 0x3C},
        {"2.13-v4", v4_fast, 0xF0}, {"2.13-v3", v3_ping_pong, 0x0F},
        {"4.26", gdeq_full, 0xF5}, {"7.5-v2", uc_full, 0xF0},
        {"7.5-v2", uc_partial, 0x3C}, {"7.5-b-v2", uc_red, 0xF0},
        {"4.2-v1", v1_partial, 0x3C}, {"it8951-6", it_full, 0xF0},
        {"7.3-e", colour_full, 0x55}, {"ssd1306", oled, 0x00}};

static void test_right(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rights / sizeof *rights; i++) {
        const struct right *r = &rights[i];
        struct panel_sim *s = panel_sim_new(r->panel);
        assert_non_null(s);
        panel_script(s, r->script);
        if (panel_sim_faults(s) > 0 ||
                (!panel_sim_is_off(s) && r->script != oled)) {
            fail_msg("%s, row %zu:\n%s", r->panel, i, panel_sim_violations(s));
        }
        for (uint16_t x = 0; x < 8; x++) {
            bool white = (r->first >> (7 - x) & 1) != 0;
            enum panel_ink ink =
                    r->script == colour_full ? PANEL_ACCENT : PANEL_BLACK;
            assert_int_equal(panel_sim_ink(s, x, 0), white ? PANEL_WHITE : ink);
        }
        panel_sim_free(s);
    }
}

/* A right session, broken in one place; `part` NULL: the wiring is wrong. */
static const struct wrong {
    enum panel_code code;
    const char *panel, *script, *part, *instead;
} wrongs[] = {
        {PANEL_RESET_MISSING, "2.13-v4", v4_full, "r0 +2 r1 +20 c12", "c12"},
        {PANEL_RESET_LOW, "2.13-v4", v4_full, "r1 +20 c12", "+20 c12"},
        {PANEL_RESET_SHORT, "2.13-v4", v4_full, "r0 +2", "r0 u5"},
        {PANEL_RESET_LONG, "2.13-v4", v4_full, "r0 +2", "r0 +50"},
        {PANEL_RESET_EARLY, "2.13-v4", v4_full, "+20 r0", "+1 r0"},
        {PANEL_RESET_SOON, "2.13-v4", v4_full, "+20 c12", "u500 c12"},
        {PANEL_ASLEEP, "2.13-v4", v4_full, "10 01 e", "10 01 +10 c24 e"},
        {PANEL_ASLEEP, "7.5-v2", uc_full, "A5 e", "A5 c04 e"},
        {PANEL_UNPOWERED, "7.5-v2", uc_full, "p1", "p0"},
        {PANEL_BUSY, "2.13-v4", v4_full, "c20 w", "c20 +900"},
        {PANEL_BUSY, "7.5-v2", uc_full, "c12 w", "c12 +900"},
        {PANEL_BUSY, "7.5-v2", uc_full, "c04 w", "c04"},
        {PANEL_BUSY_EARLY, "7.5-v2", uc_full, "c12 w", "c12 u100 ? w"},
        {PANEL_COMMAND, "2.13-v4", v4_full, "c18 80", "c18 c80"},
        {PANEL_COMMAND, "7.5-v2", uc_full, "c15", "cAA"},
        {PANEL_ARGUMENTS, "2.13-v4", v4_full, "c18 80", "c18 c80"},
        {PANEL_ARGUMENTS, "2.13-v4", v4_full, "F9 00 00 c11", "F9 00 c11"},
        {PANEL_ARGUMENTS, "7.5-v2", uc_full, "c60 22", "c60 22 22"},
        {PANEL_ARGUMENTS, "4.2-v1", v1_partial, "c50 97", "c50 97 07"},
        {PANEL_STRAY, "7.5-v2", uc_full, "+20 c06", "+20 17 c06"},
        {PANEL_WINDOW, "2.13-v4", v4_full, "00 0F", "00 10"},
        {PANEL_WINDOW, "2.13-v4", v4_full, "c45 00 00 F9 00",
                "c45 00 00 FA 00"},
        {PANEL_WINDOW, "2.13-v4", v4_full, "c11 03", "c11 01"},
        {PANEL_WINDOW, "2.13-v4", v4_full, "c44 00 0F", ""},
        {PANEL_WINDOW, "7.5-v2", uc_partial, "02 00 03 01", "02 01 E0 01"},
        {PANEL_WINDOW, "7.5-v2", uc_full, "c12", "c91 c12"},
        {PANEL_ALIGN, "4.26", gdeq_full, "1F 03 c45", "1E 03 c45"},
        {PANEL_ALIGN, "7.5-v2", uc_partial, "00 10 00 27", "00 10 00 20"},
        {PANEL_COUNTER, "2.13-v4", v4_full, "c4F 00 00", "c4F 01 00"},
        {PANEL_COUNTER, "4.26", gdeq_full, "c4F DF 01", "c4F 00 00"},
        {PANEL_OVERRUN, "2.13-v4", v4_full, "c24 *4000", "c24 *4016"},
        {PANEL_OVERRUN, "7.5-v2", uc_full, "c13 *48000", "c13 *48001"},
        {PANEL_UNDERRUN, "2.13-v4", v4_full, "c26 *4000", "c26 *3999"},
        {PANEL_UNDERRUN, "7.5-v2", uc_partial, "*6:AA", "*5:AA"},
        {PANEL_POWER, "2.13-v4", v4_full, "c22 F7", "c22 37"},
        {PANEL_POWER, "7.5-v2", uc_full, "c04 w", ""},
        {PANEL_WAVEFORM, "2.13-v4", v4_full, "c22 F7", "c22 C7"},
        {PANEL_WAVEFORM, "2.13-v4", v4_full, "c22 F7 c20 w",
                "c22 B1 c20 w c22 CF c20 w"},
        {PANEL_WAVEFORM, "2.13-v2", v4_full, "c22 F7", "c22 FF"},
        {PANEL_WAVEFORM, "7.5-v2-old", uc_partial, "e", "e"},
        {PANEL_WAVEFORM, "7.5-v2", uc_full, "c00 1F", "c00 3F"},
        {PANEL_UNWRITTEN, "2.13-v4", v4_partial, "c26 *4000:F0", ""},
        {PANEL_UNWRITTEN, "2.13-v4", v4_full, "c24 *4000:F0", ""},
        {PANEL_UNWRITTEN, "7.5-v2", uc_full, "c10 *48000:FF", ""},
        {PANEL_STALE, "2.13-v4", v4_partial, "w c26 *4000:0F", "w"},
        {PANEL_STALE, "7.5-v2", uc_partial, "c50 29", "c50 21"},
        {PANEL_STALE, "4.2-v1", v1_partial, "c10 *15000:F0", ""},
        {PANEL_POLARITY, "7.5-v2", uc_full, "c12", "c50 28 07 c12"},
        {PANEL_POLARITY, "2.13-v4", v4_full, "c22", "c21 08 80 c22"},
        {PANEL_SLEEP_POWERED, "2.13-v4", v4_full, "c22 F7", "c22 F4"},
        {PANEL_SLEEP_POWERED, "7.5-v2", uc_full, "c02 w", ""},
        {PANEL_SLEEP_CHECK, "7.5-v2", uc_full, "c07 A5", "c07 00"},
        {PANEL_END_POWERED, "7.5-v2", uc_full, "c02 w c07 A5", ""},
        {PANEL_END_AWAKE, "7.5-v2", uc_full, "c07 A5", ""},
        {PANEL_END_AWAKE, "2.13-v4", v4_full, "c10 01", ""},
        {PANEL_SIZE, "7.5-v2", uc_full, "03 20 01 E0", "02 88 01 E0"},
        {PANEL_SIZE, "7.5-v2", uc_full, "c61 03 20 01 E0", ""},
        {PANEL_SIZE, "7.5-v2", uc_full, "c00 1F", "c00 0F"},
        {PANEL_SIZE, "2.13-v4", v4_full, "c01 F9", "c01 27"},
        {PANEL_SIZE, "4.26", gdeq_full, "DF 01 02", "DF 01 00"},
        {PANEL_POWER_CUT, "7.5-v2", uc_full, "c12 w c02 w c07 A5", "c12 p0"},
        {PANEL_VALUE, "2.13-v4", v4_full, "c10 01", "c10 07"},
        {PANEL_VALUE, "7.5-v2", uc_full, "17 17 28 17", "17 17 28 16"},
        {PANEL_VALUE, "7.3-e", colour_full, E_KEY, ""},
        {PANEL_VALUE, "7.3-e", colour_full, "08 09 18", "08 09 19"},
        {PANEL_POWER, "7.3-e", colour_full, "c04 w", ""},
        {PANEL_BUSY, "7.3-e", colour_full, "c12 00 w", "c12 00"},
        {PANEL_UNDERRUN, "7.3-e", colour_full, "*192000", "*191999"},
        {PANEL_SIZE, "7.3-e", colour_full, "03 20 01 E0", "01 E0 03 20"},
        {PANEL_SLEEP_CHECK, "7.3-e", colour_full, "c07 A5", "c07 00"},
        {PANEL_ARGUMENTS, "7.3-e", colour_full, "c02 00", "c02"},
        {PANEL_HRDY, "it8951-6", it_full, "r1 +20 w", "r1 +20"},
        {PANEL_COMMAND, "it8951-6", it_full, "=60000001", "=60000099"},
        {PANEL_ASLEEP, "it8951-6", it_full, "=60000003",
                "=60000003 w =60000302"},
        {PANEL_ARGUMENTS, "it8951-6", it_full, "w =00000002 w", "w"},
        {PANEL_WINDOW, "it8951-6", it_full, "=00000258 w ~", "=00000259 w ~"},
        {PANEL_OVERRUN, "it8951-6", it_full, "~30000", "~30001"},
        {PANEL_UNDERRUN, "it8951-6", it_full, "~30000", "~29999"},
        {PANEL_UNWRITTEN, "it8951-6", it_full, IT_LOAD, ""},
        {PANEL_VALUE, "it8951-6", it_full, IT_REGISTER("0208", "9F00"), ""},
        {PANEL_BUSY, "it8951-6", it_full, IT_SHOW, IT_SHOW IT_SHOW},
        {PANEL_SLEEP_POWERED, "it8951-6", it_full, "+900", "+100"},
        {PANEL_END_AWAKE, "it8951-6", it_full, "=60000003 w", ""},
        {PANEL_VCOM, "it8951-6", it_full, "=60000039 w =00000001 w =000008FC w",
                ""},
        {PANEL_VCOM, "it8951-6", it_full, "08FC", "0000"},
        {PANEL_VCOM, "it8951-6", it_full, "39 w =00000001", "39 w =00000000"},
        {PANEL_VALUE, "it8951-6", it_full, IT_REGISTER("0004", "0001"), ""},
        {PANEL_VCOM, "it8951-6", it_full, "08FC", "08FD"},
        {PANEL_LOAD_ALIGN, "it8951-6", it_full, "00300000", "00300002"},
        {PANEL_LOAD_ALIGN, "it8951-6", it_full, "0064 w", "0062 w"},
        {PANEL_LOAD_OPEN, "it8951-6", it_full, "=60000022 w", ""},
        {PANEL_COMMAND, "ssd1309", oled, "cAE", "cAE"},
        {PANEL_WINDOW, "ssd1306", oled, "c7F", "c80"},
        {PANEL_POWER, "ssd1306", oled, "c8D c14", ""},
        {PANEL_SIZE, "ssd1306", oled, "c3F", "c1F"},
        {PANEL_UNWRITTEN, "ssd1306", oled, "1024", "1023"},
        {PANEL_ARGUMENTS, "ssd1306", oled, "c07 ", ""},
        {PANEL_SPI_FAST, "7.5-v2", uc_full, NULL, NULL},
        {PANEL_SPI_MODE, "7.5-v2", uc_full, NULL, NULL},
        {PANEL_UNSELECTED, "7.5-v2", uc_full, NULL, NULL},
};

static void test_wrong(void **state)
{
    (void)state;
    bool seen[PANEL_CODES] = {false};
    for (size_t i = 0; i < sizeof wrongs / sizeof *wrongs; i++) {
        const struct wrong *w = &wrongs[i];
        struct panel_sim *s = panel_sim_new(w->panel);
        struct log script = {0};
        assert_non_null(s);
        if (w->code == PANEL_RESET_LONG) {
            panel_sim_hat(s, PANEL_HAT_CLEVER);
        }
        panel_sim_spi_setup(s, w->code == PANEL_SPI_FAST ? 12000000 : 4000000,
                w->code == PANEL_SPI_MODE, w->code == PANEL_UNSELECTED);
        const char *at = w->part == NULL ? NULL : strstr(w->script, w->part);
        assert_true(w->part == NULL || at != NULL);
        if (at != NULL) {
            log_bytes(&script, w->script, (size_t)(at - w->script));
            log_printf(&script, "%s", w->instead);
            at += strlen(w->part);
        } else {
            at = w->script;
        }
        log_bytes(&script, at, strlen(at));
        panel_script(s, script.s);
        if (panel_sim_count(s, w->code) == 0) {
            fail_msg("%s: \"%s\" for \"%s\" is not caught; caught:\n%s",
                    panel_code_name(w->code), w->instead, w->part,
                    panel_sim_violations(s));
        }
        seen[w->code] = true;
        log_free(&script);
        panel_sim_free(s);
    }
    for (unsigned i = 1; i < PANEL_CODES; i++) {
        if (!seen[i] && !panel_code_is_advice((enum panel_code)i)) {
            fail_msg("%s is never provoked",
                    panel_code_name((enum panel_code)i));
        }
    }
}

static void test_advice(void **state)
{
    (void)state;
    struct panel_sim *s = panel_sim_new("7.5 V2");
    panel_script(s, uc_full);
    panel_script(s, uc_full);
    assert_int_equal(panel_sim_faults(s), 0);
    assert_int_equal(panel_sim_count(s, PANEL_FULL_SOON), 1);
    panel_sim_forget(s);
    panel_sim_advance(s, 180000000);
    panel_script(s, UP UC_INIT UC_FULL);
    for (int i = 0; i < 9; i++) {
        assert_int_equal(panel_sim_count(s, PANEL_PARTIALS), 0);
        panel_script(s, UC_PARTIAL("0F"));
    }
    panel_script(s, UC_SLEEP);
    assert_int_equal(panel_sim_faults(s), 0);
    assert_int_equal(panel_sim_count(s, PANEL_FULL_SOON), 0);
    assert_int_equal(panel_sim_count(s, PANEL_PARTIALS), 1);
    panel_sim_free(s);
}

/* What a partial refresh erases shines through, a full one clears it. */
static void test_veil(void **state)
{
    (void)state;
    struct panel_sim *s = panel_sim_new("7.5-v2");
    panel_script(s, UP UC_INIT "c10 *48000:FF c13 *48000:00 c12 w "
                               "cE0 02 cE5 6E c13 *48000:F0 c12 w");
    assert_int_equal(panel_sim_veil(s, 0, 0), 4);
    assert_int_equal(panel_sim_veil(s, 4, 0), 0);
    assert_int_equal(panel_sim_refresh_ms(s), 430);
    panel_script(s, "cE0 00 c12 w " UC_SLEEP);
    assert_int_equal(panel_sim_veil(s, 0, 0), 0);
    assert_int_equal(panel_sim_refresh_ms(s), 4100);
    assert_int_equal(panel_sim_faults(s), 0);
    panel_sim_free(s);
}

static void test_trace(void **state)
{
    (void)state;
    struct panel_sim *s = panel_sim_new("2.13-v4");
    panel_script(s, "p1 r1 +20 r0 +2 r1 +20 c12 w c01 F9 00 00 " V4_WINDOW
                    "c24 *4000:FF c22 F7 c20 w c10 01 e");
    assert_int_equal(panel_sim_faults(s), 0);
    assert_string_equal(panel_sim_trace(s),
            "PWR 1\nRST 1\nW 20ms\nRST 0\nW 2ms\nRST 1\nW 20ms\nC 12\nW 5ms\n"
            "C 01\nD F9 00 00\nC 11\nD 03\nC 44\nD 00 0F\nC 45\nD 00 00 F9 00\n"
            "C 4E\nD 00\nC 4F\nD 00 00\nC 24\nD 4000 crc=cc3a6f3d\nC 22\nD F7\n"
            "C 20\nW 3000ms\nC 10\nD 01\n");
    panel_sim_free(s);
}

/* Chip select by the driver, and a HAT that loses power with RST. */
static void test_wiring(void **state)
{
    (void)state;
    struct panel_sim *s = panel_sim_new("7.5-v2");
    panel_sim_spi_setup(s, 10000000, 0, true);
    panel_sim_pin(s, NG_PIN_CS, false);
    panel_script(s, uc_full);
    assert_int_equal(panel_sim_faults(s), 0);
    panel_sim_free(s);

    s = panel_sim_new("7.5-v2");
    panel_sim_hat(s, PANEL_HAT_CLEVER);
    panel_script(s, uc_full);
    assert_int_equal(panel_sim_faults(s), 0);
    panel_script(s, "r0 +50 r1 c04 e");
    assert_int_equal(panel_sim_count(s, PANEL_RESET_LONG), 1);
    assert_int_equal(panel_sim_count(s, PANEL_RESET_MISSING), 1);
    panel_sim_free(s);
    assert_null(panel_sim_new("7.5-v9"));
}

/* Pictures: PBM to the byte, PNG with what shines through. */
static void test_pictures(void **state)
{
    (void)state;
    struct panel_sim *s = panel_sim_new("ssd1306");
    char head[9] = {0};
    uint8_t first[17] = {0};
    FILE *f = tmpfile();
    assert_non_null(f);
    panel_script(s, oled);
    assert_int_equal(panel_sim_write_pbm(s, f), NG_OK);
    assert_int_equal(ftell(f), 10 + 128 * 64 / 8);
    rewind(f);
    assert_int_equal(fread(head, 1, 3, f), 3);
    assert_string_equal(head, "P4\n");
    assert_int_equal(fseek(f, 10, SEEK_SET), 0);
    assert_int_equal(fread(first, 1, sizeof first, f), sizeof first);
    assert_int_equal(first[0], 0xFF);
    assert_int_equal(first[16], 0x00);
    fclose(f);
    f = tmpfile();
    assert_non_null(f);
    assert_int_equal(panel_sim_write_png(s, f), NG_OK);
    rewind(f);
    assert_int_equal(fread(head, 1, 8, f), 8);
    assert_memory_equal(head, "\x89PNG\r\n\x1a\n", 8);
    fclose(f);
    panel_sim_free(s);
}

/* ---- what vendors' drivers do (facts of Waveshare's sources) ------------ */

static uint32_t black(const struct panel_sim *s)
{
    uint32_t n = 0;
    for (uint16_t y = 0; y < panel_sim_height(s); y++) {
        for (uint16_t x = 0; x < panel_sim_width(s); x++) {
            n += panel_sim_ink(s, x, y) == PANEL_BLACK;
        }
    }
    return n;
}

/* epd7in5_V2: a full picture after a partial one is inverse: CDI stays at
 * DDX 01 when the full one takes 00 for granted. A fourth is black. */
static void test_inverse(void **state)
{
    (void)state;
    struct panel_sim *s = panel_sim_new("7.5-v2");
    const char *init = UP "c06 17 17 28 17 c01 07 07 28 17 c04 +100 w c00 1F "
                          "c61 03 20 01 E0 c15 00 c50 10 07 c60 22 ";
    const char *full = "c10 *48000:3F c13 *48000:C0 c12 +100 w ";
    panel_script(s, init);
    panel_script(s, full);
    assert_int_equal(panel_sim_faults(s), 0);
    assert_int_equal(black(s), 96000);
    panel_script(s, UP "c00 1F c04 w c61 03 20 01 E0 cE0 02 cE5 6E ");
    for (int i = 0; i < 2; i++) {
        panel_script(s, "c50 A9 07 c91 c90 00 00 03 1F 00 00 01 DF 01 "
                        "c13 *48000:3F c12 w ");
        assert_int_equal(black(s), 96000);
    }
    panel_script(s, full);
    assert_int_equal(black(s), 288000);
    panel_script(s, UC_SLEEP);
    panel_sim_free(s);
}

/* epd2in13_V4: 26 is not written after a partial refresh: right once, ghosts
 * from the second on. */
static void test_ghosts(void **state)
{
    (void)state;
    struct panel_sim *s = panel_sim_new("2.13-v4");
    panel_script(s, UP V4_INIT V4_FULL "c22 FF c24 *4000:FF c20 w ");
    assert_int_equal(panel_sim_faults(s), 0);
    assert_int_equal(black(s), 0);
    panel_script(s, "c24 *4000:F0 c20 w ");
    /* 60 of 122 columns: taken for black already */
    assert_int_equal(panel_sim_count(s, PANEL_STALE), 1);
    assert_int_equal(black(s), 0);
    panel_sim_free(s);
}

/* epd4in26: the window begins at gate 479, the counter at 0. */
static void test_rolled(void **state)
{
    (void)state;
    struct panel_sim *s = panel_sim_new("4.26");
    panel_script(s, UP
            "c12 w c18 80 c0C AE C7 C3 C0 80 c01 DF 01 02 c3C 01 c11 01 "
            "c44 00 00 1F 03 c45 DF 01 00 00 c4E 00 00 c4F 00 00 "
            "c24 *100:00 *47900:FF c26 *100:00 *47900:FF c22 F7 c20 w c10 01");
    assert_true(panel_sim_count(s, PANEL_COUNTER) > 0);
    assert_int_equal(black(s), 800);
    assert_int_equal(panel_sim_ink(s, 0, 0), PANEL_WHITE);
    assert_int_equal(panel_sim_ink(s, 0, 479), PANEL_BLACK);
    panel_sim_free(s);
}

/* epd4in2: 20,000 bytes for a plane of 15,000. */
static void test_too_many(void **state)
{
    (void)state;
    struct panel_sim *s = panel_sim_new("4.2-v1");
    panel_script(s, UP "c01 03 00 2B 2B c06 17 17 17 c04 w c00 1F "
                       "c61 01 90 01 2C c50 97 c10 *20000:FF c13 *20000:00 c12 "
                       "w " UC_SLEEP);
    assert_int_equal(panel_sim_count(s, PANEL_OVERRUN), 2);
    assert_int_equal(panel_sim_faults(s), 2);
    assert_int_equal(black(s), 120000);
    panel_sim_free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_right),
            cmocka_unit_test(test_wrong), cmocka_unit_test(test_advice),
            cmocka_unit_test(test_veil), cmocka_unit_test(test_trace),
            cmocka_unit_test(test_wiring), cmocka_unit_test(test_pictures),
            cmocka_unit_test(test_inverse), cmocka_unit_test(test_ghosts),
            cmocka_unit_test(test_rolled), cmocka_unit_test(test_too_many)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
