"""Entries of a trail: one flat object of JSON in the spelling of RFC 8785."""

import json
import re
from datetime import datetime, timezone

from findings import Malformed

STAGES = "intake translate admit protect seal dispatch receive open deliver trail".split()
EVENTS = set("""
    SubmissionAcceptance SubmissionRejection MessageSealed RelayAcceptance RelayRejection RelayFailure ContentConsignment
    ContentConsignmentFailure ContentHandover ContentHandoverFailure MessageParked MessageQuarantined ReplyReminder ReplyOverdue
    RevealOrdered RevealExecuted RevealRefused PseudonymResolved PseudonymsRolled SubjectShredded LegalHoldSet LegalHoldLifted
    StatisticsExported DirectoryAdopted DirectoryRefused PartyCutOff PartyRestored MessageHeld RevocationGraceBegan
    RevocationGraceEnded LogOpened LogRecovered CheckpointStalled CheckpointResumed PeerRolledBack ReceiptProofKept
    PeerLedgerAgreed PeerLedgerDiffered ConfigurationChanged PolicyChanged KeyRolled OperatorAction MessageViewed NodeStarted
    """.split())
DIGEST = "[0-9a-f]{64}"
PARTY = "(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+){1,4}"
VERSION = "[A-Za-z0-9][A-Za-z0-9._+:/-]{0,79}"
SHAPES = {name: re.compile(shape).fullmatch for name, shape in {
    "event": "[A-Za-z]+",
    "messageId": "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}",
    "conversationId": DIGEST,
    "from": PARTY,
    "to": PARTY,
    "stage": "|".join(STAGES),
    "at": "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z",
    "envelopeSha256": DIGEST,
    "payloadCommitment": DIGEST,
    "codeLists": VERSION,
    "policy": VERSION,
    "choreography": VERSION,
    "pack": VERSION,
    "suite": VERSION,
    "errorCode": "INTERNAL|(%s)(_[A-Z0-9]+)+" % "|".join(STAGES).upper(),
    "ruleId": r"[^\W\d][\w.:/*-]{0,119}",
    "fieldId": "[A-Z]{1,2}[0-9]{1,3}[a-z]?",
    "documentSha256": DIGEST,
    "previousEventSha256": DIGEST,
}.items()}


def instant(text):
    return datetime.strptime(text[:19] + text[20:23] + "000", "%Y-%m-%dT%H:%M:%S%f").replace(tzinfo=timezone.utc)


def written_instant(time):
    return time.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def read_entry(data):
    """The members of an entry. Refuses every other spelling of it: it has to be what RFC 8785 would write, without escapes."""
    try:
        members = json.loads(data.decode("utf-8"))
        canonical = json.dumps(members, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("utf-8")
    except (ValueError, RecursionError):
        raise Malformed("entry-syntax") from None
    if not isinstance(members, dict) or canonical != data or b"\\" in data or b"\x7f" in data:
        raise Malformed("entry-canonical")
    version = members.pop("v", None)
    if type(version) is not int or version != 1:
        raise Malformed("entry-version")
    if not {"event", "stage", "at"} <= members.keys():
        raise Malformed("entry-member-missing")
    for name, value in members.items():
        shape = SHAPES.get(name)
        if shape is None:
            raise Malformed("entry-member-unknown")
        if not isinstance(value, str) or not shape(value):
            raise Malformed("entry-value")
    if members["event"] not in EVENTS or ("previousEventSha256" in members and "messageId" not in members):
        raise Malformed("entry-value")
    try:
        instant(members["at"])
    except ValueError:
        raise Malformed("entry-value") from None
    return members
