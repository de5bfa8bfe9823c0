#!/bin/sh
# SPDX-License-Identifier: MIT
# certs.sh DIR: authorities and servers' certificates like those of the real
# web, for the names of the test network; valid 2020 to 2049, whatever clock
# the emulated board has.
#   ec     leaf P-256 <- P-384 <- RSA-4096
#   rsa    leaf RSA-2048 <- RSA-2048 <- RSA-4096
#   long   RSA-4096 throughout, 61 names, the root sent too: 6.7 KB
#   slow   as ec
#   longer the same with the leaf sent twice: 9 KB
#   huge   and with it sent seven times, more than a record of 16 KB holds
# and bad ones: expired, not-yet, unknown (its root is in nobody's list).
# DIR/NAME-root.pem is the anchor, DIR/NAME.pem the chain a server shows,
# DIR/NAME.key its key.
set -eu
dir=$1
mkdir -p "$dir"
cd "$dir"

cat >ca.conf <<END
[ca]
default_ca = here
[here]
database = index
serial = serial
new_certs_dir = .
default_md = sha256
default_startdate = 20200101000000Z
default_enddate = 20491231235959Z
policy = any
unique_subject = no
copy_extensions = none
[any]
organizationName = optional
commonName = supplied
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[middle]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, digitalSignature, keyCertSign, cRLSign
extendedKeyUsage = serverAuth, clientAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
crlDistributionPoints = URI:http://x1.c.test.example/
certificatePolicies = 2.23.140.1.2.1
authorityInfoAccess = caIssuers;URI:http://x1.i.test.example/
[leaf]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth, clientAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
certificatePolicies = 2.23.140.1.2.1
authorityInfoAccess = OCSP;URI:http://r3.o.test.example, caIssuers;URI:http://r3.i.test.example/
subjectAltName = \${ENV::SAN}
[req]
distinguished_name = dn
prompt = no
[dn]
END
: >index
echo 1000 >serial
export SAN=DNS:unused.test

key() { # key NAME KIND
	case $2 in
	rsa*) openssl genpkey -quiet -algorithm RSA \
		-pkeyopt "rsa_keygen_bits:${2#rsa}" -out "$1.key" ;;
	*) openssl genpkey -algorithm EC -pkeyopt "ec_paramgen_curve:$2" \
		-out "$1.key" ;;
	esac 2>/dev/null
}
sign() { # sign NAME SUBJECT ISSUER EXTENSIONS [OPTION ...]
	name=$1 subject=$2 issuer=$3 kind=$4
	shift 4
	openssl req -new -config ca.conf -key "$name.key" -subj "$subject" \
		-out "$name.csr"
	if [ "$issuer" = "$name" ]; then
		set -- -selfsign "$@"
	else
		set -- -cert "$issuer.crt" "$@"
	fi
	openssl ca -batch -notext -config ca.conf -keyfile "$issuer.key" \
		-in "$name.csr" -extensions "$kind" -out "$name.crt" "$@" \
		2>"$name.log" || { cat "$name.log" >&2; exit 1; }
}
# leaf NAME ISSUER KIND SAN [OPTION ...]
leaf() {
	name=$1 issuer=$2 kind=$3 san=$4
	shift 4
	key "$name" "$kind"
	cn=${san%%,*}
	SAN=$san sign "$name" "/CN=${cn#DNS:}" "$issuer" leaf "$@"
	cat "$name.crt" "$issuer.crt" >"$name.pem"
}
chain() { # chain NAME ROOT-KIND MIDDLE-KIND LEAF-KIND SAN
	key "$1-root" "$2"
	key "$1-middle" "$3"
	sign "$1-root" "/O=nutgraf tests/CN=$1 Root X1" "$1-root" root
	sign "$1-middle" "/O=nutgraf tests/CN=$1 E5" "$1-root" middle
	leaf "$1" "$1-middle" "$4" "$5"
	cp "$1-root.crt" "$1-root.pem"
}
names=DNS:long.test,DNS:longer.test
for i in $(seq 59); do
	names=$names,DNS:www$i.a-rather-long-name.example
done
chain ec rsa4096 P-384 P-256 DNS:harbour.test
chain rsa rsa4096 rsa2048 rsa2048 DNS:nordic.test
key long-middle rsa4096
sign long-middle "/O=nutgraf tests/CN=long R4" ec-root middle
leaf long long-middle rsa4096 "$names"
cat long.crt long-middle.crt ec-root.crt >long.pem
cat long.crt long.crt long-middle.crt ec-root.crt >longer.pem
cp long.key longer.key
for _ in 1 2 3 4 5 6; do cat long.crt; done | cat - long.pem >huge.pem
cp long.key huge.key
chain unknown P-256 P-256 P-256 DNS:unknown.test
leaf slow ec-middle P-256 DNS:slow.test
leaf expired ec-middle P-256 DNS:expired.test -enddate 20210101000000Z
leaf not-yet ec-middle P-256 DNS:not-yet.test -startdate 20480101000000Z
