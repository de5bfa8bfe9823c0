/* SPDX-License-Identifier: MIT */
/* The device: link -> address -> time -> digest -> print -> sleep, and again.
 * Whatever fails is said on the console; then it sleeps and tries again. */
#include "board.h"
#include "cortexm/start.h"
#include "firmware/clock.h"
#include "firmware/edition.h"
#include "firmware/front.h"
#include "firmware/glass.h"
#include "firmware/memory.h"
#include "firmware/page.h"
#include "firmware/record.h"
#include "firmware/roots.h"
#include "firmware/say.h"
#include "firmware/seed.h"
#include "firmware/transport.h"
#include "net/lwip/netif_board.h"
#include "net/lwip/pipe_lwip.h"
#include "ng/text.h"

#include <string.h>

#define PATIENCE_MS 60000
#define RETRY_S 60u
#define LEASE_S 600u /* in a longer pause the address is given back */

/* The seed and the time first: they are to outlive a new release. */
static const struct ng_record_plan plan[] = {{"seed", 1}, {"time", 1},
        {"seen", 8}, {"page", 48}, {"glass", 32}, {"front", 1}};

static struct {
    const struct ng_firmware_edition *edition;
    struct ng_clock clock;
    struct ng_lwip_pipe tcp;
    struct ng_pipe plain;
    struct ng_trust trust;
    struct ng_record card;
    struct ng_store stored;
    const struct ng_store *store; /* NULL: none */
    struct ng_arena arena;
    struct ng_digest digest;
} fw;

/* what pipe.h asks of the machine */

uint64_t ng_net_ms(void)
{
    return ng_board_ms();
}

int64_t ng_net_time(void)
{
    return ng_clock_now(&fw.clock, ng_board_ms());
}

int ng_net_entropy(void *to, size_t n)
{
    return ng_seed_random(to, n);
}

/* What the device says of itself begins so: the rest of the console is the
 * edition. */
static void complain(const char *what)
{
    if (what != NULL) {
        ng_say("nutgraf: ");
        ng_say(what);
        ng_say("\n");
    }
}

/* ---- the card ---------------------------------------------------------------
 */

static int read_card(void *ctx, uint32_t block, void *to)
{
    (void)ctx;
    return ng_board_block_read(block, to);
}

static int write_card(void *ctx, uint32_t block, const void *from)
{
    (void)ctx;
    return ng_board_block_write(block, from);
}

static const char *open_card(void)
{
    const struct ng_medium card = {
            read_card, write_card, ng_board_blocks(), NULL};
    int err = ng_record_open(&fw.card, &card, plan, sizeof plan / sizeof *plan);
    if (err != NG_OK) {
        return err == NG_EFORMAT  ? "the card has other data on it"
               : err == NG_ELIMIT ? "the card is too small"
               : card.n == 0      ? "no card"
                                  : "the card cannot be read and written";
    }
    fw.stored = ng_record_store(&fw.card);
    fw.store = &fw.stored;
    return NULL;
}

/* NULL: none that we can use. */
static struct ng_record *card(void)
{
    return fw.store != NULL ? &fw.card : NULL;
}

static int64_t load_time(void)
{
    int64_t time = 0;
    if (fw.store == NULL || fw.store->load(fw.store->ctx, NG_STR("time"), &time,
                                    sizeof time) != sizeof time) {
        return 0;
    }
    return time;
}

/* A certificate was verified under the clock's time. */
static void prove_time(void)
{
    if (ng_clock_proven(&fw.clock, ng_board_ms()) && fw.store != NULL) {
        (void)fw.store->save(fw.store->ctx, NG_STR("time"), &fw.clock.floor,
                sizeof fw.clock.floor);
    }
}

/* ---- the steps; each says NULL, or why not --------------------------------
 */

static uint64_t patience(void)
{
    uint32_t ms = fw.edition->patience_ms;
    return ng_board_ms() + (ms > 0 ? ms : PATIENCE_MS);
}

static const char *learn_time(void)
{
    int64_t now = ng_board_time();
    if (ng_net_time() != 0 ||
            ng_clock_set(&fw.clock, now, ng_board_ms()) == NG_OK) {
        return NULL;
    }
    const char *reason =
            ng_lwip_sntp(fw.edition->time_server, &now, patience());
    if (reason != NULL) {
        return reason;
    }
    if (ng_clock_set(&fw.clock, now, ng_board_ms()) != NG_OK) {
        return "the time server's time is long past";
    }
    ng_board_set_time(now);
    return NULL;
}

static void note(void *ctx, int err, struct ng_str name, struct ng_str reason)
{
    (void)ctx;
    (void)err;
    ng_say("nutgraf: not read: ");
    ng_say_str(name);
    ng_say(": ");
    ng_say_str(reason);
    ng_say("\n");
}

