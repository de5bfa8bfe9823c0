/* SPDX-License-Identifier: MIT */
#include "linux/options.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "ng/date.h"

static const char *const commands[] = {"init", "add", "list", "import",
        "export", "check", "panel", "feed", "extract", "summary", "sentences",
        "cluster", NULL};

/* Options that are no settings. A code above 255 has no short form. */
enum {
    DRY_RUN = 256,
    WHY,
    OFFLINE,
    STATS,
    VERSION,
    HELP,
    NOW,
    JSONL,
    CHARS,
    SCREEN
};

static const struct option own[] = {
        {"dry-run", no_argument, NULL, DRY_RUN},
        {"why", no_argument, NULL, WHY},
        {"offline", no_argument, NULL, OFFLINE},
        {"stats", no_argument, NULL, STATS},
        {"version", no_argument, NULL, VERSION},
        {"help", no_argument, NULL, HELP},
        {"now", required_argument, NULL, NOW},
        {"jsonl", no_argument, NULL, JSONL},
        {"chars", required_argument, NULL, CHARS},
        {"screen", required_argument, NULL, SCREEN},
};

#define N_OWN (sizeof own / sizeof *own)
#define FIRST_SETTING 512
#define N_OPTIONS_MAX 48

void options_help(const struct ng_sink *out)
{
    static const char *const lines[] = {
            "usage: nutgraf [options] [URL|FILE ...]\n",
            "       nutgraf init | add NAME URL [key=value ...] | list | "
            "import FILE.opml\n",
            "       nutgraf export | check | panel list|test|doctor\n",
            "       nutgraf feed|extract|summary|sentences|cluster [--jsonl] "
            "[FILE|- ...]\n",
            "\n",
            "Reads news feeds and articles and prints a morning edition: from "
            "the addresses\n",
            "given, or else from the configuration that `nutgraf init` "
            "writes.\n",
            "\n", "what to print\n",
            "  --stories N      at most N stories (12)\n",
            "  --sentences N    at most N sentences a story (3)\n",
            "  --since 24h      nothing older, with h, d or w (48h)\n",
            "  --section NAME   only this section\n",
            "  --keep WORD      only stories with this word\n",
            "  --drop WORD      no stories with this word\n",
            "  --title T        --lang en|de|fr|es|it|nl\n",
            "how to print it\n",
            "  --format F       text, ansi, markdown, html, json, png, pbm, "
            "escpos or\n",
            "                   escpos-text\n",
            "  --width N        columns (the terminal's, at most 80)\n",
            "  --lines N        fill at most N lines\n",
            "  --charset C      utf-8, ascii, latin1, cp437, cp850, cp866, "
            "cp1252\n",
            "  --links yes|no   print the stories' addresses (yes)\n",
            "  -o FILE          write to FILE, all or nothing\n",
            "  --device TTY     write to a serial line, with --baud N "
            "(115200)\n",
            "  --panel NAME     on electronic paper; with -o page.png as a "
            "picture\n",
            "  --page WxH       a page of that many pixels; W: endless "
            "paper\n",
            "  --rotate 90      --type 120 (percent)  --codes yes|no (QR)\n",
            "  --font FILE      look in this font, too\n",
            "  --screen N|next  of a small panel, one story a screen\n",
            "  --wiring W       waveshare-hat, inky, it8951 or oled, and what "
            "differs\n",
            "  --refresh R      auto, full, fast or partial\n",
            "  --vcom 1530      of an IT8951, in millivolts\n",
            "  --hal sim:F.png  the real driver over a simulated panel\n",
            "how to run\n", "  -c FILE          this configuration\n",
            "  --memory 512k    the memory of the digest\n",
            "  --transport T    curl or mbedtls\n",
            "  --cacert FILE    trust these certificates\n",
            "  --jobs N         connections at once (8)\n",
            "  --timeout S      seconds for a document (120)\n",
            "  --interval 30m   ask a source no sooner again (55m)\n",
            "  --dry-run        say what would be read and chosen; write "
            "nothing\n",
            "  --why            say why each story has its place, and others "
            "have none\n",
            "  --offline        the last edition, without the network\n",
            "  --now TIME       as if it were TIME, such as "
            "2026-11-23T06:30:00Z\n",
            "  --stats          figures of the run, on stderr\n",
            "  -q  -v           say less, say more, on stderr\n",
            "  --version  --help\n", "filters\n",
            "  --jsonl          read JSON lines instead of file names\n",
            "  --chars N        a summary of at most N characters\n", "\n",
            "exit status: 0 an edition, 1 an error, 2 wrong usage,\n",
            "             3 degraded (a source failed or is stale), 4 nothing "
            "new\n",
            NULL};
    for (size_t i = 0; lines[i] != NULL; i++) {
        ng_sink_str(out, ng_str_of(lines[i]));
    }
}

/* All long options in one table, the settings' after our own. */
static void long_options(struct option all[N_OPTIONS_MAX])
{
    size_t n = 0;
    for (; n < N_OWN; n++) {
        all[n] = own[n];
    }
    for (size_t i = 0; settings_name(i) != NULL && n + 1 < N_OPTIONS_MAX; i++) {
        all[n++] = (struct option){settings_name(i), required_argument, NULL,
                FIRST_SETTING + (int)i};
    }
    all[n] = (struct option){0};
}

