/* SPDX-License-Identifier: MIT */
/* Inside of the simulator: what its files share. */
#ifndef PANEL_CHIP_H
#define PANEL_CHIP_H

#include "sim.h"

#define US UINT64_C(1000)    /* in nanoseconds */
#define MS UINT64_C(1000000) /* in nanoseconds */
#define FOR_EVER UINT64_MAX

struct panel_model;

/* A controller's behaviour. */
struct panel_chip {
    /* RST went up, or the power came: registers as they are then. */
    void (*reset)(struct panel_sim *s);
    /* One byte in; what comes out. It was selected, powered, awake. */
    uint8_t (*byte)(struct panel_sim *s, uint8_t b);
    /* CS fell or rose. */
    void (*select)(struct panel_sim *s, bool on);
    /* What it was busy with is done. */
    void (*done)(struct panel_sim *s);
    /* Of the last command: were its arguments complete? */
    void (*settle)(struct panel_sim *s);
};
extern const struct panel_chip panel_ssd16xx, panel_uc81xx, panel_colour7,
        panel_it8951, panel_ssd130x;

/* A glass with its controller. */
struct panel_model {
    const char *name;
    const struct panel_chip *chip;
    uint16_t width, height;                /* what can be seen */
    uint16_t full_ms, fast_ms, partial_ms; /* 0: has no such waveform */
    uint16_t stride, rows; /* of a plane in the controller's memory */
    uint8_t kind;          /* the chip's variant */
    uint8_t x_offset;      /* first source line that can be seen */
    uint8_t flags;
    uint8_t has_pwr;
};
enum {
    BUSY_HIGH = 1,      /* level of BUSY while busy */
    ACCENT = 2,         /* second plane is red or yellow */
    GATES_REVERSED = 4, /* first gate is at the foot */
    REGISTER_ONLY = 8,  /* no partial waveform in its OTP: by register only */
    LIT = 16            /* OLED: sends light, needs no refresh */
};
enum {
    SSD1608 = 1,
    SSD1675,
    SSD1680,
    SSD1683,
    SSD1677, /* kinds */
    UC8176,
    UC8179,
    COLOUR_F,
    COLOUR_E,
    IT8951,
    SSD1306,
    SSD1309
};
const struct panel_model *panel_model_at(size_t i);

/* A command of a D/C controller. */
struct panel_command {
    uint8_t code;
    uint16_t min, max;  /* arguments; max STREAM: as many as there are */
    uint8_t while_busy; /* allowed then */
};
#define STREAM UINT16_MAX

/* The command at hand. */
struct panel_dc {
    const struct panel_command *command; /* NULL: none, or an unknown one */
    uint32_t n;                          /* arguments so far */
    bool ran, ignored, known;
    uint8_t code;
    uint8_t args[256];
};

/* A waveform: what becomes of a pixel, by what it was and shall be. */
enum { KEEP = 0xFF };
struct panel_wave {
    uint8_t to[2][2]; /* [old ink][new ink]: an enum panel_ink or KEEP */
    uint8_t kind;
    uint32_t ms;
};
enum { WAVE_NONE, WAVE_FULL, WAVE_FAST, WAVE_PARTIAL };

struct panel_box { /* inclusive */
    uint16_t x0, y0, x1, y1;
};

/* One plane of a controller's memory, in bytes. */
struct panel_plane {
    uint8_t *bits;
    uint8_t *written; /* by byte */
    uint8_t polarity; /* when it was last written */
};

struct panel_ssd {
    uint8_t entry, option[2], sequence, forced;
    uint16_t xs, xe, ys, ye, x, y; /* in bytes and rows */
    uint32_t left;  /* of the window, from the counter to the last corner */
    uint32_t wrote; /* bytes of this burst */
    bool over, clock, analog, ping_pong, temperature_forced, flip;
    bool window_set[4], mux_set;
    uint8_t lut; /* WAVE_NONE, or which was loaded; LUT_REGISTER */
    uint8_t pending;
    bool mode2;
    struct panel_wave wave, doing;
};

struct panel_uc {
    uint8_t psr, cdi, tsfix, temperature;
    uint16_t tres_w, tres_h;
    bool partial, window_ok, over, unlocked;
    struct panel_box window;
    uint32_t at;         /* bytes written of the burst */
    uint8_t lut_set;     /* by bit */
    uint8_t lut_last[6]; /* last level of each: 0 none, 1 black, 2 white */
    uint8_t pending;
    struct panel_wave doing;
};

struct panel_it {
    uint16_t preamble, word, command, address, arg[8];
    uint8_t half, n_arg;
    uint16_t n_word; /* of this frame */
    uint16_t reg_1bpp, reg_colour, packed, vcom;
    uint16_t target_lo, target_hi;
    uint16_t read[64];
    uint16_t n_read, read_at;
    bool loading, vcom_ok, running, standby, lut_busy;
    struct panel_box load;
    uint32_t load_at;
    uint16_t load_bpp;
    struct panel_box show;
    uint16_t mode;
    uint64_t lut_until;
    bool waiting;
    bool reg_write, vcom_set;
};

