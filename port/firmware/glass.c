/* SPDX-License-Identifier: MIT */
#include "firmware/glass.h"

#include "board.h"
#include "firmware/page.h"
#include "ng/text.h"

#include <string.h>

#define ROW 8u    /* pixels */
#define LETTER 5u /* pixels */
#define WIDTH_MAX 160u
#define BOUNCE_MS 30
#define KEPT NG_STR("glass")

static struct {
    struct ng_layout layout; /* n_runs 0: none */
    struct ng_record *card;
    const char *note; /* above the edition */
    uint32_t hours;   /* its age then; UINT32_MAX: unknown */
    uint32_t top;     /* the first line shown */
    uint32_t line;    /* of the text, being written */
    uint32_t column;
    uint32_t lines; /* of the whole edition, once it was written */
    uint32_t down;  /* buttons, when last asked */
    uint64_t quiet_ms;
    uint8_t row[WIDTH_MAX / 8 * ROW];
} glass;

static uint32_t rows(void)
{
    return ng_board_glass_height() / ROW;
}

static uint32_t columns(void)
{
    uint32_t width = ng_board_glass_width();
    return (width < WIDTH_MAX ? width : WIDTH_MAX) / LETTER;
}

/* Sets a letter into the row at hand. */
static void set(uint32_t column, char letter)
{
    uint32_t stride = ng_board_glass_width() / 8;
    const uint8_t *font =
            ng_glass_font[letter < ' ' || letter > '~' ? 0 : letter - ' '];
    for (uint32_t i = 0; i < LETTER; i++) {
        uint32_t x = column * LETTER + i;
        for (uint32_t y = 0; y < ROW; y++) {
            if ((font[i] >> y & 1) != 0) {
                glass.row[y * stride + x / 8] |= (uint8_t)(0x80u >> x % 8);
            }
        }
    }
}

/* Shows the row at hand, if it is on this screen, and begins the next. */
static void end_line(void)
{
    if (glass.line >= glass.top && glass.line - glass.top < rows()) {
        ng_board_glass_draw((uint16_t)((glass.line - glass.top) * ROW),
                (uint16_t)ROW, glass.row);
    }
    memset(glass.row, 0, sizeof glass.row);
    glass.line++;
    glass.column = 0;
}

static int write_text(void *ctx, const void *bytes, size_t n)
{
    const char *at = bytes;
    (void)ctx;
    for (; n > 0; n--, at++) {
        if (*at == '\n') {
            end_line();
        } else if (glass.column < columns()) {
            set(glass.column++, *at);
        }
    }
    return NG_OK;
}

static void begin(void)
{
    memset(glass.row, 0, sizeof glass.row);
    glass.line = glass.column = 0;
}

/* What of the screen is left below the text is empty. */
static void end(void)
{
    if (glass.column > 0) {
        end_line();
    }
    glass.lines = glass.line;
    while (glass.line < glass.top + rows()) {
        end_line();
    }
}

static const struct ng_sink screen = {write_text, NULL};

/* Words, with lines broken between them. */
static void write_words(const char *text)
{
    while (*text != '\0') {
        uint32_t n = 0;
        while (text[n] != '\0' && text[n] != ' ') {
            n++;
        }
        if (glass.column > 0 && glass.column + 1 + n > columns()) {
            end_line();
        }
        glass.column += glass.column > 0;
        (void)write_text(NULL, text, n);
        text += n + (text[n] == ' ');
    }
}

static void show(void)
{
    begin();
    if (glass.note != NULL) {
        write_words(glass.note);
        end_line();
        if (glass.hours != UINT32_MAX) {
            write_words("The last edition, of about");
            glass.column++;
            (void)ng_sink_int(&screen, glass.hours);
            write_words("hours ago:");
            end_line();
        }
        end_line();
    }
    if (glass.layout.n_runs > 0) {
        (void)ng_text(&glass.layout, NG_TEXT_PLAIN, &screen);
    } else {
        (void)ng_page_copy(glass.card, KEPT, &screen);
    }
    end();
}

void ng_glass_edition(
        const struct ng_digest *d, struct ng_arena *a, struct ng_record *card)
{
    const struct ng_page page = {
            .width = (uint16_t)columns(), .encoding = NG_ENCODE_ASCII};
    glass.card = card;
    glass.note = NULL;
    glass.top = 0;
    if (rows() == 0 || ng_fit(&glass.layout, a, d, &page) != NG_OK) {
        glass.layout.n_runs = 0;
        return;
    }
    struct ng_sink kept = ng_page_begin(card, KEPT, d->now, &screen);
    begin();
    (void)ng_text(&glass.layout, NG_TEXT_PLAIN, &kept);
    ng_page_end();
    end();
}

void ng_glass_last(struct ng_record *card, const char *note, int64_t now)
{
    if (rows() == 0 ||
            (note == NULL && glass.note == NULL && glass.lines > 0)) {
        return;
    }
    int64_t then = ng_page_copy(card, KEPT, NULL);
    glass.card = card;
    glass.note = note;
    glass.hours = then == 0 || now < then
                          ? UINT32_MAX
                          : (uint32_t)((now - then + 1800) / 3600);
    glass.top = 0;
    show();
}

void ng_glass_forget(void)
{
    glass.layout.n_runs = 0;
    if (glass.card == NULL) {
        glass.lines = 0; /* the screen stays, its pages do not turn */
    }
}

bool ng_glass_turn(uint32_t buttons)
{
    uint32_t pressed = buttons & ~glass.down;
    uint32_t top = glass.top;
    uint64_t now = ng_board_ms();
    if (buttons == glass.down || now < glass.quiet_ms) {
        return buttons == 0 && glass.down == 0;
    }
    glass.quiet_ms = now + BOUNCE_MS;
    glass.down = buttons;
    if ((pressed & NG_BUTTON_NEXT) != 0 && top + rows() < glass.lines) {
        top += rows();
    } else if ((pressed & NG_BUTTON_BACK) != 0 && top >= rows()) {
        top -= rows();
    } else if ((pressed & NG_BUTTON_SELECT) != 0) {
        top = 0;
    }
    if (top != glass.top) {
        glass.top = top;
        show();
    }
    return false;
}
