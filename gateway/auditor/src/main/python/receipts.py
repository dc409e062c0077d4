"""Receipts (ASiC-E, ETSI EN 319 162-1), the time-stamps on them (RFC 3161) and their proofs (C2SP tlog-proof)."""

import base64
import hashlib
import os
import re
import struct
import tempfile
import xml.etree.ElementTree
import zlib

from entries import read_entry
from findings import Findings, Malformed, Refused
from notes import LONGEST_NOTE, decimal, from_base64, read_checkpoint, read_note, utf8
from policies import require_seen
from programs import openssl, written
from tree import included_root, leaf_hash

LONGEST_RECEIPT = 16 << 20
MANIFEST, SIGNATURE = "META-INF/ASiCManifest001.xml", "META-INF/signature001.p7s"
PROOF = "META-INF/evidence.tlog-proof"
ASIC, XMLDSIG = "{http://uri.etsi.org/02918/v1.2.1#}", "{http://www.w3.org/2000/09/xmldsig#}"
EVIDENCE = "{urn:trmgateway:evidence:1}"
SHA_256 = "http://www.w3.org/2001/04/xmlenc#sha256"
STAMP = bytes.fromhex("060b2a864886f70d010910020e")  # id-aa-signatureTimeStampToken (RFC 3161, appendix A)
SHA_256_OID = bytes.fromhex("0609608648016503040201")


class Trust:
    """A folder with certificates and revocation lists in PEM or DER. A certificate that names itself as issuer is a root: whoever fills the
    folder decides what is believed."""

    def __init__(self, folder):
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
        size, name_length = struct.unpack_from("<I", data, position + 18)[0], struct.unpack_from("<H", data, position + 26)[0]
        start = position + 30 + name_length
        name = data[position + 30:start].decode("ascii", "replace")
        if name in files or len(files) == 64:
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


# --- Proofs


def read_proof(data):
    """The entry that the proof brings along, its place, the siblings on the way to the root, and the note."""
    if len(data) > LONGEST_NOTE:
        raise Malformed("tlog-proof")
    head, parting, note = utf8(data, "tlog-proof").partition("\n\n")
    lines, extra = head.split("\n"), None
    if not parting or lines.pop(0) != "c2sp.org/tlog-proof@v1":
        raise Malformed("tlog-proof")
    if lines and lines[0].startswith("extra "):
        extra = from_base64(lines.pop(0)[6:], "tlog-proof")
    if not lines or not lines[0].startswith("index ") or len(lines) > 64:
        raise Malformed("tlog-proof")
    index = decimal(lines.pop(0)[6:], "tlog-proof")
    path = [from_base64(line, "tlog-proof") for line in lines]
    if any(len(sibling) != 32 for sibling in path):
        raise Malformed("tlog-proof")
    return extra, index, path, read_note(note.encode())


# --- A receipt with all of it