static int unknown(
        const struct option *all, char **argv, char *why, size_t n_why)
{
    const char *names[N_OPTIONS_MAX] = {NULL};
    const char *word = argv[optind - 1];
    size_t n_like = 0, n;
    bool exact = false;
    if (optopt > 0 && optopt < 256) {
        snprintf(why, n_why, "unknown option -%c", optopt);
        return -1;
    }
    char name[64];
    snprintf(name, sizeof name, "%s", word + strspn(word, "-"));
    name[strcspn(name, "=")] = '\0';
    n = strlen(name);
    for (size_t i = 0; all[i].name != NULL; i++) {
        names[i] = all[i].name;
        n_like += strncmp(all[i].name, name, n) == 0;
        exact = exact || strcmp(all[i].name, name) == 0;
    }
    const char *near = suggest(name, names);
    if (exact || n_like == 1) {
        snprintf(why, n_why, "--%s takes no value", name);
    } else if (n_like > 1) {
        snprintf(why, n_why, "--%s is short for several options", name);
    } else if (near != NULL) {
        snprintf(why, n_why, "unknown option --%s, did you mean --%s?", name,
                near);
    } else {
        snprintf(why, n_why, "unknown option --%s", name);
    }
    return -1;
}

static int missing(
        const struct option *all, char **argv, char *why, size_t n_why)
{
    const char *word = argv[optind - 1];
    for (size_t i = 0; all[i].name != NULL; i++) {
        if (all[i].val == optopt && optopt > 255) {
            word = all[i].name;
        }
    }
    snprintf(why, n_why, "%s%s wants a value", optopt > 255 ? "--" : "", word);
    return -1;
}

static int own_option(struct options *o, int code, char *why, size_t n_why)
{
    switch (code) {
    case 'c':
        o->config = optarg;
        break;
    case 'o':
        o->output = strcmp(optarg, "-") == 0 ? NULL : optarg;
        break;
    case 'q':
        o->quiet = true;
        break;
    case 'v':
        o->verbose = true;
        break;
    case 'h':
    case HELP:
        o->help = true;
        break;
    case VERSION:
        o->version = true;
        break;
    case DRY_RUN:
        o->dry_run = true;
        break;
    case WHY:
        o->why = o->dry_run = true;
        break;
    case OFFLINE:
        o->offline = true;
        break;
    case STATS:
        o->stats = true;
        break;
    case JSONL:
        o->jsonl = true;
        break;
    case NOW:
        if (ng_date_parse(ng_str_of(optarg), &o->now) != NG_OK) {
            snprintf(why, n_why,
                    "--now is \"%.60s\", expected a time such as "
                    "2026-11-23T06:30:00Z",
                    optarg);
            return -1;
        }
        break;
    case SCREEN:
        o->next_screen = strcmp(optarg, "next") == 0;
        if (!o->next_screen && !parse_number(optarg, 1, 1000, &o->screen)) {
            snprintf(why, n_why,
                    "--screen is \"%.60s\", expected a number from 1, or next",
                    optarg);
            return -1;
        }
        break;
    case CHARS:
        if (!parse_number(optarg, 1, 1000000, &o->chars)) {
            snprintf(why, n_why,
                    "--chars is \"%.60s\", expected a number from 1 to 1000000",
                    optarg);
            return -1;
        }
        break;
    }
    return 0;
}

static int set(struct options *o, const char *name, const char *value,
        char *why, size_t n_why)
{
    char text[256];
    int err = settings_set(&o->set, name, value, text, sizeof text);
    if (err != 0) {
        snprintf(why, n_why, "--%s", text);
    }
    return err;
}

int options_parse(
        struct options *o, int argc, char **argv, char *why, size_t n_why)
{
    struct option all[N_OPTIONS_MAX];
    long_options(all);
    *o = (struct options){.command = COMMAND_EDITION};
    settings_init(&o->set);
    optind = 0; /* glibc, musl: start over */
    opterr = 0;
    const char *lang = NULL; /* what it may be depends on the command */
    int code;
    while ((code = getopt_long(argc, argv, ":c:o:qvh", all, NULL)) != -1) {
        int err;
        if (code == '?') {
            err = unknown(all, argv, why, n_why);
        } else if (code == ':') {
            err = missing(all, argv, why, n_why);
        } else if (code >= FIRST_SETTING) {
            const char *name = settings_name((size_t)(code - FIRST_SETTING));
            bool later = strcmp(name, "lang") == 0;
            lang = later ? optarg : lang;
            err = later ? 0 : set(o, name, optarg, why, n_why);
        } else {
            err = own_option(o, code, why, n_why);
        }
        if (err != 0) {
            return -1;
        }
    }
    o->args = argv + optind;
    o->n_args = argc - optind;
    for (int i = 0; o->n_args > 0 && commands[i] != NULL; i++) {
        if (strcmp(o->args[0], commands[i]) == 0) {
            o->command = (enum command)(COMMAND_INIT + i);
            o->args++;
            o->n_args--;
            break;
        }
    }
    bool jsonl = o->jsonl && o->command < COMMAND_FEED;
    bool chars = o->chars > 0 && o->command != COMMAND_SUMMARY;
    if ((jsonl || chars) && !o->help && !o->version) {
        snprintf(why, n_why, "%s",
                jsonl ? "--jsonl is for the filters"
                      : "--chars is for summary");
        return -1;
    }
    if (o->command == COMMAND_SENTENCES) {
        o->text_lang = lang;
    } else if (lang != NULL && set(o, "lang", lang, why, n_why) != 0) {
        return -1;
    }
    if (o->why && (o->offline || o->command != COMMAND_EDITION) && !o->help) {
        snprintf(why, n_why, "--why is for a new edition");
        return -1;
    }
    return 0;
}
