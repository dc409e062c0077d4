"""Signed notes, checkpoints and cosignatures as C2SP writes them: signed-note, tlog-checkpoint, tlog-cosignature."""

import base64
import functools
import hashlib
import re
import tempfile
from collections import namedtuple

import ml_dsa
from findings import Malformed, Refused
from programs import openssl, written

LONGEST_NOTE = 128 * 1024


def utf8(data, what):
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Malformed(what) from None
    if any(letter < " " and letter != "\n" for letter in text):
        raise Malformed(what)
    return text


def from_base64(text, what):
    """Base64 (RFC 4648, section 4) in the one spelling there is: full padding, no loose bits."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise Malformed(what) from None
    if not data or base64.b64encode(data).decode() != text:
        raise Malformed(what)
    return data


def decimal(text, what):
    if not re.fullmatch("0|[1-9][0-9]{0,17}", text):
        raise Malformed(what)
    return int(text)


def key_name(text):
    """Of a signer: not empty, no blank, no plus; at most the 255 bytes that a cosignature can hold."""
    if not text or len(text.encode()) > 255 or any(letter == "+" or letter < " " or letter.isspace() for letter in text):
        raise Malformed("key-name")
    return text


# --- Keys, notes and the signatures on them

ED25519, ED25519_COSIGNATURE, ML_DSA_44_COSIGNATURE = 0x01, 0x04, 0x06
KEY_BYTES = {ED25519: 32, ED25519_COSIGNATURE: 32, ML_DSA_44_COSIGNATURE: 1312}
SIGNATURE_BYTES = {ED25519: 64, ED25519_COSIGNATURE: 8 + 64, ML_DSA_44_COSIGNATURE: 8 + 2420}
LATEST_TIME = 253402300799  # the last second of the year 9999
ED25519_INFO = bytes.fromhex("302a300506032b6570032100")  # RFC 8410: what stands before the 32 bytes of a key

Key = namedtuple("Key", "name type raw key_id")
Line = namedtuple("Line", "name key_id value")
Note = namedtuple("Note", "text lines data")
Checkpoint = namedtuple("Checkpoint", "origin size root")


def verifier_key(text):
    """Reads <name>+<key id>+<base64 of type and key>; the key id has to be that of name, type and key."""
    parts = re.fullmatch(r"([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})", text)
    if not parts:
        raise Malformed("verifier-key")
    name, material = key_name(parts[1]), from_base64(parts[3], "verifier-key")
    kind, raw = material[0], material[1:]
    key_id = hashlib.sha256(name.encode() + b"\n" + material).digest()[:4]
    if len(raw) != KEY_BYTES.get(kind) or key_id.hex() != parts[2]:
        raise Malformed("verifier-key")
    return Key(name, kind, raw, key_id)


def read_note(data):
    """Parts text and signatures at the last empty line."""
    if len(data) > LONGEST_NOTE:
        raise Malformed("note-length")
    whole = utf8(data, "note")
    text, parting, rest = whole.rpartition("\n\n")
    if not parting or not rest.endswith("\n"):
        raise Malformed("note")
    lines = []
    for line in rest[:-1].split("\n"):
        parts = re.fullmatch("\u2014 ([^ ]+) ([A-Za-z0-9+/]+={0,2})", line)
        if not parts:
            raise Malformed("signature-line")
        value = from_base64(parts[2], "signature-line")
        if len(value) <= 4:
            raise Malformed("signature-line")
        lines.append(Line(key_name(parts[1]), value[:4], value[4:]))
    if len(lines) > 64:
        raise Malformed("note")
    return Note(text + "\n", lines, data)


def read_checkpoint(note):
    """Origin, size and root; extension lines are refused, because an ML-DSA-44 cosignature does not cover them."""
    lines = note.text.split("\n")
    if len(lines) != 4 or lines[3]:
        raise Malformed("checkpoint")
    root = from_base64(lines[2], "checkpoint")
    if len(root) != 32:
        raise Malformed("checkpoint")
    return Checkpoint(key_name(lines[0]), decimal(lines[1], "checkpoint"), root)


def signed_message(key, checkpoint, text, time):
    """The bytes that a signature of the key's type covers."""
    if key.type == ED25519:
        return text.encode()
    if key.type == ED25519_COSIGNATURE:
        return ("cosignature/v1\ntime %d\n%s" % (time, text)).encode()
    name, origin = key.name.encode(), checkpoint.origin.encode()
    return b"".join((
        b"subtree/v1\n\0", bytes((len(name),)), name, time.to_bytes(8, "big"), bytes((len(origin),)), origin,
        (0).to_bytes(8, "big"), checkpoint.size.to_bytes(8, "big"), checkpoint.root))


@functools.lru_cache(maxsize=65536)
def is_signed(kind, raw, message, value):
    """Whether the signature is of the key; each is asked once only."""
    if kind == ML_DSA_44_COSIGNATURE:
        return ml_dsa.verify(ml_dsa.ML_DSA_44, raw, message, value)
    with tempfile.TemporaryDirectory() as folder:
        return openssl(
            "pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER", "-inkey", written(folder, "key", ED25519_INFO + raw),
            "-in", written(folder, "message", message), "-sigfile", written(folder, "signature", value))[0]


def verified_lines(note, known):
    """The known keys that signed, each with the time it gave. Lines of others are left aside; a false line of a known key refuses the note."""
    checkpoint, seen = read_checkpoint(note), {}
    for line in note.lines:
        for key in known:
            if (line.name, line.key_id) != (key.name, key.key_id):
                continue
            if key in seen:
                raise Refused("checkpoint-signature")
            if len(line.value) != SIGNATURE_BYTES[key.type]:
                raise Refused("checkpoint-signature")
            value, time = line.value, 0
            if key.type != ED25519:
                time, value = int.from_bytes(value[:8], "big"), value[8:]
            if time > LATEST_TIME or not is_signed(key.type, key.raw, signed_message(key, checkpoint, note.text, time), value):
                raise Refused("checkpoint-signature")
            seen[key] = time
    return seen
