"""Receipts and their proofs (C2SP tlog-proof)."""

import hashlib
import os

from containers import about, der_of, parsed, places, require_ml_dsa_65, signed_by, signers, stamp_time, unstamped, zip_bytes, zip_files
from entries import read_entry
from findings import Findings, Malformed, Refused
from notes import LONGEST_NOTE, decimal, from_base64, read_checkpoint, read_note, utf8
from policies import require_seen
from tree import included_root, leaf_hash

LONGEST_RECEIPT = 16 << 20
PROOF = "META-INF/evidence.tlog-proof"
EVIDENCE = "{urn:trmgateway:evidence:1}"
SIGNATURE = places(1)[1]


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
    signature (both of them), signer (a gateway of the directory, which the receipt names), stamp; proof (there is one, and it leads from the entry to the root), proof-entry (the entry is about this receipt),
    checkpoint-signature, checkpoint-log, checkpoint-quorum."""

    def __init__(self, policies, trust, directory=None):
        self.policies, self.trust, self.directory = policies, trust, directory
        self.findings, self.issuer = Findings(), None

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
            self.findings.defect("proof", "missing")
        else:
            self._check_proof(enclosed, entry, hashlib.sha256(zip_bytes(files)).hexdigest(), statement)
        return self.findings

    def _check_container(self, files):
        """Leaves the files as they were exchanged, before anybody time-stamped them; what the receipt states."""
        signers(files, "evidence.xml", 1)
        files[SIGNATURE], value, tokens = unstamped(files[SIGNATURE])
        issuer = self._check_signature(files)
        self._check_stamps(value, tokens)
        root = parsed(files["evidence.xml"], "container")
        statement = {child.tag.replace(EVIDENCE, ""): child.text or "" for child in root}
        for name in ("event", "messageId", "type", "from", "to", "issuer", "at", "envelopeSha256", "originalSha256"):
            if name in statement:
                self.findings.facts[name] = statement[name]
        if issuer is not None and statement.get("issuer") != issuer.id:
            raise Malformed("signer")
        self.issuer = issuer
        return statement

    def _check_signature(self, files):
        """The gateway of the directory that signed; None without a directory, and then nothing is verified."""
        pem = signed_by(files, 1, self.trust)
        self.findings.facts["signedBy"] = about(pem)[0]
        if not self.trust:
            self.findings.facts["signer"] = "not checked: no trust folder was given"
        if self.directory is None:
            require_ml_dsa_65(files, 1)
            self.findings.unchecked("signer not held against the directory: give --directory and --trust")
            return None
        party = self.directory.party(der_of(pem))
        if party is None or "GW" not in party.roles:
            raise Malformed("signer")
        require_ml_dsa_65(files, 1, party.post_quantum)
        return party

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
        for name, fact in (("log", checkpoint.origin), ("entry", index), ("size", checkpoint.size)):
            self.findings.facts[name] = fact
        if self.issuer is not None and checkpoint.origin.rpartition("/")[0] != self.directory.trails.get(self.issuer.node):
            self.findings.defect("proof", "log")
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
        """The entry is about exactly this receipt, as it was exchanged, and about the same message and parties."""
        try:
            members = read_entry(entry)
        except Malformed as malformed:
            self.findings.defect("proof-entry", str(malformed))
            return
        self.findings.facts["recordedAt"] = members["at"]
        if members.get("documentSha256") != digest:
            self.findings.defect("proof-entry", "document")
        for name in ("event", "messageId", "from", "to"):
            if members.get(name) != statement.get(name):
                self.findings.defect("proof-entry", name)
