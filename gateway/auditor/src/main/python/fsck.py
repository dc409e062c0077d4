"""Checks an exported log, or all logs of a node, from the entries up."""

import hashlib
import os
import re
from datetime import datetime, timedelta, timezone

from approvals import signing_key
from containers import stamp_time, stamped_digest
from entries import instant, read_entry, written_instant
from findings import Findings, Malformed, Refused
from notes import LONGEST_NOTE, read_checkpoint, read_note
from orders import read_order
from policies import require_seen
from tree import LONGEST_ENTRY, TILE, bundle_entries, grown, leaf_hash, root_of, tile_files, tile_path

CLOCK_SLACK = timedelta(minutes=5)
LONGEST_FILE = TILE * (2 + LONGEST_ENTRY)
OPENING = ("LogOpened", "LogRecovered")
LOST = ""


def content(path, longest):
    """Bytes of a file; None if there is none, refused if it is longer than any that belongs there."""
    if not os.path.isfile(path):
        return None
    if os.path.getsize(path) > longest:
        raise Malformed("file-length")
    with open(path, "rb") as file:
        return file.read()


def present_files(folder):
    """Whatever is no folder counts, links too."""
    present = set()
    for at, folders, files in os.walk(folder):
        for name in files + [each for each in folders if os.path.islink(os.path.join(at, each))]:
            present.add(os.path.relpath(os.path.join(at, name), folder).replace(os.sep, "/"))
    return present


class MessageOrder:
    """Every entry of a message names the leaf hash of the entry of that message before it, the first names none.

    After a recovery the first entry of a message may name one that was lost with the end of the log before."""

    def __init__(self, from_the_beginning):
        self._last, self._from_the_beginning = {}, from_the_beginning

    def follows(self, members, leaf):
        message = members.get("messageId")
        if message is None:
            return True
        known, before = self._last.get(message, LOST) is not LOST, self._last.get(message)
        self._last[message] = leaf.hex()
        named = members.get("previousEventSha256")
        return named == before if known else named is None or not self._from_the_beginning

    def recovered(self):
        self._from_the_beginning, self._last = False, dict.fromkeys(self._last, LOST)

    def messages(self):
        return len(self._last)


