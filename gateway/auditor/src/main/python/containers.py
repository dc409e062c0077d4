"""Signed containers (ASiC-E, ETSI EN 319 162-1), the signatures in them (CMS, RFC 5652; RFC 9882 for ML-DSA), and time-stamps (RFC 3161)."""

import base64
import hashlib
import os
import re
import struct
import tempfile
import xml.etree.ElementTree
import zlib

import ml_dsa
from findings import Malformed
from programs import openssl, written

MIMETYPE = b"application/vnd.etsi.asic-e+zip"
STAMP = bytes.fromhex("060b2a864886f70d010910020e")  # id-aa-signatureTimeStampToken (RFC 3161, appendix A)
SHA_256_OID = bytes.fromhex("0609608648016503040201")
ML_DSA_65_OID = bytes.fromhex("0609608648016503040312")
MESSAGE_DIGEST, SIGNING_TIME = bytes.fromhex("06092a864886f70d010904"), bytes.fromhex("06092a864886f70d010905")
SIGNING_CERTIFICATE = bytes.fromhex("060b2a864886f70d010910022f")  # id-aa-signingCertificateV2 (RFC 5035)
XML = b'<?xml version="1.0" encoding="UTF-8"?>\n'


class Trust:
    """A folder with certificates and revocation lists in PEM or DER. A certificate that names itself as issuer is a root: whoever fills the
    folder decides what is believed."""

    def __init__(self, folder, at=None):
        self.at = at
        self.roots, self.authorities, self.lists = "", "", ""
        for name in sorted(os.listdir(folder)):
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                self._add(path, name)
        if not self.roots:
            raise OSError("no root certificate in the trust folder")

    def _add(self, path, name):
        with open(path, "rb") as file:
            text = file.read().decode("latin-1")
        blocks = re.findall("-----BEGIN (X509 CRL|CERTIFICATE)-----(.*?)-----END", text, re.DOTALL)
        if not blocks:
            kind = "X509 CRL" if name.endswith(".crl") else "CERTIFICATE"
            blocks = [(kind, "\n%s\n" % base64.encodebytes(text.encode("latin-1")).decode().strip())]
        for kind, body in blocks:
            pem = "-----BEGIN %s-----%s-----END %s-----\n" % (kind, body, kind)
            if kind == "X509 CRL":
                self.lists += pem
            elif self._is_root(pem, name):
                self.roots += pem
            else:
                self.authorities += pem

    @staticmethod
    def _is_root(pem, name):
        with tempfile.TemporaryDirectory() as folder:
            good, said = openssl("x509", "-in", written(folder, "pem", pem.encode()), "-noout", "-subject", "-issuer")
        names = dict(line.split("=", 1) for line in said.splitlines() if "=" in line)
        if not good or "subject" not in names:
            raise OSError("neither certificates nor revocation lists: %s" % name)
        return names["subject"] == names.get("issuer")

    def options(self, folder, untrusted):
        """What openssl is told of it. Roots and lists share a file: openssl reads both from there."""
        options = ["-CAfile", written(folder, "roots", (self.roots + self.lists).encode())]
        if self.authorities:
            options += [untrusted, written(folder, "authorities", self.authorities.encode())]
        if self.at is not None:
            options += ["-attime", str(int(self.at.timestamp()))]
        return options + (["-crl_check_all"] if self.lists else [])


def stamp_time(token, data, trust):
    """The time in a time-stamp token over the data; None if an authority of the folder does not vouch for it."""
    with tempfile.TemporaryDirectory() as folder:
        path = written(folder, "token", token)
        good, _ = openssl("ts", "-verify", "-token_in", "-in", path, "-data", written(folder, "data", data),
                          *trust.options(folder, "-untrusted"))
        if not good:
            return None
        _, said = openssl("ts", "-reply", "-token_in", "-in", path, "-token_out", "-text")
    return re.search("Time stamp: (.*)", said)[1]


# --- The container, which has one spelling only


def zip_files(data):
    """Files by name, in their order. Nothing may stand before, between or after them: they are written again and compared."""
    files, position = {}, 0
    while data[position:position + 4] == b"PK\3\4":
        if position + 30 > len(data):
            raise Malformed("container")
        size, name_length = struct.unpack_from("<I", data, position + 18)[0], struct.unpack_from("<H", data, position + 26)[0]
        start = position + 30 + name_length
        name = data[position + 30:start].decode("ascii", "replace")
        if name in files or len(files) == 64:
            raise Malformed("container")
        if start + size > len(data):
            raise Malformed("container")
        files[name] = data[start:start + size]
        position = start + size
    if zip_bytes(files) != data:
        raise Malformed("container")
    return files


