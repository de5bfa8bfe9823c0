/* SPDX-License-Identifier: MIT */
/* Bakes fonts for 1-bit pages:
 *
 *   bake_font LIST FOLDER SYMBOL SET [NAME[=SET]...]
 *
 * Of the fonts in LIST (its head says how it is written) those named, or all,
 * become FOLDER/NAME.ngf, blocks that ng_font_open() reads, and a source
 * FOLDER/SYMBOL.c with a const struct ng_fonts SYMBOL of them, and of
 * SYMBOL_stamp, a hash of all their bytes in hexadecimal. SET: which characters
 * (ascii, latin1, ext, full), "-": as the list says. */
#include "glyphs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FONTS_ROOT "/usr/share/fonts/"
#define THRESHOLD 108

void bake_fail(const char *what, const char *name)
{
    fprintf(stderr, "bake_font: %s: %s\n", name, what);
    exit(1);
}

void *bake_room(void *old, size_t n)
{
    void *p = realloc(old, n);
    if (p == NULL) {
        bake_fail("no memory", "");
    }
    return p;
}

static int style_of(const char *word)
{
    static const char *const words[] = {
            "regular", "bold", "italic", "label", "mast", "wide"};
    for (int i = 0; i < NG_FONT_STYLES; i++) {
        if (strcmp(words[i], word) == 0) {
            return i;
        }
    }
    bake_fail("no such style", word);
}

/* FILE[@mono][@marks][@cutN][@boldN] */
static void read_file(char *word, struct bake_file *file)
{
    char *at = strchr(word, '@');
    snprintf(file->path, sizeof file->path, FONTS_ROOT "%.*s",
            (int)(at == NULL ? strlen(word) : (size_t)(at - word)), word);
    file->cut = THRESHOLD;
    for (; at != NULL; at = strchr(at + 1, '@')) {
        if (strncmp(at, "@mono", 5) == 0) {
            file->mono = 1;
        } else if (strncmp(at, "@marks", 6) == 0) {
            file->marks = 1;
        } else if (strncmp(at, "@cut", 4) == 0) {
            file->cut = atoi(at + 4);
        } else if (strncmp(at, "@bold", 5) == 0) {
            file->bolder = atoi(at + 5);
        } else {
            bake_fail("has an option that is none", word);
        }
    }
}

/* False: an empty line. */
static bool read_spec(char *line, struct bake_spec *spec)
{
    memset(spec, 0, sizeof *spec);
    char *end = strchr(line, '#');
    if (end != NULL) {
        *end = '\0';
    }
    int n = 0;
    for (char *w = strtok(line, " \t\n"); w != NULL;
            w = strtok(NULL, " \t\n")) {
        switch (n++) {
        case 0:
            snprintf(spec->name, sizeof spec->name, "%s", w);
            break;
        case 1:
            spec->style = style_of(w);
            break;
        case 2:
            spec->size = atoi(w);
            spec->twice = strchr(w, 'd') != NULL;
            break;
        case 3:
            spec->leading = atoi(w);
            break;
        case 4:
            snprintf(spec->set, sizeof spec->set, "%s", w);
            break;
        default:
            if (spec->n_files == BAKE_FILES) {
                bake_fail("too many files", spec->name);
            }
            read_file(w, &spec->files[spec->n_files++]);
        }
    }
    if (n > 0 && (spec->n_files == 0 || spec->size < 5 || spec->size > 255)) {
        bake_fail("is not a line of a font", spec->name);
    }
    return n > 0;
}

static FILE *open_file(const char *folder, const char *name, const char *suffix)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s%s", folder, name, suffix);
    FILE *f = fopen(path, "wb");
    if (f == NULL) {
        bake_fail("cannot be written", path);
    }
    return f;
}

struct output {
    const char *folder, *symbol;
    FILE *source;
    char *table; /* the text of the table */
    size_t n_table;
    int n;
    uint64_t stamp; /* of all blocks */
};

