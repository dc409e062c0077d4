#!/bin/sh
# Checks every signed statement in evidence/ with unzip and openssl: digests, signature up to trust/root.pem, revocation,
# the signer in directory.asice, time-stamps.
# Exit status 0: all are good.
cd "$(dirname "$0")" || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
bad=0
say() { printf '%s: %s\n' "$1" "$2"; [ "$2" = good ] || bad=1; }

for file in evidence/*.asice; do
  rm -rf "$work/r"; mkdir "$work/r"
  unzip -q "$file" -d "$work/r" || { say "$file" "NO CONTAINER"; continue; }
  verdict=good
  for part in evidence.xml pq/manifest.xml pq/signature-ml-dsa-65.p7s; do
    digest=$(openssl dgst -sha256 -binary "$work/r/$part" | base64)
    grep -q "<ds:DigestValue>$digest</ds:DigestValue>" "$work/r/META-INF/ASiCManifest001.xml" || verdict="ALTERED $part"
  done
  openssl cms -verify -cades -binary -inform DER -in "$work/r/META-INF/signature001.p7s" -content "$work/r/META-INF/ASiCManifest001.xml" \
    -CAfile trust/root.pem -purpose any -signer "$work/signer.pem" -out /dev/null 2>/dev/null || verdict="SIGNATURE DOES NOT HOLD"
  openssl verify -CAfile trust/root.pem -untrusted trust/authorities.pem -crl_check_all -CRLfile trust/crls.pem "$work/signer.pem" >/dev/null 2>&1 \
    || verdict="CERTIFICATE NOT GOOD"
  issuer=$(sed -n 's/.*<issuer>\([a-z0-9-]*\)<.*/\1/p' "$work/r/evidence.xml")
  certificate=$(openssl x509 -in "$work/signer.pem" -outform DER | base64 | tr -d '\n')
  unzip -p directory.asice directory.xml | tr -d '\n' | sed 's/<party /\
<party /g' | grep "^<party id=\"$issuer\" " | grep -q "<signing>$certificate</signing>" || verdict="NOT SIGNED BY $issuer"
  openssl asn1parse -inform DER -in "$work/r/META-INF/signature001.p7s" > "$work/structure"
  at=$(grep 'd=5 .*OCTET STRING' "$work/structure" | cut -d: -f1)
  openssl asn1parse -inform DER -in "$work/r/META-INF/signature001.p7s" -strparse $at -out "$work/value" -noout
  grep -A2 'id-smime-aa-timeStampToken' "$work/structure" | grep 'd=8 ' | cut -d: -f1 > "$work/tokens"
  times=
  while read -r at; do
    openssl asn1parse -inform DER -in "$work/r/META-INF/signature001.p7s" -strparse $at -out "$work/token" -noout
    openssl ts -verify -token_in -in "$work/token" -data "$work/value" -CAfile trust/root.pem -untrusted trust/authorities.pem >/dev/null 2>&1 \
      || verdict="TIME-STAMP DOES NOT HOLD"
    times="$times  $(openssl ts -reply -token_in -in "$work/token" -token_out -text 2>/dev/null | grep 'Time stamp')"
  done < "$work/tokens"
  say "$file" "$verdict"
  [ -z "$times" ] || printf '  %s\n' "$times"
done
exit $bad
