"""Hundreds of bad calls and files, drawn from a seed: each ends in one line, and nothing is lost.

One call again: `pytest tests/faults --seed 1 --only 137`.
"""

import random
import shlex
from pathlib import Path

import pytest

from tests.faults.calling import Done, Forks, true_call
from tests.faults.kinds.drawn import KINDS
from tests.faults.oracle import CODES, Call, complaints
from tests.faults.places import Place, Snapshot, snapshot

CHUNK = 25
ORDINARY = 300
ABUSE = 5000
TRUE_CALLS = 0.04
"""Share of calls in an interpreter of their own, which takes seconds."""


def chunks(first: int, last: int) -> list[range]:
    return [range(n, min(n + CHUNK, last)) for n in range(first, last, CHUNK)]


def named(numbers: range) -> str:
    return f"{numbers[0]}-{numbers[-1]}"


def judge(seed: str, number: int, places: dict[str, Place], forks: Forks) -> tuple[int, list[str]]:
    """Draw one of the calls, make it, and say how many calls it was and what is wrong with them."""
    draw = random.Random(f"{seed} {number}")
    kind = draw.choices(list(KINDS), [k.weight for k in KINDS.values()])[0]
    place = places[KINDS[kind].place]
    place.restore()
    (place.root / "desk").mkdir()
    pristine = snapshot(place.root)
    calls = KINDS[kind].draw(draw, place.root)
    truly = draw.random() < TRUE_CALLS
    told, earlier, drawn = [], None, ""
    for call in calls:
        before = snapshot(place.root)
        done = made(call, place, forks, truly)
        found = complaints(call, done, before, snapshot(place.root))
        if call.agrees and (done.code == 0) != (earlier == 0):
            found.append(
                (CODES, f"{done.code}, and {earlier} for the call before: {done.told()[:300]}")
            )
        earlier = done.code
        drawn = drawn or (changed_files(place.root, pristine, before) if found else "")
        how = f"--seed {seed} --only {number} ({kind}): {shown(call)} {drawn}"
        told += [(what, f"{how}\n    {what}: {why}") for what, why in found]
    return len(calls), told


def made(call: Call, place: Place, forks: Forks, truly: bool) -> Done:
    how = {"folder": place.root / call.folder, "changed": call.changed}
    words = [
        w.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape") for w in call.words
    ]
    return true_call(place.root, words, **how) if truly else forks.call(place.root, words, **how)


def changed_files(root: Path, pristine: Snapshot, before: Snapshot) -> str:
    """What was drawn besides the words: the smaller of the files that were put there."""
    names = [n for n, thing in before.items() if pristine.get(n) != thing and (root / n).is_file()]
    small = [n for n in names if before[n].size < 4000 and (root / n).exists()]
    return "".join(f"\n    {n}: {(root / n).read_bytes()[:200]!r}" for n in sorted(small)[:3])


def shown(call: Call) -> str:
    line = shlex.join(call.words)
    return ascii(line if len(line) < 300 else line[:300] + "…") + f" {call.changed or ''}"


@pytest.mark.parametrize(
    "numbers",
    [
        *(pytest.param(r, id=named(r)) for r in chunks(0, ORDINARY)),
        *(pytest.param(r, id=named(r), marks=pytest.mark.abuse) for r in chunks(ORDINARY, ABUSE)),
    ],
)
def test_a_bad_call_ends_in_one_line_and_loses_nothing(
    numbers, seed, forks, toy_place, debris_place, request, record_property
):
    only = request.config.getoption("--only", None)
    places = {"toy": toy_place, "debris": debris_place}
    faults, told = {"calls": 0}, []
    for number in numbers:
        if only in (None, number):
            count, wrong = judge(seed, number, places, forks)
            faults["calls"] += count
            for what, line in wrong:
                faults[what] = faults.get(what, 0) + 1
                told.append(line)
    record_property("faults", faults)
    assert not told, "\n\n".join(told)
