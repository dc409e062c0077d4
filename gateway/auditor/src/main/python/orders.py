"""The order of two officers after which a log begins anew, with their signatures behind it, in the one file that the node was given."""

import re
from collections import namedtuple
from datetime import timedelta

from entries import DIGEST, instant
from findings import Malformed
from notes import Checkpoint

LONGEST = 1 << 16
LONGEST_VALIDITY = timedelta(days=3)
TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z"
SIZE = "0|[1-9][0-9]{0,17}"
MEMBERS = {
    "id": "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    "node": "[a-z][a-z0-9]{1,7}",
    "origin": "[A-Za-z0-9][A-Za-z0-9._:/-]{0,254}",
    "folder": "[1-9][0-9]{3}(?:-[1-9][0-9]{0,3})?",
    "restoredSize": SIZE,
    "restoredRoot": DIGEST,
    "heldSize": SIZE,
    "heldRoot": DIGEST,
    "heldNoteSha256": DIGEST,
    "reason": "backup-restored|database-altered|storage-failed",
    "ordered": TIME,
    "expires": TIME,
}
ORDER = re.compile(
    '<\\?xml version="1.0" encoding="UTF-8"\\?>\n<recoveryOrder xmlns="urn:trmgateway:recovery-order:1">\n%s</recoveryOrder>\n'
    % "".join("  <%s>(?P<%s>%s)</%s>\n" % (name, name, shape, name) for name, shape in MEMBERS.items()))
APPROVAL = re.compile("-----BEGIN CMS-----\n(?:[A-Za-z0-9+/=]{1,64}\n){1,512}-----END CMS-----\n")


class Order(namedtuple("Order", "id reason restored held ordered expires signed approvals")):
    """What it says, the bytes that say it, and the signatures under them, which nobody has verified yet."""

    def ends_after(self, seen):
        """Whether it can be about a log of which only a beginning is known."""
        return (seen.origin == self.restored.origin and (seen.size < self.restored.size or seen == self.restored)
                and seen != self.held)


def read_order(data):
    """There is one spelling. The log is held by others as it is not, and the order is worthless after three days at most."""
    text = data.decode("latin-1")
    match = ORDER.match(text)
    if len(data) > LONGEST or not match:
        raise Malformed("order")
    approvals, at = [], match.end()
    while at < len(text):
        approval = APPROVAL.match(text, at)
        if not approval:
            raise Malformed("order")
        approvals.append(approval[0])
        at = approval.end()
    said = match.groupdict()
    restored, held = (
        Checkpoint(said["origin"], int(said[which + "Size"]), bytes.fromhex(said[which + "Root"])) for which in ("restored", "held"))
    try:
        validity = instant(said["expires"]) - instant(said["ordered"])
    except ValueError:
        raise Malformed("order") from None
    if not said["origin"].endswith("/" + said["folder"]) or restored == held or not timedelta(0) < validity <= LONGEST_VALIDITY:
        raise Malformed("order")
    return Order(said["id"], said["reason"], restored, held, said["ordered"], said["expires"], data[:match.end()], approvals)
