"""Struck down at any moment, a command leaves the earlier thing or the new one whole.

And the next call works, and sweeps what was left.
"""

import os
import random
import shutil
import signal
import stat
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.calling import Blow, Done, Forks, true_call
from tests.faults.kinds.catalogues import whole_weather
from tests.faults.oracle import CODES, HALF, HANGS, HIDDEN, LOST, TRACES, is_trace
from tests.faults.places import Place, contents, snapshot

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
EACH, ABUSE, CHUNK = 3, 50, 10
TRUE_CALLS = 0.3


@dataclass(frozen=True)
class Struck:
    """A command that is struck. target: what it makes anew; place: the project it is called in."""

    words: list[str]
    target: str
    prepare: Callable[[Path], None]
    place: str = "toy"


def an_earlier_run(root: Path) -> None:
    (own,) = (root / "runs" / "trial").glob("*-*")
    shutil.copytree(own, root / "desk" / "out")


def changed_data(root: Path) -> None:
    (root / "data" / "toy" / "distances.csv").write_text("id,distance_km\nnear,2\n")


def nothing(root: Path) -> None:
    pass


COMMANDS = {
    "run": Struck(["run", "trial", "-p", "share=0.125", "--out", "desk/out"], "desk/out",
                  an_earlier_run),
    "publish": Struck(["publish", "trial"], "book/evidence/trial", changed_data),
    "refresh": Struck(["data", "refresh", "debris", "--from", "desk/SW-All.csv"], "data/debris",
                      lambda root: whole_weather(root, brighter=1.02), "debris"),
    "export": Struck(["export", "trial-line", "--to", "desk/to"], "desk/to/trial-line", nothing),
}  # fmt: skip


def prepared(struck: Struck, place: Place) -> Path:
    place.restore()
    (place.root / "desk").mkdir()
    struck.prepare(place.root)
    return place.root


@pytest.fixture(scope="session")
def undisturbed(toy_place, debris_place, forks) -> Callable[[str, bool], tuple[dict, float]]:
    """What a command leaves when nothing strikes it, and the seconds that it takes."""
    known: dict = {}

    def carried_out(command: str, truly: bool) -> tuple[dict, float]:
        if (command, truly) not in known:
            struck = COMMANDS[command]
            root = prepared(struck, {"toy": toy_place, "debris": debris_place}[struck.place])
            done = called(root, struck.words, forks, truly)
            assert done.code == 0, done.told()
            known[command, truly] = contents(root / struck.target), done.seconds
        return known[command, truly]

    return carried_out


def called(
    root: Path, words: list[str], forks: Forks, truly: bool, blow: Blow | None = None
) -> Done:
    return true_call(root, words, blow=blow) if truly else forks.call(root, words, blow=blow)


def strike(command: str, place: Place, forks: Forks, undisturbed, draw: random.Random):
    """Strike a command once; what is wrong afterwards, each with its kind of fault."""
    struck, truly = COMMANDS[command], draw.random() < TRUE_CALLS
    new, seconds = undisturbed(command, truly)
    root = prepared(struck, place)
    old, before = contents(root / struck.target), snapshot(root)
    # An interpreter that only starts is not ours: what it says of a blow is its own.
    moment = draw.uniform(0.2 if truly else 0, 1.05) * seconds
    blow = Blow(draw.choice(SIGNALS), moment)
    done = called(root, struck.words, forks, truly, blow)
    found = []
    if done.code is None:
        found.append((HANGS, "it was stopped"))
    if is_trace(done):
        found.append((TRACES, done.told()[-1000:]))
    if done.code not in (0, 130, -blow.signal):
        found.append((CODES, f"{done.code}: {done.told()[:300]}"))
    now = contents(root / struck.target)
    if now not in (old, new):
        wrong = sorted(n for n in now.keys() | old.keys() if now.get(n) != old.get(n))
        found.append((HALF if now else LOST, f"neither the earlier nor the new one: {wrong[:5]}"))
    lost = [n for n, thing in before.items()
            if not n.startswith(struck.target) and snapshot(root).get(n) != thing]  # fmt: skip
    if lost:
        found.append((LOST, str(lost[:5])))
    if surviving := processes_in(root):
        found.append((HANGS, f"processes that live on: {surviving}"))
    again = called(root, struck.words, forks, truly)
    if again.code != 0:
        found.append((CODES, f"the next call: {again.code}: {again.told()[:300]}"))
    elif contents(root / struck.target) != new:
        found.append((HALF, "the next call makes another thing"))
    left = [n for n, thing in snapshot(root).items()
            if stat.S_ISDIR(thing.kind) and Path(n).name.startswith(HIDDEN)]  # fmt: skip
    if left and again.code == 0:
        found.append((HALF, f"not swept by the next call: {left[:5]}"))
    how = (
        f"{command} by {blow.signal.name} after {blow.after_s:.2f} s, {'true' if truly else 'fork'}"
    )
    return [(what, f"{how}\n    {what}: {why}") for what, why in found]


def processes_in(root: Path, wait_s: float = 15) -> list[str]:
    """Processes that still work in a project; a kernel takes a moment to see its parent gone."""
    until = time.monotonic() + wait_s
    while True:
        here = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if os.readlink(process / "cwd").startswith(str(root)):
                    here.append((process / "cmdline").read_text().replace("\0", " ")[:100])
            except OSError:
                continue
        if not here or time.monotonic() > until:
            return here
        time.sleep(0.2)


def chunks() -> list:
    ordinary = [pytest.param(c, range(EACH), id=f"{c}-0-{EACH - 1}") for c in COMMANDS]
    starts = range(EACH, ABUSE, CHUNK)
    return ordinary + [
        pytest.param(c, range(n, min(n + CHUNK, ABUSE)), id=f"{c}-{n}", marks=pytest.mark.abuse)
        for c in COMMANDS
        for n in starts
    ]


@pytest.mark.parametrize(("command", "numbers"), chunks())
def test_a_blow_leaves_the_earlier_thing_or_the_new_one_whole(
    command, numbers, seed, forks, toy_place, debris_place, undisturbed, request, record_property
):
    place = {"toy": toy_place, "debris": debris_place}[COMMANDS[command].place]
    only = request.config.getoption("--only", None)
    faults, told = {"kills": 0}, []
    for number in numbers:
        if only in (None, number):
            faults["kills"] += 1
            draw = random.Random(f"{seed} {command} {number}")
            for what, line in strike(command, place, forks, undisturbed, draw):
                faults[what] = faults.get(what, 0) + 1
                told.append(
                    f"--seed {seed} --only {number} -k '{request.node.callspec.id}': {line}"
                )
    record_property("faults", faults)
    assert not told, "\n\n".join(told)
