/* SPDX-License-Identifier: MIT */
/* entities LIST: the names in LIST as the table of
 * port/firmware/small/entity.c, by what the core's full table says of them. */
#include "ng/entity.h"
#include "ng/utf8.h"

#include <stdio.h>
#include <string.h>

/* before: the name that was printed last; becomes this one. */
static int print(const char *name, char *before)
{
    char out[NG_ENTITY_UTF8_MAX], closed[NG_ENTITY_NAME_MAX + 2];
    size_t n = strlen(name);
    uint32_t len = 0, cp = 0;
    (void)snprintf(closed, sizeof closed, "%s;", name);
    if (n > NG_ENTITY_NAME_MAX ||
            ng_entity_decode(closed, n + 1, false, out, &len) != n + 1 ||
            ng_utf8_decode(out, len, &cp) != len || cp > 0xFFFF) {
        (void)fprintf(stderr, "%s is no reference to a character\n", name);
        return 1;
    }
    bool old = ng_entity_decode(name, n, false, out, &len) == n;
    size_t shared = 0;
    while (shared < 7 && before[shared] != '\0' &&
            before[shared] == name[shared]) {
        shared++;
    }
    if (n - shared > 15) {
        (void)fprintf(stderr, "%s is too long\n", name);
        return 1;
    }
    printf("    %u", (unsigned)((n - shared) | shared << 4 | (old ? 128u : 0)));
    for (size_t i = shared; i < n; i++) {
        printf(", '%c'", name[i]);
    }
    memcpy(before, name, n + 1);
    printf(", %u, %u,\n", (unsigned)(cp >> 8), (unsigned)(cp & 255));
    return 0;
}

int main(int argc, char **argv)
{
    char line[256], before[NG_ENTITY_NAME_MAX + 2] = "";
    FILE *list = argc == 2 ? fopen(argv[1], "r") : NULL;
    if (list == NULL) {
        (void)fputs("usage: entities LIST\n", stderr);
        return 2;
    }
    int bad = 0;
    printf("/* SPDX-License-Identifier: MIT */\n"
           "#include \"firmware/small/entity.h\"\n"
           "const uint8_t ng_small_entities[] = {\n");
    while (fgets(line, sizeof line, list) != NULL) {
        for (char *name = strtok(line, " \n"); name != NULL && line[0] != '#';
                name = strtok(NULL, " \n")) {
            bad |= print(name, before);
        }
    }
    printf("    0,\n};\n");
    (void)fclose(list);
    return bad;
}
