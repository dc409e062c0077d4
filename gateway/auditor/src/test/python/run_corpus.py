"""Runs fsck over one export after the other: run_corpus.py SCRIPTS EXPORT CASES POLICY...

CASES has a line of JSON for each: its name, the files that differ from those of EXPORT, a checkpoint kept from an earlier
day, and whether the policies are known. Prints a line of JSON for each: the name and the checks that found something.
"""

import base64
import json
import os
import shutil
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])

from fsck import NodeCheck  # noqa: E402
from notes import read_checkpoint, read_note  # noqa: E402
from policies import Policy  # noqa: E402


def read(path):
    with open(path, "rb") as file:
        return file.read()


def put(path, data):
    if data is None:
        if os.path.exists(path):
            os.remove(path)
            if not os.listdir(os.path.dirname(path)):
                os.removedirs(os.path.dirname(path))
        return
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)


def changed(healthy, delta):
    if delta is None:
        return None
    front, back, middle = delta
    return healthy[:front] + base64.b64decode(middle) + healthy[len(healthy) - back:]


def main(export, cases, policies):
    policies = [Policy(read(path)) for path in policies]
    with tempfile.TemporaryDirectory() as scratch, open(cases, encoding="ascii") as lines:
        copy = os.path.join(scratch, "export")
        shutil.copytree(export, copy)
        for line in lines:
            case = json.loads(line)
            healthy = {}
            for path, delta in case["files"].items():
                place = os.path.join(copy, path)
                healthy[place] = read(place) if os.path.exists(place) else None
                put(place, changed(healthy[place] or b"", delta))
            earlier = [] if case["earlier"] is None else [read_checkpoint(read_note(base64.b64decode(case["earlier"])))]
            findings = NodeCheck(copy, policies if case["policies"] else [], earlier, None).check()
            print(json.dumps({"name": case["name"], "checks": sorted({check for check, _ in findings.defects})}))
            for place, data in healthy.items():
                put(place, data)


if __name__ == "__main__":
    main(sys.argv[2], sys.argv[3], sys.argv[4:])
