/* SPDX-License-Identifier: MIT */
/* panel_server PANEL SOCKET FILES: the simulator for a program in the
 * emulator. It listens on a Unix socket for QEMU's second UART
 *
 *     -chardev socket,id=panel,path=SOCKET -serial ... -serial chardev:panel
 *
 * and when the line is cut it writes FILES.pbm, FILES.png, FILES.trace and
 * FILES.violations. Its code is 0 if the last session was ended and nothing
 * was violated, else 1; 2: it could not do it. */
#define _POSIX_C_SOURCE 200809L
#include "../frames.h"

#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static int await_line(const char *path)
{
    struct sockaddr_un to = {.sun_family = AF_UNIX};
    int line = -1, door = socket(AF_UNIX, SOCK_STREAM, 0);
    if (strlen(path) >= sizeof to.sun_path || door < 0) {
        return -1;
    }
    memcpy(to.sun_path, path, strlen(path));
    unlink(path);
    if (bind(door, (const struct sockaddr *)&to, sizeof to) == 0 &&
            listen(door, 1) == 0) {
        printf("panel_server: %s\n", path);
        fflush(stdout);
        line = accept(door, NULL, NULL);
    }
    close(door);
    unlink(path);
    return line;
}

static bool put(int line, const uint8_t *bytes, size_t n)
{
    while (n > 0) {
        ssize_t did = write(line, bytes, n);
        if (did <= 0) {
            return false;
        }
        bytes += did;
        n -= (size_t)did;
    }
    return true;
}

static void serve(int line, struct panel_frames *f)
{
    uint8_t bytes[4096], answer[64];
    ssize_t n;
    while ((n = read(line, bytes, sizeof bytes)) > 0) {
        for (ssize_t i = 0; i < n; i++) {
            size_t m = panel_frames_byte(f, bytes[i], answer);
            if (m > 0 && !put(line, answer, m)) {
                return;
            }
        }
    }
}

static FILE *open_file(const char *files, const char *ending)
{
    char path[1024];
    int n = snprintf(path, sizeof path, "%s%s", files, ending);
    return n > 0 && (size_t)n < sizeof path ? fopen(path, "wb") : NULL;
}

static bool write_text(const char *files, const char *ending, const char *text)
{
    FILE *f = open_file(files, ending);
    return f != NULL && fputs(text, f) >= 0 && fclose(f) == 0;
}

static bool write_pictures(const char *files, const struct panel_sim *s)
{
    FILE *pbm = open_file(files, ".pbm"), *png = open_file(files, ".png");
    bool good = pbm != NULL && png != NULL &&
                panel_sim_write_pbm(s, pbm) == NG_OK &&
                panel_sim_write_png(s, png) == NG_OK;
    good = pbm != NULL && fclose(pbm) == 0 && good;
    return png != NULL && fclose(png) == 0 && good;
}

int main(int argc, char **argv)
{
    struct panel_frames f = {0};
    if (argc != 4 || (f.s = panel_sim_new(argv[1])) == NULL) {
        fprintf(stderr, "usage: panel_server PANEL SOCKET FILES\npanels:");
        for (size_t i = 0; panel_sim_name(i) != NULL; i++) {
            fprintf(stderr, " %s", panel_sim_name(i));
        }
        fprintf(stderr, "\n");
        return 2;
    }
    panel_sim_spi_setup(f.s, 4000000, 0, true);
    panel_sim_pin(f.s, NG_PIN_CS, true);
    int line = await_line(argv[2]);
    if (line < 0) {
        perror(argv[2]);
        panel_sim_free(f.s);
        return 2;
    }
    serve(line, &f);
    close(line);
    bool written =
            write_pictures(argv[3], f.s) &&
            write_text(argv[3], ".trace", panel_sim_trace(f.s)) &&
            write_text(argv[3], ".violations", panel_sim_violations(f.s));
    bool good = f.ended && panel_sim_faults(f.s) == 0;
    fputs(panel_sim_violations(f.s), stdout);
    panel_sim_free(f.s);
    return !written ? 2 : good ? 0 : 1;
}