struct panel_oled {
    uint8_t mode, page0, page1, column0, column1, page, column, start;
    uint8_t base_page, multiplex, offset;
    bool on, pump, inverse, all, remap_x, remap_y;
};

struct panel_sim {
    const struct panel_model *m;
    uint64_t now; /* ns */
    /* pins; -1: never driven */
    int8_t pins[4];
    enum panel_hat hat;
    uint32_t hz;
    uint8_t spi_mode;
    bool manual_cs, selected;
    /* power and reset */
    bool powered, was_reset, asleep, booster, cut;
    uint64_t power_at, reset_low_at, reset_high_at;
    /* BUSY */
    uint64_t busy_from, busy_until;
    bool doing;
    uint32_t n_busy; /* times */
    enum panel_fault fault;
    uint32_t fault_at, n_brown;
    uint64_t n_bytes, noise;
    /* chip */
    struct panel_dc dc;
    struct panel_plane plane[2];
    uint32_t plane_n;
    union {
        struct panel_ssd ssd;
        struct panel_uc uc;
        struct panel_it it;
        struct panel_oled oled;
    } c;
    uint16_t vcom; /* printed on the cable */
    /* glass */
    uint8_t *ink, *veil;
    uint32_t refreshes, partials, refresh_ms;
    uint64_t full_at;
    bool had_full;
    /* notes */
    uint32_t count[PANEL_CODES];
    char *text, *trace;
    size_t n_text, n_trace, trace_cap, text_cap;
    uint32_t n_noted;
    uint32_t burst, burst_crc;
    uint8_t burst_first[16];
    uint64_t traced;
};

/* note.c */
void panel_note(struct panel_sim *s, enum panel_code code, const char *format,
        ...) __attribute__((format(printf, 3, 4)));
void panel_trace_command(struct panel_sim *s, uint8_t code);
void panel_trace_data(struct panel_sim *s, uint8_t b);
void panel_trace_pin(struct panel_sim *s, const char *name, bool level);
void panel_trace_flush(struct panel_sim *s);
uint32_t panel_crc(uint32_t crc, const void *bytes, size_t n);

/* sim.c: what chips ask for */
void panel_be_busy(struct panel_sim *s, uint64_t ns); /* then done() */
bool panel_is_busy(const struct panel_sim *s);
void panel_power_lost(struct panel_sim *s);
/* The high voltage starts; false: the supply broke down. */
bool panel_booster(struct panel_sim *s);
void panel_fall_asleep(struct panel_sim *s);
uint8_t panel_noise(struct panel_sim *s);
/* The rules of waiting: may it get traffic? The chip ignores it else. */
bool panel_may(struct panel_sim *s, const char *what, uint8_t b);

/* dc.c: commands with arguments. run() is called once, when the arguments
 * are there; data() for each byte of a stream. */
uint8_t panel_dc_byte(struct panel_sim *s, uint8_t b,
        const struct panel_command *table, size_t n,
        void (*run)(struct panel_sim *s, uint8_t code, const uint8_t *args),
        void (*data)(struct panel_sim *s, uint8_t code, uint8_t b));
void panel_dc_settle(
        struct panel_sim *s, void (*end)(struct panel_sim *s, uint8_t code));

/* known.c: notes values of a command that no maker sends */
void panel_check_known(
        struct panel_sim *s, uint8_t code, const uint8_t *args, uint32_t n);

/* glass.c */
bool panel_plane_get(
        const struct panel_sim *s, unsigned plane, uint16_t x, uint16_t y);
void panel_plane_put(struct panel_sim *s, unsigned plane, uint32_t at,
        uint8_t b, uint8_t polarity);
/* true: some byte of the window (in bytes of X) was never written */
bool panel_plane_unwritten(
        const struct panel_sim *s, unsigned plane, const struct panel_box *b);
/* A refresh: new_ink and old_ink say what is in the planes at a place of
 * the glass. A waveform that leaves the glass other than the new picture is
 * noted as stale. */
void panel_drive(struct panel_sim *s, const struct panel_wave *w,
        const struct panel_box *box,
        uint8_t (*new_ink)(const struct panel_sim *s, uint16_t x, uint16_t y),
        uint8_t (*old_ink)(const struct panel_sim *s, uint16_t x, uint16_t y));
/* Counts and advice of a refresh that begins. */
void panel_refresh_begins(struct panel_sim *s, const struct panel_wave *w);
struct panel_wave panel_wave_otp(const struct panel_sim *s, uint8_t kind);

#endif
