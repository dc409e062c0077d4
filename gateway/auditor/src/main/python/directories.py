"""The signed directory of the federation: who signs for which gateway, and which trail is of which node."""

import base64
import hashlib
from collections import namedtuple
from datetime import datetime, timezone

from containers import about, der_of, parsed, require_ml_dsa_65, signed_by, signers, subject, zip_files
from findings import Malformed

NAMESPACE = "{urn:trmgateway:directory:2}"
QUORUM, MOST_SIGNERS = 2, 9
DIRECTORY_SIGNING = "2.25.133835645872384716963238185575929785562"  # use of a key for nothing but directories

Party = namedtuple("Party", "id roles node post_quantum")


class Directory:
    """A directory that two of its authorities signed with both their keys. That an authority may sign is the word of the trust folder about its
    elliptic key; who issued its ML-DSA key, openssl cannot say before version 3.5, so that key is held against the name only."""

    def __init__(self, data, trust, at):
        files = zip_files(data)
        names, keys = set(), set()
        for number in signers(files, "directory.xml", MOST_SIGNERS):
            pem = signed_by(files, number, trust)
            later = require_ml_dsa_65(files, number)
            name, uses = about(pem)
            if DIRECTORY_SIGNING not in uses or subject(later) != subject(der_of(pem)):
                raise Malformed("directory-authority")
            names.add(name)
            keys.add(later)
        if len(names) < QUORUM or len(names) != len(keys):
            raise Malformed("directory-quorum")
        root = parsed(files["directory.xml"], "directory")
        if root.tag != NAMESPACE + "directory":
            raise Malformed("directory")
        if not moment(root.get("issued")) <= at < moment(root.get("expires")):
            raise Malformed("directory-stale")
        self.trails = {node.get("id"): node.find(NAMESPACE + "trail").get("name")
                       for node in root.findall(NAMESPACE + "node") if node.find(NAMESPACE + "trail") is not None}
        self.parties = {}
        for party in root.findall(NAMESPACE + "party"):
            for keys in [party] + party.findall(NAMESPACE + "earlier"):
                signing, later = (base64.b64decode(keys.findtext(NAMESPACE + name) or "") for name in ("signing", "postQuantumSigning"))
                self.parties[hashlib.sha256(signing).digest()] = Party(
                    party.get("id"), (party.get("roles") or "").split(" "), party.get("node"), later)

    def party(self, certificate):
        """The party one of whose signing certificates this is; None if it is nobody's."""
        return self.parties.get(hashlib.sha256(certificate).digest())


def moment(text):
    """A time as the directory and the command line write it."""
    try:
        return datetime.strptime((text or "")[:19], "%Y-%m-%dT%H:%M:%S").replace(tzinfo=timezone.utc)
    except ValueError:
        raise Malformed("time") from None
