"""Tables and descriptors as they should not be; checker and reader must agree on each."""

import json
import random
from pathlib import Path

from tests.faults.kinds import spoiled
from tests.faults.oracle import Call

OK, BROKEN = frozenset({0}), frozenset({1})
MANY = 30
"""Lines of a check: one for each problem, of which it shows so many of a table."""

HEAD = b"id,distance_km\n"
SOUND = (
    b"near,1.5\n", b"near,1.5\nfar,\n", b"near,0\nfar,1e3\n", b"near,2", b"n,1\r\nf,2\r\n",
    b'"a, b",1\n', b'"say ""so""",1\n', "みちびき,1\n".encode(), b"a,+1\n", b"a,007\n",
    b"NaN,1\n", b"null,1\n", b"[/b],1\n",
)  # fmt: skip
UNSOUND = (
    b"near,-1\n", b"near,much\n", "near,１２\n".encode(), b'near,"1,234.5"\n',
    "near,123億\n".encode(), b"near,1.5 km\n", b"near,1\nnear,2\n", b",1\n", b"near,1,2\n",
    b"near\n", b"near,1\0\n", "né,1\n".encode("latin-1"), b"near," + b"9" * 140_000 + b"x\n",
    b'near,"1\n', b"near,0x10\n", b"near,1_000\n", b"near,1e999\n", b"near,1\nfar,2,,,\n",
    "近い,１\n".encode("cp932"), b"near,--1\n", b"near,1;5\n", b"near,2024-01-01\n",
    b"near,true\n", b"near,[bold]\n", b"near,\x1b[31m1\n", "near,٣\n".encode(),
    "near,−1\n".encode(),
)  # fmt: skip
UNSOUND_WHOLE = (
    b"", b"\0", b"\n", b"id\nnear\n", b"id,distance\nnear,1\n", b"distance_km\n1\n",
    b"id,id\na,b\n", b"id,distance_km,more\na,1,2\n", b"<html>busy</html>", b"\xff\xfei\0d\0",
    b"\x1f\x8b\x08\0", b"id;distance_km\na;1\n", b"PK\x03\x04" + b"\0" * 50, b"x" * 200_000,
)  # fmt: skip


def table(draw: random.Random, root: Path) -> list[Call]:
    """A table with a sound or an unsound row, or of another form; checked, then read."""
    file = root / "data" / "toy" / "distances.csv"
    choice = draw.random()
    if choice < 0.25:
        file.write_bytes(HEAD + draw.choice(SOUND))
        return _both(draw, OK)
    if choice < 0.7:
        file.write_bytes(HEAD + draw.choice([b"", b"before,3\n"]) + draw.choice(UNSOUND))
        return _both(draw, BROKEN)
    if choice < 0.9:
        file.write_bytes(draw.choice(UNSOUND_WHOLE))
        return _both(draw, BROKEN)
    file.unlink()
    if draw.random() < 0.8:
        draw.choice(spoiled.NO_PLAIN_FILE)(file)
    return _both(draw, BROKEN)


def _both(draw: random.Random, codes: frozenset[int]) -> list[Call]:
    check = Call(["data", "check", *draw.choice([[], ["toy"]])], codes, lines=MANY)
    run = Call(["run", "trial", "-p", "share=0.5", "-p", "first_year=2010"], codes, ("runs",))
    return [check, run]


def descriptor(draw: random.Random, root: Path) -> list[Call]:
    """A descriptor that does not describe."""
    file = root / "data" / "toy" / "datapackage.json"
    whole = json.loads(file.read_text())
    resource = whole["resources"][0]
    choice = draw.randrange(4)
    if choice == 0:
        file.write_bytes(draw.choice([*spoiled.NOT_JSON, *spoiled.NO_MAPPING]))
    elif choice == 1:
        file.unlink()
        if draw.random() < 0.7:
            draw.choice(spoiled.NO_PLAIN_FILE)(file)
    elif choice == 2:
        whole["resources"] = draw.choice(
            [{}, None, "", 1, [None], [1], ["x"], [{}], [[]], {"a": 1}]
        )
        file.write_text(json.dumps(whole))
    else:
        part, wrong = draw.choice([
            ("path", None), ("path", 1), ("path", ["a"]), ("path", "../../../../etc/hostname"),
            ("path", "/etc/hostname"), ("path", "no.csv"), ("path", "."), ("name", None), ("name",
            1),
            ("path", "a\0b"), ("path", "x" * 300), ("name", "a/b"), ("name", "a\n\x1b[31mb"),
            ("rowConstraints", [{"formula": "id" + "+1" * 5000, "column": "id", "allowed": "x"}]),
            ("rowConstraints", [{"formula": "(" * 250, "column": "id", "allowed": "x"}]),
            ("schema", {"fields": [{"name": "id", "type": "string",
                                    "constraints": {"pattern": "a{99999999999999999999}"}}]}),
            ("schema", None), ("schema", []), ("schema", "no.json"), ("schema", {}),
            ("schema", {"fields": {}}), ("schema", {"fields": [{}]}), ("schema", {"fields": [1]}),
            ("schema", {"fields": [{"name": "id", "type": "sting"}]}), ("schema", {"fields": None}),
        ])  # fmt: skip
        resource[part] = wrong
        if draw.random() < 0.3 and part in ("path", "schema"):
            del resource[part]
        file.write_text(json.dumps(whole))
    return _both(draw, BROKEN)


def damaged(draw: random.Random, root: Path) -> list[Call]:
    """A file damaged anywhere: whatever the check says of it, the reader says too."""
    file = root / "data" / draw.choice(["toy/distances.csv", "toy/datapackage.json"])
    file.write_bytes(spoiled.bytes_of_a_spoiled(draw, file.read_bytes()))
    check, run = _both(draw, frozenset({0, 1}))
    return [check, Call(run.words, run.codes, run.owns, agrees=True)]