static void write_font(struct output *out, const struct bake_font *font,
        const struct ng_font *f)
{
    const char *name = font->spec.name;
    FILE *file = open_file(out->folder, name, ".ngf");
    if (fwrite(f->blob, 1, f->n, file) != f->n || fclose(file) != 0) {
        bake_fail("cannot be written", name);
    }
    out->stamp = ng_hash(out->stamp, f->blob, f->n);
    fprintf(out->source,
            "BLOCK(%s_%d, \"%s/%s.ngf\")\n"
            "extern const uint8_t %s_%d[];\n",
            out->symbol, out->n, out->folder, name, out->symbol, out->n);
    out->table = bake_room(out->table, out->n_table + 512);
    out->n_table += (size_t)snprintf(out->table + out->n_table, 512,
            "        {%d, %d, %d, %d, %d, %d, %d, %d, %d, %d, %d, %s_%d, %u, "
            "%u, %u, %u, NULL}, /* %s */\n",
            f->style, f->size, f->ascent, f->descent, f->x_height,
            f->cap_height, f->leading, f->record_bits, f->n_glyphs, f->n_ranges,
            f->n_kerns, out->symbol, out->n, f->n, f->records, f->kerns,
            f->bits, name);
    out->n++;
    printf("%-16s %3d px, line %3d (%3d + %2d), x %2d, %5d glyphs, %3d pairs, "
           "%7u bytes\n",
            name, font->spec.size, font->leading, font->ascent, font->descent,
            font->x_height, font->n_glyphs, font->n_kerns, f->n);
}

static size_t bake(struct output *out, const struct bake_spec *spec)
{
    struct bake_font font = {.spec = *spec};
    size_t n;
    bake_draw(&font);
    bake_kerns(&font);
    uint8_t *block = bake_pack(&font, &n);
    struct ng_font check;
    if (ng_font_open(&check, block, n) != NG_OK) {
        bake_fail("is not readable after baking", spec->name);
    }
    write_font(out, &font, &check);
    for (int i = 0; i < font.n_glyphs; i++) {
        free(font.glyphs[i].pixels);
    }
    free(font.glyphs);
    free(font.kerns);
    free(block);
    return n;
}

/* Is the font among the names? One may have a set of its own. */
static bool wanted(
        const char *name, const char **set, char *const *names, int n)
{
    size_t len = strlen(name);
    for (int i = 0; i < n; i++) {
        if (strncmp(names[i], name, len) == 0 &&
                (names[i][len] == '\0' || names[i][len] == '=')) {
            *set = names[i][len] == '=' ? names[i] + len + 1 : *set;
            return true;
        }
    }
    return n == 0;
}

int main(int argc, char **argv)
{
    char line[4096];
    if (argc < 5) {
        fprintf(stderr, "usage: bake_font LIST FOLDER SYMBOL SET [NAME...]\n");
        return 2;
    }
    FILE *list = fopen(argv[1], "r");
    if (list == NULL) {
        bake_fail("cannot be read", argv[1]);
    }
    struct output out = {
            .folder = argv[2], .symbol = argv[3], .stamp = NG_HASH_INIT};
    out.source = open_file(out.folder, out.symbol, ".c");
    fprintf(out.source,
            "/* SPDX-License-Identifier: MIT */\n"
            "/* made by port/linux/bake from %s */\n"
            "#include \"ng/font.h\"\n\n"
            "#define BLOCK(name, file) \\\n"
            "    __asm__(\".section .rodata.\" #name \",\\\"a\\\"\\n\" \\\n"
            "            \".global \" #name \"\\n\" #name \":\\n\" \\\n"
            "            \".incbin \\\"\" file \"\\\"\\n.balign "
            "4\\n.previous\");\n\n",
            argv[1]);
    size_t total = 0;
    while (fgets(line, sizeof line, list) != NULL) {
        struct bake_spec spec;
        const char *set = argv[4];
        if (read_spec(line, &spec) &&
                wanted(spec.name, &set, argv + 5, argc - 5)) {
            if (strcmp(set, "-") != 0) {
                snprintf(spec.set, sizeof spec.set, "%s", set);
            }
            total += bake(&out, &spec);
        }
    }
    fclose(list);
    if (out.n == 0 || (argc > 5 && out.n != argc - 5)) {
        bake_fail("has not all of these fonts", argv[1]);
    }
    fprintf(out.source,
            "\nstatic const struct ng_font fonts[] = {\n%s};\n\n"
            "extern const struct ng_fonts %s;\n"
            "const struct ng_fonts %s = {fonts, %d};\n"
            "extern const char %s_stamp[];\n"
            "const char %s_stamp[] = \"%016llx\";\n",
            out.table, out.symbol, out.symbol, out.n, out.symbol, out.symbol,
            (unsigned long long)out.stamp);
    if (fclose(out.source) != 0) {
        bake_fail("cannot be written", out.symbol);
    }
    free(out.table);
    printf("%-16s %d fonts, %zu bytes\n", out.symbol, out.n,
            total + (size_t)out.n * 40);
    return 0;
}
