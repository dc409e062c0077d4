"""Which logs are believed, and who must have seen them: C2SP tlog-policy."""

import re

from findings import Malformed, Refused
from notes import ED25519, decimal, read_checkpoint, verified_lines, verifier_key


class Policy:
    """Which logs are believed, and who must have seen what they say. Names are defined before they are used, and are members once."""

    def __init__(self, data):
        self.logs, self.witnesses, self.groups, self.quorum = [], {}, {}, None
        self._members = set()
        for line in data.decode("utf-8", "surrogateescape").split("\n"):
            if any(letter < " " and letter != "\t" for letter in line):
                raise Malformed("policy-line")
            items = [item for item in re.split("[ \t]+", line) if item]
            if items and not items[0].startswith("#"):
                reader = {"log": self._log, "witness": self._witness, "group": self._group, "quorum": self._quorum}.get(items[0])
                if reader is None:
                    raise Malformed("policy-line")
                reader(*self._counted(items))
        if self.quorum is None:
            raise Malformed("policy-quorum-line")

    @staticmethod
    def _counted(items):
        least, most = {"log": (2, 3), "witness": (3, 4), "group": (4, 1000), "quorum": (2, 2)}[items[0]]
        if not least <= len(items) <= most:
            raise Malformed("policy-line")
        return items[1:]

    def _log(self, key, _url=None):
        key = verifier_key(key)
        if any(key.raw == other.raw for other in self.logs):
            raise Malformed("policy-duplicate")
        self.logs.append(key)

    def _witness(self, name, key, _url=None):
        key = verifier_key(key)
        if key.type == ED25519:
            raise Malformed("policy-witness-type")
        if any(key.raw == other.raw for other in self.witnesses.values()):
            raise Malformed("policy-duplicate")
        self._require_new(name)
        self.witnesses[name] = key

    def _group(self, name, threshold, *members):
        for member in members:
            self._require_defined(member)
            if member in self._members:
                raise Malformed("policy-member")
            self._members.add(member)
        self._require_new(name)
        count = {"all": len(members), "any": 1}.get(threshold)
        count = decimal(threshold, "policy-threshold") if count is None else count
        if not 1 <= count <= len(members):
            raise Malformed("policy-threshold")
        self.groups[name] = (count, members)

    def _quorum(self, name):
        if name != "none":
            self._require_defined(name)
        if self.quorum is not None:
            raise Malformed("policy-quorum-line")
        self.quorum = name

    def _require_new(self, name):
        if name == "none" or name in self.witnesses or name in self.groups:
            raise Malformed("policy-name")

    def _require_defined(self, name):
        if name not in self.witnesses and name not in self.groups:
            raise Malformed("policy-name")

    def _is_met(self, name, seen_by):
        if name == "none" or name in seen_by:
            return True
        threshold, members = self.groups.get(name, (1, ()))
        return sum(self._is_met(member, seen_by) for member in members) >= threshold

    def names(self, origin):
        """Whether the log with this origin is one of the policy's."""
        return any(key.name == origin for key in self.logs)

    def require(self, note):
        """The names of the witnesses that saw the checkpoint, and when the quorum had seen it. Refuses a note that its log did not sign with
        every key the policy has for it, or that no quorum saw."""
        origin = read_checkpoint(note).origin
        signed = verified_lines(note, self.logs)
        keys = [key for key in self.logs if key.name == origin]
        if not keys or not all(key in signed for key in keys):
            raise Refused("checkpoint-log")
        seen = verified_lines(note, list(self.witnesses.values()))
        seen_by = {name for name, key in self.witnesses.items() if key in seen}
        if not self._is_met(self.quorum, seen_by):
            raise Refused("checkpoint-quorum")
        return seen_by, self._reached({name: seen[key] for name, key in self.witnesses.items() if key in seen})

    def _reached(self, times):
        """The earliest time by which enough witnesses say that they had seen it: one with a false clock does not move it."""
        for time in sorted({0} | set(times.values())):
            if self._is_met(self.quorum, {name for name in times if 0 < times[name] <= time}):
                return time
        return 0


def require_seen(note, policies):
    """Asks every policy that names the log. Who saw the checkpoint, and when a quorum had, in seconds since 1970; 0 if nobody said."""
    asked = [policy for policy in policies if policy.names(read_checkpoint(note).origin)]
    if not asked:
        raise Refused("checkpoint-log")
    answers = [policy.require(note) for policy in asked]
    return sorted(set().union(*(seen_by for seen_by, _ in answers))), max(latest for _, latest in answers)
