#!/usr/bin/env python3
"""Checks exported trails and receipts of TRM gateways: a second opinion, written from the specifications.

It shares no code with the gateway or with its auditor in Java. It needs Python 3.9 or later with its standard library,
and the program `openssl`; it opens no connection. What it follows:

    RFC 6962, section 2.1           hashing of the Merkle tree                                         tree.py
    C2SP tlog-tiles                 the files of a log                                                 tree.py
    C2SP signed-note, tlog-checkpoint, tlog-cosignature   who signed which state of a log              notes.py
    C2SP tlog-policy                who has to have seen it                                            policies.py
    RFC 8785                        the spelling of entries, as far as a flat object of texts needs it entries.py
    C2SP tlog-proof, ETSI EN 319 162-1, RFC 5652, RFC 3161   receipts, proofs and time-stamps          containers.py, receipts.py
    RFC 5652, RFC 5754, RFC 7468    what people signed                                                 approvals.py, orders.py
    RFC 8032, FIPS 204, RFC 9882    Ed25519 and ECDSA are left to openssl; ML-DSA, which openssl has
                                    from 3.5 on only, is verified here                                 ml_dsa.py
"""

import argparse
import os
import sys
from datetime import datetime, timezone

sys.dont_write_bytecode = True

from containers import Trust  # noqa: E402
from directories import Directory, moment  # noqa: E402
from findings import Malformed, printable  # noqa: E402
from fsck import NodeCheck  # noqa: E402
from notes import read_checkpoint, read_note  # noqa: E402
from policies import Policy  # noqa: E402
from receipts import ReceiptCheck  # noqa: E402

VERIFIED, DEFECT, UNCHECKED = 0, 1, 2


def arguments():
    parser = argparse.ArgumentParser(
        prog="trm_audit.py", description="Checks trails and receipts with nothing but files. Nothing is sent anywhere.",
        epilog="Exit status: 0 verified, 1 a defect was found, 2 it could not be checked.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="fsck|verify")
    fsck = commands.add_parser("fsck", help="derive every hash of an exported trail again, from its entries")
    fsck.add_argument("export", help="the folder of one log, or of all logs of a node")
    fsck.add_argument("--policy", action="append", default=[], metavar="FILE", help="who must have seen the trail; once for each log")
    fsck.add_argument("--earlier", action="append", default=[], metavar="FILE", help="a checkpoint of the trail, kept from an earlier day")
    verify = commands.add_parser("verify", help="verify a receipt, and that it is on a trail which others have seen")
    verify.add_argument("receipt", help="a receipt, .asice")
    verify.add_argument("--policy", action="append", required=True, metavar="FILE", help="who must have seen the trail; once for each log")
    verify.add_argument("--proof", metavar="FILE", help="the proof, .tlog-proof, if it is not in the receipt")
    verify.add_argument("--entry", metavar="FILE", help="the entry of the trail, if it is not in the proof")
    verify.add_argument("--directory", metavar="FILE", help="the signed directory of the federation: without it nobody knows whose signature it is")
    verify.add_argument("--at", metavar="TIME", help="when signer and directory have to be valid, as 2026-11-21T10:00:00Z; the present if not given")
    for command in (fsck, verify):
        command.add_argument("--trust", metavar="FOLDER", help="certificates of roots and authorities, and their revocation lists")
        command.add_argument("--json", action="store_true", help="print one JSON object")
    return parser.parse_args()


def read(path, what, reader):
    """A file that the auditor brings: if it is not what it should be, nothing was checked."""
    try:
        with open(path, "rb") as file:
            return reader(file.read())
    except (Malformed, ValueError) as malformed:
        raise OSError("%s is not %s (%s)" % (os.path.basename(path), what, malformed)) from None


def check(given):
    policies = [read(path, "a policy", Policy) for path in given.policy]
    if given.command == "verify":
        return verify(given, policies)
    trust = Trust(given.trust) if given.trust else None
    if not os.path.isdir(given.export):
        raise OSError("the export is not a folder")
    earlier = [read(path, "a checkpoint", lambda data: read_checkpoint(read_note(data))) for path in given.earlier]
    return NodeCheck(given.export, policies, earlier, trust).check()


def verify(given, policies):
    at = datetime.now(timezone.utc)
    if given.at:
        try:
            at = moment(given.at)
        except Malformed:
            raise OSError("--at is not a time like 2026-11-21T10:00:00Z") from None
    trust = Trust(given.trust, at if given.at else None) if given.trust else None
    if given.directory and trust is None:
        raise OSError("--directory needs --trust, which says who may sign it")
    directory = read(given.directory, "a directory that is signed and valid", lambda data: Directory(data, trust, at)) if given.directory else None
    return ReceiptCheck(policies, trust, directory).check(given.receipt, given.proof, given.entry)


def main():
    given = arguments()
    try:
        findings = check(given)
    except OSError as unreadable:
        print("cannot be checked: %s" % printable(unreadable), file=sys.stderr)
        return UNCHECKED
    except Exception as unforeseen:  # pylint: disable=broad-except
        # Status 1 says that a defect was found: a fault of this program must never look like one.
        print("cannot be checked: %s" % type(unforeseen).__name__, file=sys.stderr)
        return UNCHECKED
    print(findings.as_json() if given.json else findings.lines())
    if findings.is_verified():
        return VERIFIED
    return DEFECT if findings.count else UNCHECKED


if __name__ == "__main__":
    sys.exit(main())
