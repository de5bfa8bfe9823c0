/* SPDX-License-Identifier: MIT */
#include "linux/client_transport.h"

static void begin(void *ctx)
{
    ng_exchange_begin(ctx);
}

static void field(void *ctx, struct ng_str name, struct ng_str value)
{
    ng_exchange_field(ctx, name, value);
}

static int fetch(void *ctx, struct ng_get *g, struct ng_exchange *x)
{
    struct ng_client *c = ctx;
    struct ng_net net = ng_client_net(c);
    struct ng_client_field fields[2];
    if (x == NULL) {
        return net.get(net.ctx, g);
    }
    ng_exchange_begin(x);
    if (x->if_none_match.len > 0) {
        fields[c->n_fields++] = (struct ng_client_field){
                NG_STR("If-None-Match"), x->if_none_match};
    }
    if (x->if_modified_since.len > 0) {
        fields[c->n_fields++] = (struct ng_client_field){
                NG_STR("If-Modified-Since"), x->if_modified_since};
    }
    c->fields = fields;
    c->accept_304 = c->n_fields > 0;
    c->begin = begin;
    c->field = field;
    c->hook_ctx = x;
    int err = net.get(net.ctx, g);
    x->reached = c->reached;
    c->fields = NULL;
    c->n_fields = 0;
    c->accept_304 = false;
    c->begin = NULL;
    c->field = NULL;
    c->hook_ctx = NULL;
    return err;
}

struct ng_transport ng_client_transport(struct ng_client *c)
{
    return (struct ng_transport){fetch, NULL, c};
}
