/* SPDX-License-Identifier: MIT */
/* mkcerts DIR: a throw-away authority and certificates for localhost, good
 * and bad ones, EC P-256 but for the leaf "rsa". DIR/ca.pem is the one anchor
 * a test trusts; each DIR/NAME.pem is the chain a server shows, DIR/NAME.key
 * its key. They hold from 2020 to 2049, whatever the clock of a board. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <mbedtls/ecp.h>
#include <mbedtls/oid.h>
#include <mbedtls/pk.h>
#include <mbedtls/psa_util.h>
#include <mbedtls/rsa.h>
#include <mbedtls/x509_crt.h>
#include <psa/crypto.h>

struct party {
    const char *name; /* X.509 subject */
    mbedtls_pk_context key;
    char pem[4096];
};

#define OK(call)                                                               \
    do {                                                                       \
        int ret_ = (call);                                                     \
        if (ret_ != 0) {                                                       \
            (void)fprintf(                                                     \
                    stderr, "mkcerts: %s: -0x%04x\n", #call, (unsigned)-ret_); \
            exit(1);                                                           \
        }                                                                      \
    } while (0)

static const char *dir;

static void save(
        const char *name, const char *ext, const char *a, const char *b)
{
    char path[1024];
    (void)snprintf(path, sizeof path, "%s/%s.%s", dir, name, ext);
    FILE *f = fopen(path, "w");
    if (f == NULL || fputs(a, f) < 0 || fputs(b, f) < 0 || fclose(f) != 0) {
        perror(path);
        exit(1);
    }
}

static void make_key(struct party *p, bool rsa)
{
    mbedtls_pk_init(&p->key);
    if (rsa) {
        OK(mbedtls_pk_setup(
                &p->key, mbedtls_pk_info_from_type(MBEDTLS_PK_RSA)));
        OK(mbedtls_rsa_gen_key(mbedtls_pk_rsa(p->key), mbedtls_psa_get_random,
                MBEDTLS_PSA_RANDOM_STATE, 2048, 65537));
        return;
    }
    OK(mbedtls_pk_setup(&p->key, mbedtls_pk_info_from_type(MBEDTLS_PK_ECKEY)));
    OK(mbedtls_ecp_gen_key(MBEDTLS_ECP_DP_SECP256R1, mbedtls_pk_ec(p->key),
            mbedtls_psa_get_random, MBEDTLS_PSA_RANDOM_STATE));
}

struct wish {
    const char *from, *to; /* validity, YYYYMMDDhhmmss */
    const char *host;      /* DNS name, NULL: an authority */
    bool local;            /* 127.0.0.1 too */
};

/* Signs p's certificate with the issuer's key into p->pem. */
static void sign(struct party *p, struct party *issuer, const struct wish *w)
{
    static unsigned char serial = 1;
    static const unsigned char local[] = {127, 0, 0, 1};
    mbedtls_x509write_cert c;
    mbedtls_x509write_crt_init(&c);
    mbedtls_x509write_crt_set_version(&c, MBEDTLS_X509_CRT_VERSION_3);
    mbedtls_x509write_crt_set_md_alg(&c, MBEDTLS_MD_SHA256);
    mbedtls_x509write_crt_set_subject_key(&c, &p->key);
    mbedtls_x509write_crt_set_issuer_key(&c, &issuer->key);
    OK(mbedtls_x509write_crt_set_subject_name(&c, p->name));
    OK(mbedtls_x509write_crt_set_issuer_name(&c, issuer->name));
    OK(mbedtls_x509write_crt_set_serial_raw(&c, &serial, 1));
    serial++;
    OK(mbedtls_x509write_crt_set_validity(&c, w->from, w->to));
    OK(mbedtls_x509write_crt_set_basic_constraints(&c, w->host == NULL, -1));
    OK(mbedtls_x509write_crt_set_subject_key_identifier(&c));
    OK(mbedtls_x509write_crt_set_authority_key_identifier(&c));
    if (w->host == NULL) {
        OK(mbedtls_x509write_crt_set_key_usage(
                &c, MBEDTLS_X509_KU_KEY_CERT_SIGN | MBEDTLS_X509_KU_CRL_SIGN));
    } else {
        char host[64];
        mbedtls_x509_san_list ip, dns;
        memset(&ip, 0, sizeof ip);
        memset(&dns, 0, sizeof dns);
        (void)snprintf(host, sizeof host, "%s", w->host);
        dns.node.type = MBEDTLS_X509_SAN_DNS_NAME;
        dns.node.san.unstructured_name.p = (unsigned char *)host;
        dns.node.san.unstructured_name.len = strlen(host);
        ip.node.type = MBEDTLS_X509_SAN_IP_ADDRESS;
        unsigned char address[sizeof local];
        memcpy(address, local, sizeof local);
        ip.node.san.unstructured_name.p = address;
        ip.node.san.unstructured_name.len = sizeof address;
        dns.next = w->local ? &ip : NULL;
        OK(mbedtls_x509write_crt_set_subject_alternative_name(&c, &dns));
        OK(mbedtls_x509write_crt_set_key_usage(
                &c, MBEDTLS_X509_KU_DIGITAL_SIGNATURE));
        mbedtls_asn1_sequence usage;
        memset(&usage, 0, sizeof usage);
        usage.buf.tag = MBEDTLS_ASN1_OID;
        char oid[] = MBEDTLS_OID_SERVER_AUTH;
        usage.buf.p = (unsigned char *)oid;
        usage.buf.len = sizeof oid - 1;
        OK(mbedtls_x509write_crt_set_ext_key_usage(&c, &usage));
    }
    OK(mbedtls_x509write_crt_pem(&c, (unsigned char *)p->pem, sizeof p->pem,
            mbedtls_psa_get_random, MBEDTLS_PSA_RANDOM_STATE));
    mbedtls_x509write_crt_free(&c);
}

/* A leaf of its own key, signed, and saved with the chain behind it. */
static void leaf(const char *file, const char *subject, struct party *issuer,
        const struct wish *w, const char *chain)
{
    struct party p = {.name = subject};
    unsigned char key[4096];
    make_key(&p, strcmp(file, "rsa") == 0);
    sign(&p, issuer == NULL ? &p : issuer, w);
    OK(mbedtls_pk_write_key_pem(&p.key, key, sizeof key));
    save(file, "pem", p.pem, chain);
    save(file, "key", (const char *)key, "");
    mbedtls_pk_free(&p.key);
}

int main(int argc, char **argv)
{
    static const char from[] = "20200101000000", to[] = "20491231235959";
    static const struct wish authority = {from, to, NULL, false};
    static const struct wish good = {from, to, "localhost", true};
    static const struct wish expired = {
            from, "20210101000000", "localhost", true};
    static const struct wish not_yet = {
            "20480101000000", to, "localhost", true};
    static const struct wish elsewhere = {from, to, "elsewhere.example", false};
    static struct party root = {.name = "CN=Test Root,O=nutgraf tests"};
    static struct party other = {.name = "CN=Other Root,O=nutgraf tests"};
    static struct party forger = {.name = "CN=Test Root,O=nutgraf tests"};
    static struct party middle = {.name = "CN=Test Middle,O=nutgraf tests"};
    static struct party fake = {.name = "CN=localhost,O=not an authority"};
    static const char name[] = "CN=localhost";
    if (argc != 2) {
        (void)fputs("usage: mkcerts DIR\n", stderr);
        return 2;
    }
    dir = argv[1];
    OK(psa_crypto_init());
    make_key(&root, false);
    make_key(&other, false);
    make_key(&middle, false);
    make_key(&forger, false);
    make_key(&fake, false);
    sign(&root, &root, &authority);
    sign(&other, &other, &authority);
    sign(&middle, &root, &authority);
    sign(&fake, &middle, &good);
    leaf("good", name, &middle, &good, middle.pem);
    leaf("rsa", name, &middle, &good, middle.pem);
    leaf("expired", name, &middle, &expired, middle.pem);
    leaf("not-yet", name, &middle, &not_yet, middle.pem);
    leaf("wrong-host", name, &middle, &elsewhere, middle.pem);
    leaf("no-intermediate", name, &middle, &good, "");
    leaf("self-signed", name, NULL, &good, "");
    leaf("unknown-root", name, &other, &good, other.pem);
    leaf("forged", name, &forger, &good, "");
    char chain[sizeof fake.pem + sizeof middle.pem];
    (void)snprintf(chain, sizeof chain, "%s%s", fake.pem, middle.pem);
    leaf("not-a-ca", name, &fake, &good, chain);
    save("other-ca", "pem", other.pem, "");
    save("ca", "pem", root.pem, "");
    return 0;
}