class ReceiptCheck:
    """Manifest and signature of a receipt, its time-stamps, and its place on a trail. The checks: container, manifest,
    signature, stamp; proof (there is one, and it leads from the entry to the root), proof-entry (the entry is about this receipt),
    checkpoint-signature, checkpoint-log, checkpoint-quorum."""

    def __init__(self, policies, trust):
        self.policies, self.trust, self.findings = policies, trust, Findings()

    def check(self, path, proof=None, entry=None):
        if os.path.getsize(path) > LONGEST_RECEIPT:
            raise OSError("the receipt is too long")
        with open(path, "rb") as file:
            data = file.read()
        try:
            files = zip_files(data)
            enclosed = files.pop(PROOF, None)
            statement = self._check_container(files)
        except Malformed as malformed:
            self.findings.defect(str(malformed), os.path.basename(path))
            return self.findings
        if proof is not None:
            with open(proof, "rb") as file:
                enclosed = file.read()
        if entry is not None:
            with open(entry, "rb") as file:
                entry = file.read()
        if enclosed is None:
            self.findings.defect("proof", "there is none")
        else:
            self._check_proof(enclosed, entry, hashlib.sha256(zip_bytes(files)).hexdigest(), statement)
        return self.findings

    def _check_container(self, files):
        """Leaves the files as they were exchanged, before anybody time-stamped them; what the receipt states."""
        if next(iter(files), None) != "mimetype" or not {"evidence.xml", MANIFEST, SIGNATURE} <= files.keys():
            raise Malformed("container")
        signed = self._check_manifest(files)
        strangers = files.keys() - signed - {"mimetype", MANIFEST, SIGNATURE}
        if strangers:
            raise Malformed("container")
        files[SIGNATURE], value, tokens = unstamped(files[SIGNATURE])
        self._check_signature(files)
        self._check_stamps(value, tokens)
        statement = {child.tag.replace(EVIDENCE, ""): child.text or "" for child in parsed(files["evidence.xml"], "container")}
        for name in ("event", "messageId", "type", "from", "to", "issuer", "at", "envelopeSha256", "originalSha256"):
            if name in statement:
                self.findings.facts[name] = statement[name]
        return statement

    @staticmethod
    def _check_manifest(files):
        signed = set()
        for reference in parsed(files[MANIFEST], "manifest").iter(ASIC + "DataObjectReference"):
            name = reference.get("URI")
            method, value = reference.find(XMLDSIG + "DigestMethod"), reference.find(XMLDSIG + "DigestValue")
            if name not in files or name in signed or method is None or value is None or method.get("Algorithm") != SHA_256:
                raise Malformed("manifest")
            if value.text != base64.b64encode(hashlib.sha256(files[name]).digest()).decode():
                raise Malformed("manifest")
            signed.add(name)
        if "evidence.xml" not in signed:
            raise Malformed("manifest")
        return signed

    def _check_signature(self, files):
        with tempfile.TemporaryDirectory() as folder:
            signer = os.path.join(folder, "signer")
            trust = self.trust.options(folder, "-certfile") + ["-purpose", "any"] if self.trust else ["-noverify"]
            good, _ = openssl(
                "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", written(folder, "signature", files[SIGNATURE]),
                "-content", written(folder, "manifest", files[MANIFEST]), "-signer", signer, "-out", os.devnull, *trust)
            if not good:
                raise Malformed("signature")
            _, said = openssl("x509", "-in", signer, "-noout", "-subject", "-nameopt", "RFC2253,utf8,-esc_msb")
        self.findings.facts["signedBy"] = said.strip().partition("=")[2].strip()
        if not self.trust:
            self.findings.facts["signer"] = "not checked: no trust folder was given"

    def _check_stamps(self, value, tokens):
        for number, token in enumerate(tokens, 1):
            if self.trust is None:
                self.findings.facts["stamp/%d" % number] = "not checked: no trust folder was given"
                continue
            time = stamp_time(token, value, self.trust)
            if time is None:
                raise Malformed("stamp")
            self.findings.facts["stampedAt/%d" % number] = time

    def _check_proof(self, data, entry, digest, statement):
        try:
            extra, index, path, note = read_proof(data)
            checkpoint = read_checkpoint(note)
        except Malformed as malformed:
            self.findings.defect("proof", str(malformed))
            return
        for name, fact in (("log", checkpoint.origin), ("index", index), ("size", checkpoint.size)):
            self.findings.facts[name] = fact
        try:
            self.findings.facts["seenBy"] = " ".join(require_seen(note, self.policies)[0])
        except Refused as refused:
            self.findings.defect(str(refused), "proof")
        entry = extra if entry is None else entry
        if entry is None:
            self.findings.defect("proof-entry", "missing")
            return
        try:
            if included_root(index, checkpoint.size, leaf_hash(entry), path) != checkpoint.root:
                raise Malformed("inclusion-root")
        except Malformed as malformed:
            self.findings.defect("proof", str(malformed))
            return
        self._check_entry(entry, digest, statement)

    def _check_entry(self, entry, digest, statement):
        """The entry is about exactly this receipt, as it was exchanged, and about the same message."""
        try:
            members = read_entry(entry)
        except Malformed as malformed:
            self.findings.defect("proof-entry", str(malformed))
            return
        self.findings.facts["loggedAt"] = members["at"]
        if members.get("documentSha256") != digest:
            self.findings.defect("proof-entry", "documentSha256")
        for name in ("event", "messageId"):
            if members.get(name) != statement.get(name):
                self.findings.defect("proof-entry", name)
        for name in ("from", "to"):
            if name in members and name in statement and members[name] != statement[name]:
                self.findings.defect("proof-entry", name)


def parsed(data, what):
    """XML without a document type: nothing is ever expanded."""
    try:
        if b"<!" in data:
            raise Malformed(what)
        return xml.etree.ElementTree.fromstring(data)
    except xml.etree.ElementTree.ParseError:
        raise Malformed(what) from None
