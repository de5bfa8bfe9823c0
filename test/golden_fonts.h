/* SPDX-License-Identifier: MIT */
/* Golden pictures and pages are compared only where the program's fonts are
 * those they were made with: other releases of the font packages, and other
 * FreeTypes, draw other pixels. */
#ifndef GOLDEN_FONTS_H
#define GOLDEN_FONTS_H

#include "ng_test.h"

#include "linux/fonts.h"

#define GOLDEN_FONTS "test/data/golden/fonts.stamp"

/* False, and says so: there are no fonts here, or others. With GOLDEN=write
 * in the environment those at hand become the golden ones. */
static inline bool fonts_are_golden(void)
{
    char line[32] = "";
    const char *how = getenv("GOLDEN");
    if (ng_fonts_linux.n == 0) {
        print_message("skipped: no fonts were baked here\n");
        return false;
    }
    bool write = how != NULL && strcmp(how, "write") == 0;
    FILE *f = fopen(GOLDEN_FONTS, write ? "w" : "r");
    assert_non_null(f);
    if (write) {
        fprintf(f, "%s\n", ng_fonts_linux_stamp);
    } else if (fgets(line, sizeof line, f) != NULL) {
        line[strcspn(line, "\n")] = '\0';
    }
    fclose(f);
    if (!write && strcmp(line, ng_fonts_linux_stamp) != 0) {
        print_message("skipped: other fonts than the golden ones (%s, not "
                      "%s)\n",
                ng_fonts_linux_stamp, line);
        return false;
    }
    return true;
}

#endif
