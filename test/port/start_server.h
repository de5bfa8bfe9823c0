/* SPDX-License-Identifier: MIT */
/* Starts build/test/server for a test, with the certificates that make put
 * into build/test/certs. Tests run in the top directory. */
#ifndef NG_START_SERVER_H
#define NG_START_SERVER_H

#include <stddef.h>

/* root: directory of static files, or NULL; log: file for the requests, or
 * NULL. Fails the test when the server does not come up. */
void server_start(const char *root, const char *log);
void server_stop(void);

/* The number of a named port; fails the test when there is none. */
unsigned server_port(const char *name);

/* "https://localhost:N/path" (http for the port named "http"). */
void server_url(char *out, size_t cap, const char *port, const char *path);

/* The one trust anchor, PEM. */
#define SERVER_CA "build/test/certs/ca.pem"

#endif
