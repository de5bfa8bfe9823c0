/* SPDX-License-Identifier: MIT */
/* The device: link -> address -> time -> digest -> print -> sleep, and again.
 * Whatever fails is said on the console; then it sleeps and tries again. */
#include "board.h"
#include "cortexm/start.h"
#include "firmware/clock.h"
#include "firmware/edition.h"
#include "firmware/memory.h"
#include "firmware/roots.h"
#include "firmware/say.h"
#include "firmware/seed.h"
#include "net/client.h"
#include "net/lwip/netif_board.h"
#include "net/lwip/pipe_lwip.h"
#include "net/pipe_tls.h"
#include "net/trust.h"
#include "ng/text.h"

#include <string.h>

#define LINK_MS 30000
#define TIME_MS 20000

static struct {
    const struct ng_firmware_edition *edition;
    struct ng_clock clock;
    struct ng_lwip_pipe tcp;
    struct ng_pipe plain;
    struct ng_client client;
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

/* ---- the steps; each says NULL, or why not --------------------------------
 */

static const char *learn_time(void)
{
    int64_t now = ng_board_time();
    if (ng_net_time() != 0 ||
            ng_clock_set(&fw.clock, now, ng_board_ms()) == NG_OK) {
        return NULL;
    }
    const char *reason = ng_lwip_sntp(
            fw.edition->time_server, &now, ng_board_ms() + TIME_MS);
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
    ng_say("not read: ");
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
            .net = ng_client_net(&fw.client),
            .now = ng_net_time(),
            .utc_offset_min = e->utc_offset_min,
            .title = e->title,
            .max_stories = e->max_stories,
            .note = note};
    ng_arena_init(
            &fw.arena, ng_firmware_memory.arena, ng_firmware_memory.n_arena);
    int n = ng_digest_make(&fw.digest, &fw.arena, &config);
    ng_client_close(&fw.client);
    if (n < 0) {
        return ng_strerror(n);
    }
    if (n == 0) {
        return fw.digest.n_failed > 0 ? "no source could be read"
                                      : "nothing new";
    }
    n = ng_print(&fw.digest, &fw.arena, e->columns, 0, &ng_console);
    return n < 0 ? ng_strerror(n) : NULL;
}

static const char *attempt(void)
{
    const char *reason = ng_lwip_up(ng_board_ms() + LINK_MS);
    if (reason == NULL) {
        reason = learn_time();
    }
    if (reason == NULL) {
        reason = print_edition();
    }
    return reason;
}

/* One line for a test, or whoever wants to know how much room is left. */
static void say_figures(uint64_t took_ms)
{
    struct ng_sizes s = ng_sizes();
    struct ng_tls_count t = ng_tls_count();
    struct ng_lwip_count l = ng_lwip_count();
    ng_say("figures");
    ng_say_number("flash", s.flash);
    ng_say_number("ram", s.ram);
    ng_say_number("stack", s.stack_used);
    ng_say_number("of", s.stack);
    ng_say_number("arena", (int64_t)fw.arena.peak);
    ng_say_number("of", (int64_t)ng_firmware_memory.n_arena);
    ng_say_number("refused", fw.arena.refused);
    ng_say_number("handshakes", t.full);
    ng_say_number("resumed", t.resumed);
    ng_say_number("tls-refused", t.refused);
    ng_say_number("pbufs", l.used);
    ng_say_number("dropped", l.dropped);
    ng_say_number("ms", (int64_t)took_ms);
    ng_say("\n");
}

static void wait(uint32_t seconds)
{
    uint64_t until = ng_board_ms() + (uint64_t)seconds * 1000;
    while (ng_board_ms() < until) {
        ng_board_sleep(until);
        ng_lwip_poll();
    }
}

int main(void)
{
    static struct ng_trust trust;
    ng_board_init();
    fw.edition = ng_firmware_edition();
    ng_clock_init(&fw.clock, 0);
    if (ng_seed_start(NULL) != NG_OK) {
        ng_say("no source of random numbers: https is refused\n");
    }
    ng_lwip_init();
    fw.plain = ng_lwip_pipe(&fw.tcp);
    fw.client.plain = fw.plain;
    trust = ng_trust_table(&ng_roots);
    int err = ng_tls_init(&fw.client.secure, ng_firmware_memory.tls,
            ng_firmware_memory.n_tls, &fw.plain, &trust);
    if (err != NG_OK) {
        memset(&fw.client.secure, 0, sizeof fw.client.secure);
    }
    for (uint32_t i = 1;; i++) {
        uint64_t start = ng_board_ms();
        const char *reason = attempt();
        if (reason != NULL) {
            ng_say("no edition: ");
            ng_say(reason);
            ng_say("\n");
        }
        say_figures(ng_board_ms() - start);
        if (i == fw.edition->attempts) {
            ng_board_restart(reason == NULL);
        }
        wait(fw.edition->every_s);
    }
}