static const char *print_edition(void)
{
    const struct ng_firmware_edition *e = fw.edition;
    struct ng_config config = {.sources = e->sources,
            .n_sources = e->n_sources,
            .net = ng_transport_begin(&fw.arena),
            .store = fw.store,
            .now = ng_net_time(),
            .utc_offset_min = e->utc_offset_min,
            .title = e->title,
            .max_stories = e->max_stories,
            .note = note};
    ng_glass_forget();
    ng_front_forget();
    uint32_t full = ng_transport_count().tls.full;
    int n = ng_digest_make(&fw.digest, &fw.arena, &config);
    ng_transport_end();
    if (ng_transport_count().tls.full > full) {
        prove_time();
    }
    if (n < 0) {
        return ng_strerror(n);
    }
    if (n == 0 && fw.digest.n_failed + fw.digest.n_stale > 0) {
        return fw.digest.n_failed + fw.digest.n_stale < e->n_sources
                       ? "nothing new in what could be read"
                       : "no source could be read";
    }
    if (n == 0) {
        complain("nothing new");
        ng_glass_last(card(), NULL, config.now);
        return NULL;
    }
    struct ng_sink page =
            ng_page_begin(card(), NG_STR("page"), config.now, &ng_console);
    n = ng_print(&fw.digest, &fw.arena, e->columns, 0, &page);
    if (n < 0) {
        return ng_strerror(n);
    }
    ng_page_end();
    n = ng_digest_commit(&fw.digest, &fw.arena, fw.store, NULL);
    ng_glass_edition(&fw.digest, &fw.arena, card());
    complain(ng_front_edition(&fw.digest, &fw.arena, fw.store));
    return n < 0 ? "what was printed could not be noted" : NULL;
}

static const char *attempt(void)
{
    const char *reason = ng_lwip_up(patience());
    if (reason == NULL) {
        reason = learn_time();
        complain(reason == NULL ? NULL : "no https before the time is known");
    }
    if (reason == NULL) {
        reason = print_edition();
    }
    return reason;
}

/* The last edition, with its age and why there is no newer one. */
static void fall_back(const char *reason)
{
    int64_t now = ng_net_time();
    int64_t then = ng_page_copy(card(), NG_STR("page"), NULL);
    ng_say("nutgraf: no edition: ");
    ng_say(reason);
    ng_say("\n");
    if (then != 0 && now < then) {
        ng_say("nutgraf: the last edition, of some time ago\n");
    } else if (then != 0) {
        ng_say("nutgraf: the last edition, of");
        ng_say_number("about", (now - then + 1800) / 3600);
        ng_say(" hours ago\n");
    }
    (void)ng_page_copy(card(), NG_STR("page"), &ng_console);
    ng_glass_last(card(), reason, now);
}

/* One line for a test, or whoever wants to know how much room is left. */
static void say_figures(uint64_t took_ms)
{
    struct ng_sizes s = ng_sizes();
    struct ng_transport_count t = ng_transport_count();
    struct ng_lwip_count l = ng_lwip_count();
    ng_say("nutgraf: figures");
    ng_say_number("flash", s.flash);
    ng_say_number("ram", s.ram);
    ng_say_number("stack", s.stack_used);
    ng_say_number("of", s.stack);
    ng_say_number("arena", (int64_t)fw.arena.peak);
    ng_say_number("of", (int64_t)ng_firmware_memory.n_arena);
    ng_say_number("refused", fw.arena.refused);
    ng_say_number("tls", t.tls.top);
    ng_say_number("of", t.n_tls);
    ng_say_number("tls-refused", t.tls.refused);
    ng_say_number("handshakes", t.tls.full);
    ng_say_number("resumed", t.tls.resumed);
    ng_say_number("handshake-ms", t.tls.last_ms);
    ng_say_number("pbufs", l.used);
    ng_say_number("dropped", l.dropped);
    ng_say_number("ms", (int64_t)took_ms);
    ng_say("\n");
}

/* Until the next edition; after n failures in a row 1 minute, 2, 4, ... */
static uint32_t pause_s(uint32_t n_failed)
{
    uint32_t every = fw.edition->every_s;
    uint32_t s = RETRY_S << (n_failed < 12 ? n_failed - 1 : 11);
    return n_failed > 0 && s < every ? s : every;
}

static void wait(uint32_t seconds)
{
    if (seconds >= LEASE_S) {
        ng_lwip_down();
    }
    uint64_t until = ng_board_ms() + (uint64_t)seconds * 1000;
    while (ng_board_ms() < until) {
        const char *why = NULL;
        uint64_t due = ng_front_poll(&why);
        complain(why);
        ng_lwip_poll();
        if (ng_glass_turn(ng_board_buttons())) {
            ng_board_sleep(due < until ? due : until);
        }
    }
}

int main(void)
{
    ng_board_init();
    fw.edition = ng_firmware_edition();
    complain(open_card());
    ng_clock_init(&fw.clock, load_time());
    if (ng_seed_start(fw.store) != NG_OK) {
        complain("no https: neither a source of random numbers nor a seed");
    }
    ng_lwip_init();
    fw.plain = ng_lwip_pipe(&fw.tcp);
    fw.trust = ng_trust_table(&ng_roots);
    fw.trust.pins = fw.edition->pins;
    fw.trust.n_pins = fw.edition->n_pins;
    int err = ng_transport_start(
            card(), &fw.plain, &fw.trust, fw.edition->patience_ms);
    if (err == NG_ENOMEM) {
        complain("no https: TLS has too little memory");
    } else if (err == NG_ELIMIT) {
        complain("the card is too small to work on");
    }
    uint32_t n_failed = 0;
    for (uint32_t i = 1;; i++) {
        uint64_t start = ng_board_ms();
        const char *reason = attempt();
        if (reason != NULL) {
            fall_back(reason);
        }
        say_figures(ng_board_ms() - start);
        if (i == fw.edition->attempts) {
            ng_board_restart(reason == NULL);
        }
        n_failed = reason == NULL ? 0 : n_failed + 1;
        uint32_t s = pause_s(n_failed);
        if (n_failed > 0) {
            ng_say("nutgraf: next try");
            ng_say_number("in", s);
            ng_say(" s\n");
        }
        wait(s);
    }
}
