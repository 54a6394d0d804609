"""Two calls at the same time: each does what it was asked, and neither harms the other's work."""

import json
import random
import re
import threading
import time
from pathlib import Path

import pytest

from tests.faults.calling import Done, Forks, true_call
from tests.faults.kinds.catalogues import whole_weather
from tests.faults.oracle import CODES, HALF, HANGS, TRACES, is_trace, whole_run
from tests.faults.places import Place, snapshot

LONGEST_OFFSET_S = 2.5
FEW, ABUSE, CHUNK = 3, 50, 10

RUN = ["run", "trial", "-p", "share=0.375"]
OTHER = ["run", "trial", "-p", "share=0.625"]
REFRESH = ["data", "refresh", "debris", "--from", "desk/SW-All.csv"]
PAIRS = {
    "equal runs": (RUN, RUN),
    "different runs": (RUN, OTHER),
    "runs into one folder": ([*RUN, "--out", "desk/out"], [*OTHER, "--out", "desk/out"]),
    "publishing": (["publish"], ["publish"]),
    "a run while publishing": (["publish"], RUN),
    "exports": (["export", "trial-line", "--to", "desk/to"],) * 2,
    "refreshes": (REFRESH, REFRESH),
    "a refresh and a check": (REFRESH, ["data", "check", "debris"]),
}  # fmt: skip


def together(root: Path, pair: tuple[list[str], list[str]], offset_s: float) -> list[Done]:
    done: dict[int, Done] = {}

    def one(number: int, words: list[str]) -> None:
        time.sleep(number * offset_s)
        done[number] = true_call(root, words)

    threads = [threading.Thread(target=one, args=each) for each in enumerate(pair)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [done[0], done[1]]


def looked_at(root: Path, name: str, pair: tuple, calls: list[Done]) -> list[tuple[str, str]]:
    """What is wrong after two calls, each with its kind of fault."""
    found = []
    for words, done in zip(pair, calls, strict=True):
        if done.code is None:
            found.append((HANGS, str(words)))
        elif is_trace(done):
            found.append((TRACES, done.told()[-1000:]))
        elif done.code != 0 and (done.told().count("\n") != 1 or name.endswith("runs")):
            found.append((CODES, f"{done.code} of {words}: {done.told()[:300]}"))
        elif done.code == 0 and words[0] == "run":
            found += [(HALF, wrong) for wrong in [asked_and_got(root, words, done)] if wrong]
    if all(done.code for done in calls):
        found.append((CODES, f"neither was carried out: {[d.told()[:200] for d in calls]}"))
    names = [Path(n).name for n in snapshot(root)]
    if hidden := [n for n in names if n.startswith((".partial", ".aside"))] + names.count("new") * [
        "new"
    ]:
        found.append((HALF, f"left behind: {hidden}"))
    own = list((root / "runs" / "trial").iterdir())
    found += [
        (HALF, wrong) for wrong in map(whole_run, [*own, root / "book/evidence/trial"]) if wrong
    ]
    if name == "equal runs" and len(own) != 2:
        found.append((HALF, f"an equal run was not used again: {sorted(f.name for f in own)}"))
    return found


def asked_and_got(root: Path, words: list[str], done: Done) -> str | None:
    """The folder that a run tells must hold what was asked for, where none was named by both."""
    if "--out" in words:
        return whole_run(root / words[-1])
    told = re.search(
        r"^(?:run|nothing changed since this run): (.+)$", done.out.decode(), re.MULTILINE
    )
    if not told:
        return f"no folder is told: {done.out!r}"
    share = json.loads((root / told[1] / "run.json").read_text())["parameters"]["share"]["value"]
    wanted = float(words[3].removeprefix("share="))
    return None if share == wanted else f"asked {wanted}, got {share}"


def pairs(seed: str, number: int, place: Place, forks: Forks) -> list[tuple[str, str]]:
    draw = random.Random(f"{seed} pair {number}")
    name = draw.choice(sorted(PAIRS))
    place.restore()
    (place.root / "desk").mkdir()
    whole_weather(place.root, brighter=1.02)
    if "publish" in name:
        (place.root / "data" / "toy" / "distances.csv").write_text("id,distance_km\nnear,2\n")
    offset_s = draw.choice([0, draw.uniform(0, LONGEST_OFFSET_S)])
    calls = together(place.root, PAIRS[name], offset_s)
    found = looked_at(place.root, name, PAIRS[name], calls)
    check = forks.call(place.root, ["data", "check"])
    if check.code != 0:
        found.append((HALF, check.told()[:300]))
    return [(what, f"{name}, {offset_s:.2f} s apart\n    {what}: {why}") for what, why in found]


@pytest.mark.parametrize(
    "numbers",
    [pytest.param(range(FEW), id=f"0-{FEW - 1}")]
    + [
        pytest.param(range(n, min(n + CHUNK, ABUSE)), id=f"{n}", marks=pytest.mark.abuse)
        for n in range(FEW, ABUSE, CHUNK)
    ],
)
def test_two_calls_at_once_do_each_what_was_asked(
    numbers, seed, forks, debris_place, request, record_property
):
    only = request.config.getoption("--only", None)
    faults, told = {"pairs": 0}, []
    for number in numbers:
        if only in (None, number):
            faults["pairs"] += 1
            for what, line in pairs(seed, number, debris_place, forks):
                faults[what] = faults.get(what, 0) + 1
                told.append(f"--seed {seed} --only {number} -k at_once: {line}")
    record_property("faults", faults)
    assert not told, "\n\n".join(told)