class LogCheck:
    """One exported log: every hash is derived from the entries again, and compared. The checks, by their names in the findings:

    checkpoint              the export says, in a signed note, for which size and root it was written
    checkpoint-signature    no signature of a known key is false, and none is there twice
    checkpoint-log          the log signed with each of the keys that a policy has for it
    checkpoint-quorum       as many witnesses have seen it as the policy asks for
    stamp                   the time-stamp on the checkpoint is of an authority that is trusted
    file-missing, file-unexpected   the files are exactly those of a log of that size
    bundle                  a bundle has the entries it must have; after the first that has not, nothing more can be derived
    entry                   an entry is canonical and has known members only
    message-order           an entry names the entry of the same message before it
    clock                   no entry is much older than one before it or than its log, or younger than the checkpoint over it
    opened                  the first entry, and no other, says how the log before this one ended; only the first log may be empty
    tile, root              tiles and root are those that follow from the entries
    earlier                 a checkpoint of an earlier day is that of a beginning of this log
    """

    def __init__(self, folder, prefix, given):
        self.folder, self.prefix, self.given, self.findings = folder, prefix, given, given.findings
        self.checkpoint, self.note, self.first = None, None, None
        self.size, self.levels, self.filled = 0, [[]], {}
        self._latest, self._witnessed, self._begin, self._end = None, None, "", "~"

    def defect(self, check, where):
        self.findings.defect(check, self.prefix + where)

    def fact(self, name, value):
        self.findings.facts[self.prefix + name] = value

    def check(self):
        try:
            self.note = read_note(content(os.path.join(self.folder, "checkpoint"), LONGEST_NOTE) or b"")
            self.checkpoint = read_checkpoint(self.note)
        except Malformed as malformed:
            self.defect("checkpoint", "checkpoint rule=%s" % malformed)
            return self
        self.given.origins.add(self.checkpoint.origin)
        self.fact("origin", self.checkpoint.origin)
        self.fact("size", self.checkpoint.size)
        self.fact("root", self.checkpoint.root.hex())
        self._check_quorum()
        self._check_stamp()
        self._bound_clock()
        if self._check_files() and self._read_entries():
            self._check_end()
        return self

    def _check_quorum(self):
        if not self.given.policies:
            self.fact("signatures", "not checked: no policy was given")
            return
        try:
            seen_by, latest = require_seen(self.note, self.given.policies)
            self.fact("seenBy", " ".join(seen_by))
            if latest:
                self._witnessed = datetime.fromtimestamp(latest, timezone.utc)
                self.fact("seenAt", self._witnessed.strftime("%Y-%m-%dT%H:%M:%SZ"))
        except Refused as refused:
            self.defect(str(refused), "checkpoint")

    def _check_stamp(self):
        try:
            token = content(os.path.join(self.folder, "checkpoint.tsr"), LONGEST_FILE)
            if token is None:
                return
            if stamped_digest(token) != hashlib.sha256(self.note.data).digest():
                raise Malformed("stamp")
            if self.given.trust is None:
                self.fact("stamp", "its authority was not checked: no trust folder was given")
                return
            time = stamp_time(token, self.note.data, self.given.trust)
            if time is None:
                raise Malformed("stamp")
            self.fact("stampedAt", time)
        except Malformed:
            self.defect("stamp", "checkpoint.tsr")

    def _check_files(self):
        present = present_files(self.folder)
        if self.checkpoint.size // TILE > len(present):  # a size that was made up must not make this program list its files
            self.defect("file-missing", "tile")
            return False
        expected = tile_files(self.checkpoint.size)
        for path in sorted(expected - present):
            self.defect("file-missing", path)
        for path in sorted(present - expected - {"checkpoint", "checkpoint.tsr", "opened"}):
            self.defect("file-unexpected", path)
        return True

    def _read_entries(self):
        """Whether all bundles could be read."""
        while self.size < self.checkpoint.size:
            width = min(TILE, self.checkpoint.size - self.size)
            path = tile_path("entries", self.size // TILE, width)
            try:
                entries = bundle_entries(content(os.path.join(self.folder, path), TILE * (2 + LONGEST_ENTRY)) or b"", width)
            except Malformed:
                self.defect("bundle", path)
                return False
            leaves = [leaf_hash(entry) for entry in entries]
            for place, entry in enumerate(entries):
                self._check_entry(self.size + place, entry, leaves[place])
            self._check_earlier(leaves)
            self.levels, full = grown(self.levels, leaves)
            for level, hashes in enumerate(full):
                self._check_tile(level, hashes)
            self.size += width
        return True

    def _check_entry(self, index, entry, leaf):
        try:
            members = read_entry(entry)
        except Malformed as malformed:
            self.defect("entry", "entry %d rule=%s" % (index, malformed))
            return
        if index == 0 and members["event"] == "LogRecovered":
            self.given.order.recovered()
            self._begin = ""  # what waited for the order may be of the year before
        if not self.given.order.follows(members, leaf):
            self.defect("message-order", "entry %d" % index)
        if index == 0:
            self.first = members
        elif members["event"] in OPENING:
            self.defect("opened", "entry %d" % index)
        self._check_clock(index, members["at"])

    def _check_clock(self, index, at):
        """Times are compared as texts where that is enough: a million of them would take long to read."""
        late = self._latest is not None and at < self._latest and instant(self._latest) - instant(at) > CLOCK_SLACK
        if late or at < self._begin or at > self._end:
            self.defect("clock", "entry %d" % index)
        if index > 0 or self.first["event"] not in OPENING:  # what waited for the log to be opened is older than its first entry
            self._latest = at if self._latest is None else max(self._latest, at)

    def _bound_clock(self):
        """A day before the year in the log's name, unless it began with an order, and a while after a quorum had seen it."""
        year = re.fullmatch(".*/([1-9][0-9]{3})(-[0-9]+)?", self.checkpoint.origin)
        if year:
            self._begin = written_instant(datetime(int(year[1]), 1, 1, tzinfo=timezone.utc) - timedelta(days=1))
        if self._witnessed is not None:
            try:
                self._end = written_instant(self._witnessed + CLOCK_SLACK)
            except OverflowError:  # a witness said the end of the year 9999: no entry is later
                self._end = "~"

    def _check_tile(self, level, hashes):
        path = tile_path(level, self.filled.get(level, 0), len(hashes))
        self.filled[level] = self.filled.get(level, 0) + 1
        try:
            exported = content(os.path.join(self.folder, path), TILE * 32)
        except Malformed:
            exported = b""
        if exported is not None and exported != b"".join(hashes):
            self.defect("tile", path)

    def _check_earlier(self, leaves):
        for kept in self.given.earlier:
            if kept.origin == self.checkpoint.origin and self.size < kept.size <= self.size + len(leaves):
                if root_of(grown(self.levels, leaves[:kept.size - self.size])[0]) != kept.root:
                    self.defect("earlier", "root")

    def _check_end(self):
        for level, hashes in enumerate(self.levels):
            if hashes:
                self._check_tile(level, hashes)
        if root_of(self.levels) != self.checkpoint.root:
            self.defect("root", "root")
        for kept in self.given.earlier:
            if kept.origin == self.checkpoint.origin and kept.size > self.size:
                self.defect("earlier", "size")
            if kept.origin == self.checkpoint.origin and kept.size == 0 and kept.root != root_of([]):
                self.defect("earlier", "root")


class NodeCheck:
    """The logs of a node, one after the other: each says in its first entry how the one before it ended. Or one log alone."""

    def __init__(self, export, policies, earlier, trust):
        self.export, self.policies, self.earlier, self.trust = export, policies, earlier, trust
        self.findings, self.order, self.origins = Findings(), None, set()

    def check(self):
        if os.path.exists(os.path.join(self.export, "logs")):
            self.order = MessageOrder(True)
            self._check_logs(self._folders())
        else:
            self.order = MessageOrder(not os.path.exists(os.path.join(self.export, "opened")))
            self._check_begin(LogCheck(self.export, "", self).check(), None, not os.path.exists(os.path.join(self.export, "opened")))
        if any(kept.origin not in self.origins for kept in self.earlier):
            self.findings.defect("earlier", "origin")
        self.findings.facts["messages"] = self.order.messages()
        return self.findings

    def _folders(self):
        """Names of the folders: a year, and a number for each further log of that year, from 2 on."""
        try:
            names = (content(os.path.join(self.export, "logs"), 1 << 16) or b"").decode("ascii", "replace").split("\n")
            before = (0, 0)
            for name in names[:-1]:
                parts = re.fullmatch("([1-9][0-9]{3})(?:-([2-9]|[1-9][0-9]{1,3}))?", name)
                at = (int(parts[1]), int(parts[2] or 1)) if parts else before
                if at != (before[0], before[1] + 1) and not (at[0] > before[0] and at[1] == 1):
                    raise Malformed("logs")
                before = at
            if len(names) < 2 or names[-1]:
                raise Malformed("logs")
            return names[:-1]
        except Malformed:
            self.findings.defect("logs", "logs")
            return []

    def _check_logs(self, folders):
        links = {name for name in folders if os.path.islink(os.path.join(self.export, name))}  # no folder of this export
        for name in sorted((set(os.listdir(self.export)) - set(folders) - {"logs"} if folders else set()) | links):
            self.findings.defect("file-unexpected", name)
        before, base = None, None
        for folder in folders:
            log = LogCheck(os.path.join(self.export, folder), folder + "/", self).check()
            if log.checkpoint is not None:
                base = base or log.checkpoint.origin.rpartition("/")[0]
                if not log.checkpoint.origin.endswith("/" + folder):
                    log.defect("checkpoint", "origin")
                elif log.checkpoint.origin != base + "/" + folder:
                    self.findings.defect("logs", folder)
            self._check_begin(log, before, folder == folders[0])
            before = log

    def _check_begin(self, log, before, is_first):
        """The first entry of a log names the last checkpoint of the one before it, or the order after which it was opened."""
        try:
            opened = content(os.path.join(log.folder, "opened"), LONGEST_FILE)
        except Malformed:
            opened = b""
        if log.first is None:
            if not is_first and log.checkpoint is not None and log.checkpoint.size == 0:
                log.defect("opened", "opened")
            return
        event = log.first["event"]
        if is_first:
            good = opened is None and event not in OPENING
        else:
            good = opened is not None and event in OPENING and log.first.get("documentSha256") == hashlib.sha256(opened).hexdigest()
            if good and event == "LogOpened" and before is not None:
                good = self._is_last(opened, before)
            elif good and event == "LogRecovered":
                good = self._is_ordered(log, opened, before)
        if not good:
            log.defect("opened", "opened")

    def _is_last(self, opened, before):
        """Whether it is the checkpoint of the log before, over all of it, and a quorum has seen it."""
        try:
            note = read_note(opened)
            if self.policies:
                require_seen(note, self.policies)
            return read_checkpoint(note) == before.checkpoint
        except (Malformed, AttributeError):
            return False

    def _is_ordered(self, log, opened, before):
        """Whether it is an order in force when the log was opened, signed under two different keys, that does not contradict the log before."""
        try:
            order = read_order(opened)
            log.fact("recovered", "%s: %d of %d entries kept by order %s" % (order.reason, order.restored.size, order.held.size, order.id))
            at = instant(log.first["at"])
            in_force = at - instant(order.ordered) >= -CLOCK_SLACK and at - instant(order.expires) <= CLOCK_SLACK
            signed = len({signing_key(approval, order.signed) for approval in order.approvals}) >= 2
            return signed and in_force and (before is None or order.ends_after(before.checkpoint))
        except (Malformed, AttributeError):
            return False