def zip_bytes(files):
    """ZIP of stored files without any extra, dated 1 January 1980 (PKWARE APPNOTE, sections 4.3.7, 4.3.12 and 4.3.16)."""
    body, directory = b"", b""
    for name, content in files.items():
        described = struct.pack("<HHHHIIIHH", 0, 0, 0, 0x21, zlib.crc32(content), len(content), len(content), len(name), 0)
        directory += b"PK\1\2" + struct.pack("<HH", 10, 10) + described + struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + name.encode()
        body += b"PK\3\4" + struct.pack("<H", 10) + described + name.encode() + content
    end = struct.pack("<HHHHIIH", 0, 0, len(files), len(files), len(directory), len(body), 0)
    return body + directory + b"PK\5\6" + end


def der_parts(data):
    """The elements in the content of a DER element (ITU-T X.690), each with its header."""
    parts, position = [], 0
    while position < len(data):
        start, length, position = position, data[position + 1], position + 2
        if length & 0x80:
            bytes_of_length = length & 0x7F
            length, position = int.from_bytes(data[position:position + bytes_of_length], "big"), position + bytes_of_length
        position += length
        if position > len(data):
            raise Malformed("signature")
        parts.append(data[start:position])
    return parts


def der_content(element):
    skip = 2 + (element[1] & 0x7F if element[1] & 0x80 else 0)
    return element[skip:]


def der(tag, content):
    length = len(content)
    octets = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes((tag,)) + (bytes((length,)) if length < 0x80 else bytes((0x80 | len(octets),)) + octets) + content


def unstamped(signature):
    """A CMS signature as its signer made it; the value that time-stamps are about; and the tokens (RFC 5652, section 5)."""
    try:
        kind, wrapped = der_parts(der_content(signature))
        signed_data = der_parts(der_content(der_content(wrapped)))
        signer, = der_parts(der_content(signed_data[-1]))
        parts, tokens = der_parts(der_content(signer)), []
        if parts[-1][0] == 0xA1:
            for attribute in der_parts(der_content(parts.pop())):
                oid, values = der_parts(der_content(attribute))
                token, = der_parts(der_content(values))
                if oid != STAMP:
                    raise Malformed("signature")
                tokens.append(token)
        signed_data[-1] = der(0x31, der(0x30, b"".join(parts)))
        plain = der(0x30, kind + der(0xA0, der(0x30, b"".join(signed_data))))
        return plain, der_content(parts[-1]), tokens
    except (ValueError, IndexError):
        raise Malformed("signature") from None


def stamped_digest(token):
    """The SHA-256 that a time-stamp token is about (RFC 3161, section 2.4.2); None if it has another digest. Nothing is verified."""
    try:
        _, wrapped = der_parts(der_content(token))
        encapsulated = der_parts(der_content(der_content(wrapped)))[2]
        info = der_content(der_content(der_parts(der_content(encapsulated))[1]))
        algorithm, digest = der_parts(der_content(der_parts(der_content(info))[2]))
        return der_content(digest) if SHA_256_OID in algorithm else None
    except (ValueError, IndexError):
        raise Malformed("stamp") from None


# --- What a container has, in the one order, and who signed it


def places(number):
    """Names of what one signer added: manifest and signature, and the same with ML-DSA-65, which the former covers."""
    suffix = "" if number == 1 else "-%03d" % number
    return ("META-INF/ASiCManifest%03d.xml" % number, "META-INF/signature%03d.p7s" % number,
            "pq/manifest%s.xml" % suffix, "pq/signature-ml-dsa-65%s.p7s" % suffix)


def manifest(signature, files):
    """The ASiCManifest over files. It is a function of them: nothing of it is read, it is written again and compared."""
    text = XML + b'<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">\n'
    text += b'  <asic:SigReference URI="%s" MimeType="application/pkcs7-signature"/>\n' % signature.encode()
    for name, content in files.items():
        kind = "text/xml" if name.endswith(".xml") else "application/pkcs7-signature"
        text += (
            '  <asic:DataObjectReference URI="%s" MimeType="%s">\n'
            '    <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>\n'
            '    <ds:DigestValue>%s</ds:DigestValue>\n  </asic:DataObjectReference>\n'
            % (name, kind, base64.b64encode(hashlib.sha256(content).digest()).decode())).encode()
    return text + b"</asic:ASiCManifest>\n"


def signers(files, data_name, most):
    """Numbers of the signers of one data file; every manifest is what it has to be."""
    numbers = [number for number in range(1, most + 1) if places(number)[0] in files]
    names = ["mimetype", data_name]
    for number in numbers:
        names += places(number)[2:]
    for number in numbers:
        names += places(number)[:2]
    if not numbers or list(files) != names or files["mimetype"] != MIMETYPE:
        raise Malformed("container")
    for number in numbers:
        classical, signature, later, later_signature = places(number)
        data = {data_name: files[data_name]}
        covered = dict(data, **{later: files[later], later_signature: files[later_signature]})
        if files[later] != manifest(later_signature, data) or files[classical] != manifest(signature, covered):
            raise Malformed("manifest")
    return numbers


