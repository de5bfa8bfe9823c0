/* SPDX-License-Identifier: MIT */
/* The front page of a board's firmware (port/firmware/panel/front.c), its
 * driver against the simulator: when the glass is refreshed, and when not. */
#include "../fake/pages.h"
#include "../fake/panel/sim.h"
#include "firmware/fonts.h"
#include "ng_test.h"

#define ng_fonts_board (*pages_fonts())
#define NG_PANEL ng_epd_2in13_v4
#include "firmware/panel/front.c"

const struct ng_hyphens ng_hyphens_board[1];
const uint32_t ng_hyphens_board_n = 0;

static char memory[1 << 19];
static struct {
    struct panel_sim *sim;
    uint64_t ms;
    struct ng_arena arena;
    struct ng_digest d;
    struct ng_refresh_state kept;
    bool has_kept;
} board;

uint64_t ng_board_ms(void)
{
    return board.ms;
}

void ng_board_alive(void)
{
}

void ng_board_panel_open(struct ng_hal *to)
{
    *to = panel_sim_hal(board.sim);
}

int ng_board_panel_close(void)
{
    panel_sim_end(board.sim);
    return panel_sim_faults(board.sim) == 0 ? NG_OK : NG_EIO;
}

static int32_t load(void *ctx, struct ng_str name, void *to, size_t cap)
{
    (void)ctx;
    assert_true(ng_str_eq(name, NG_STR("front")));
    assert_int_equal(cap, sizeof board.kept);
    if (!board.has_kept) {
        return 0;
    }
    memcpy(to, &board.kept, sizeof board.kept);
    return (int32_t)cap;
}

static int save(void *ctx, struct ng_str name, const void *from, size_t n)
{
    (void)ctx;
    assert_true(ng_str_eq(name, NG_STR("front")));
    assert_int_equal(n, sizeof board.kept);
    memcpy(&board.kept, from, n);
    board.has_kept = true;
    return NG_OK;
}

static const struct ng_store store = {.load = load, .save = save};

/* A new boot; the glass and what is stored stay. */
static void boot(void)
{
    memset(&front, 0, sizeof front);
    front.due_ms = UINT64_MAX;
    board.ms = 5000;
}

static int begin(void **state)
{
    (void)state;
    memset(&board, 0, sizeof board);
    board.sim = panel_sim_new("2.13-v4");
    panel_sim_spi_setup(board.sim, 4000000, 0, true);
    panel_sim_pin(board.sim, NG_PIN_CS, true);
    boot();
    return board.sim == NULL;
}

static int end(void **state)
{
    (void)state;
    panel_sim_free(board.sim);
    return 0;
}

/* The edition from story `from` on, made `s` seconds after the first. */
static const char *edition(uint16_t from, int64_t s)
{
    ng_front_forget();
    ng_arena_init(&board.arena, memory, sizeof memory);
    pages_read(&board.d, &board.arena, "newspaper");
    pages_cut(&board.d, &(struct pages_cut){.from = from});
    board.d.now += s;
    return ng_front_edition(&board.d, &board.arena, &store);
}

static void same_page_is_left_alone(void **state)
{
    (void)state;
    assert_null(edition(0, 0));
    assert_int_equal(panel_sim_refreshes(board.sim), 1);
    assert_true(board.has_kept);
    uint32_t crc = panel_sim_pbm_crc(board.sim);
    assert_null(edition(0, 0));
    assert_int_equal(panel_sim_refreshes(board.sim), 1);
    assert_null(edition(3, 3600));
    assert_int_equal(panel_sim_refreshes(board.sim), 2);
    assert_int_not_equal(panel_sim_pbm_crc(board.sim), crc);
    assert_int_equal(panel_sim_faults(board.sim), 0);
}

static void not_under_180_seconds(void **state)
{
    const char *why = NULL;
    (void)state;
    assert_null(edition(0, 0));
    board.ms += 60000;
    assert_null(edition(3, 60));
    assert_int_equal(panel_sim_refreshes(board.sim), 1);
    uint64_t due = ng_front_poll(&why);
    assert_int_equal(due, board.ms + 120000);
    board.ms = due - 1;
    assert_int_equal(ng_front_poll(&why), due);
    assert_int_equal(panel_sim_refreshes(board.sim), 1);
    board.ms = due;
    assert_true(ng_front_poll(&why) == UINT64_MAX);
    assert_null(why);
    assert_int_equal(panel_sim_refreshes(board.sim), 2);
}

static void nor_after_a_new_boot(void **state)
{
    const char *why = NULL;
    (void)state;
    assert_null(edition(0, 0));
    boot();
    assert_null(edition(3, 60));
    assert_int_equal(panel_sim_refreshes(board.sim), 1);
    assert_true(ng_front_poll(&why) != UINT64_MAX);
    /* what was put off is given up with its memory */
    ng_front_forget();
    board.ms += 1000000;
    assert_true(ng_front_poll(&why) == UINT64_MAX);
    assert_int_equal(panel_sim_refreshes(board.sim), 1);
}

static void trouble_is_said_and_tried_again(void **state)
{
    (void)state;
    panel_sim_fault(board.sim, PANEL_FAULT_STUCK, 0);
    const char *why = edition(0, 0);
    assert_non_null(why);
    assert_non_null(strstr(why, "2.13-v4"));
    assert_false(board.has_kept);
    panel_sim_fault(board.sim, PANEL_FAULT_NONE, 0);
    panel_sim_forget(board.sim);
    assert_null(edition(0, 600));
    assert_true(board.has_kept);
}

static void little_memory(void **state)
{
    (void)state;
    uint32_t shown = 0, said = 0;
    pages_read(&board.d,
            (ng_arena_init(&board.arena, memory, sizeof memory), &board.arena),
            "newspaper");
    for (size_t n = 1024; n < 64 * 1024; n += 3000) {
        struct ng_arena little;
        boot();
        board.has_kept = false;
        ng_arena_init(&little, memory + sizeof memory / 2, n);
        const char *why = ng_front_edition(&board.d, &little, NULL);
        shown += why == NULL;
        said += why != NULL;
        assert_true(why == NULL || strstr(why, "memory") != NULL);
        assert_true(why == NULL || shown == 0);
    }
    assert_true(shown > 5 && said > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test_setup_teardown(
                    same_page_is_left_alone, begin, end),
            cmocka_unit_test_setup_teardown(not_under_180_seconds, begin, end),
            cmocka_unit_test_setup_teardown(nor_after_a_new_boot, begin, end),
            cmocka_unit_test_setup_teardown(
                    trouble_is_said_and_tried_again, begin, end),
            cmocka_unit_test_setup_teardown(little_memory, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
