"""What an audit found."""

import json
import re

MOST_LISTED = 1000


class Malformed(Exception):
    """Something is not spelt as its specification says, or does not hold. The text is a word for what, never a value."""


class Refused(Malformed):
    """A note that is well spelt and not to be believed. The text is the name of the check that says so."""


class Findings:
    """Facts by name, and defects: which check, and where. Verified means that there is no defect."""

    def __init__(self):
        self.facts = {}
        self.defects = []
        self.count = 0
        self.open = None

    def unchecked(self, what):
        """Something that would have to be known before anything is verified."""
        self.open = what

    def defect(self, check, where):
        self.count += 1
        if len(self.defects) < MOST_LISTED:
            self.defects.append((check, where))

    def is_verified(self):
        return self.count == 0 and self.open is None

    def lines(self):
        facts = ["%s: %s" % (name, printable(value)) for name, value in self.facts.items()]
        defects = ["DEFECT %s: %s" % (check, printable(where)) for check, where in self.defects]
        verdict = "VERIFIED" if self.is_verified() else "NOT VERIFIED, %s" % (self.open if not self.count else "defects: %d" % self.count)
        return "\n".join(facts + defects + [verdict])

    def as_json(self):
        return json.dumps({
            "verified": self.is_verified(),
            "facts": {name: printable(value) for name, value in self.facts.items()},
            "defectCount": self.count,
            "defects": [{"check": check, "where": printable(where)} for check, where in self.defects],
        }, separators=(",", ":"))


def printable(value):
    """Names of files come from whoever made the export: none may move the cursor of the auditor's terminal."""
    return re.sub(r"[^\x20-\x7e]", "?", str(value))