def signed_by(files, number, trust):
    """The certificate, in PEM, whose signature over the manifest holds and which the trust folder vouches for, if there is one."""
    name, signature = places(number)[:2]
    with tempfile.TemporaryDirectory() as folder:
        signer = os.path.join(folder, "signer")
        options = trust.options(folder, "-certfile") + ["-purpose", "any"] if trust else ["-noverify"]
        good, _ = openssl(
            "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", written(folder, "signature", files[signature]),
            "-content", written(folder, "manifest", files[name]), "-signer", signer, "-out", os.devnull, *options)
        if not good:
            raise Malformed("signature")
        with open(signer, "rb") as file:
            return file.read()


def der_of(pem):
    body = re.search(b"-----BEGIN CERTIFICATE-----(.*?)-----END", pem, re.DOTALL)
    return base64.b64decode(body[1]) if body else b""


def about(pem):
    """Subject and uses of a certificate, as openssl says them."""
    with tempfile.TemporaryDirectory() as folder:
        path = written(folder, "certificate", pem)
        _, subject = openssl("x509", "-in", path, "-noout", "-subject", "-nameopt", "RFC2253,utf8,-esc_msb")
        _, uses = openssl("x509", "-in", path, "-noout", "-ext", "extendedKeyUsage")
    return subject.strip().partition("=")[2].strip(), uses


class Signature:
    """A detached CMS signature with one signer, taken apart; nothing is verified."""

    def __init__(self, data):
        try:
            _, wrapped = der_parts(der_content(data))
            parts = der_parts(der_content(der_content(wrapped)))
            self.certificates = [part for part in der_parts(der_content(parts[3])) if part[0] == 0x30] if parts[3][0] == 0xA0 else []
            signer, = der_parts(der_content(parts[-1]))
            _, _, _, signed, self.algorithm, value = der_parts(der_content(signer))[:6]
            if signed[0] != 0xA0 or value[0] != 0x04:
                raise Malformed("signature")
            self.signed, self.value = b"\x31" + signed[1:], der_content(value)
            self.attributes = {}
            for attribute in der_parts(der_content(signed)):
                oid, values = der_parts(der_content(attribute))
                if oid in self.attributes:
                    raise Malformed("signature")
                self.attributes[oid] = der_content(values)
        except (ValueError, IndexError):
            raise Malformed("signature") from None


def require_ml_dsa_65(files, number, certificate=None):
    """The certificate whose ML-DSA-65 signature holds (RFC 9882): the one that is given, or else the one that lies in the signature. It says
    the same signing time as the other signature, and names the certificate by its digest."""
    _, classical, name, place = places(number)
    signature = Signature(files[place])
    named = signature.attributes.get(SIGNING_CERTIFICATE, b"")
    candidates = [certificate] if certificate is not None else signature.certificates
    chosen = [each for each in candidates if hashlib.sha256(each).digest() in named]
    digest = signature.attributes.get(MESSAGE_DIGEST, b"")
    times = {each.attributes.get(SIGNING_TIME) for each in (signature, Signature(unstamped(files[classical])[0]))}
    if (len(chosen) != 1 or digest != der(0x04, hashlib.sha512(files[name]).digest()) or ML_DSA_65_OID not in signature.algorithm
            or len(times) != 1 or None in times
            or not ml_dsa.verify(ml_dsa.ML_DSA_65, public_key(chosen[0]), signature.signed, signature.value)):
        raise Malformed("signature")
    return chosen[0]


def certificate_parts(certificate):
    try:
        return der_parts(der_content(der_parts(der_content(certificate))[0]))
    except (ValueError, IndexError):
        raise Malformed("signature") from None


def public_key(certificate):
    """The bits of the key in a certificate of version 3 (RFC 5280, section 4.1)."""
    try:
        algorithm, bits = der_parts(der_content(certificate_parts(certificate)[6]))
        return der_content(bits)[1:] if ML_DSA_65_OID in algorithm else b""
    except (ValueError, IndexError):
        raise Malformed("signature") from None


def subject(certificate):
    return certificate_parts(certificate)[5]


def parsed(data, what):
    """XML in UTF-8 without a document type: nothing is ever expanded."""
    try:
        if not data.startswith(XML) or b"<!" in data:
            raise Malformed(what)
        data.decode("utf-8")
        return xml.etree.ElementTree.fromstring(data)
    except (xml.etree.ElementTree.ParseError, ValueError, LookupError):
        raise Malformed(what) from None
