"""The signature of a person under a file: detached CMS (RFC 5652) with ECDSA, P-256 and SHA-256 (RFC 5754), as PEM (RFC 7468).

The gateway writes one encoding only, for a given certificate, content and time. So it is written again here and compared; what is left to
openssl is the value of the signature."""

import base64
import hashlib
import os
import re
import tempfile
from datetime import datetime

from containers import MESSAGE_DIGEST, SHA_256_OID, SIGNING_CERTIFICATE, SIGNING_TIME, Signature, certificate_parts, der, der_content, der_parts
from findings import Malformed
from programs import openssl, written

DATA, SIGNED_DATA = bytes.fromhex("06092a864886f70d010701"), bytes.fromhex("06092a864886f70d010702")
CONTENT_TYPE = bytes.fromhex("06092a864886f70d010903")
SHA_256 = der(0x30, SHA_256_OID)
ECDSA_SHA_256 = bytes.fromhex("300a06082a8648ce3d040302")
P_256 = bytes.fromhex("301306072a8648ce3d020106082a8648ce3d030107")
VERSION_1 = bytes.fromhex("020101")
UTC_TIME = 0x17


def signing_key(pem, content):
    """The key under which exactly this content is signed. The certificate lies in the signature: whose it is, nobody says."""
    try:
        data = base64.b64decode("".join(pem.split("\n")[1:-2]), validate=True)
        lines = re.findall(".{1,64}", base64.b64encode(data).decode())
        if "-----BEGIN CMS-----\n%s\n-----END CMS-----\n" % "\n".join(lines) != pem:
            raise Malformed("signature")
        signature = Signature(data)
        certificate, = signature.certificates
        at = signature.attributes[SIGNING_TIME]
        parts = certificate_parts(certificate)
        serial, _, issuer, validity, _, key = parts[1:7] if parts[0][0] == 0xA0 else parts[:6]
        begin, end = der_parts(der_content(validity))
        if (data != rewritten(certificate, issuer, serial, at, signature.value, content)
                or (at[0] == UTC_TIME) != (1950 <= moment(at).year < 2050)
                or not moment(begin) <= moment(at) <= moment(end)
                or not key.startswith(der(0x30, P_256 + der(0x03, b"\0\4" + bytes(64)))[:-64])):
            raise Malformed("signature")
    except (ValueError, IndexError, KeyError):
        raise Malformed("signature") from None
    with tempfile.TemporaryDirectory() as folder:
        good, _ = openssl(
            "cms", "-verify", "-noverify", "-binary", "-inform", "DER", "-in", written(folder, "signature", data),
            "-content", written(folder, "content", content), "-out", os.devnull)
    if not good:
        raise Malformed("signature")
    return key


def rewritten(certificate, issuer, serial, at, value, content):
    """The whole signature, as the gateway writes it."""
    certificate_id = der(0x30, der(0x30, der(0x30, der(0x04, hashlib.sha256(certificate).digest()))))
    attributes = (
        (CONTENT_TYPE, DATA), (MESSAGE_DIGEST, der(0x04, hashlib.sha256(content).digest())), (SIGNING_TIME, at), (SIGNING_CERTIFICATE, certificate_id))
    signed = b"".join(sorted(der(0x30, oid + der(0x31, said)) for oid, said in attributes))
    signer = der(0x30, VERSION_1 + der(0x30, issuer + serial) + SHA_256 + der(0xA0, signed) + ECDSA_SHA_256 + der(0x04, value))
    signed_data = VERSION_1 + der(0x31, SHA_256) + der(0x30, DATA) + der(0xA0, certificate) + der(0x31, signer)
    return der(0x30, SIGNED_DATA + der(0xA0, der(0x30, signed_data)))


def moment(element):
    """A time as certificates and signatures write it (RFC 5280, section 4.1.2.5; RFC 5652, section 11.3)."""
    text = der_content(element).decode("ascii")
    if element[0] == UTC_TIME:
        text = ("19" if text >= "50" else "20") + text
    if not re.fullmatch("[0-9]{14}Z", text):
        raise Malformed("signature")
    return datetime.strptime(text, "%Y%m%d%H%M%SZ")
