"""Calls of `data undo`: what was kept whole, damaged, of another kind, or not there."""

import random
import shutil
from pathlib import Path

from tests.faults.calling import Done
from tests.faults.kinds import spoiled
from tests.faults.kinds.catalogues import whole_weather
from tests.faults.oracle import Call
from tests.faults.places import contents

OK, WRONG, REFUSED = frozenset({0}), frozenset({2}), frozenset({1, 2})
OWNED = ("data",)


def undo(draw: random.Random, root: Path) -> list[Call]:
    """Undo of a topic: what stood there comes back whole, and undo again brings the newer back."""
    folder, kept = root / "data" / "debris", root / "data" / ".earlier" / "debris"
    words = ["data", "undo", "debris"]
    choice = draw.random()
    if choice < 0.15:
        whole = contents(folder)
        whole_weather(root)
        refresh = Call(["data", "refresh", "debris", "desk/SW-All.csv"], OK, OWNED)
        return [refresh, Call(words, OK, OWNED, _holds(folder, whole))]
    if choice < 0.3:
        wrong = [spoiled.misspelt(draw, "debris"), spoiled.word(draw)]
        return [Call(["data", "undo", "--", draw.choice(wrong)], WRONG)]
    if choice < 0.4:
        return [Call(draw.choice([words, ["data", "undo", "toy"], ["data", "undo"]]), WRONG)]
    if choice < 0.5:
        shutil.copytree(folder, kept)
        return [Call(words, WRONG)]  # it holds what was kept
    if choice < 0.6:
        kept.parent.mkdir()
        draw.choice(spoiled.NO_PLAIN_FILE[:4])(kept)
        return [Call(words, REFUSED)]
    shutil.copytree(folder, kept)
    now = contents(folder)
    file = kept / draw.choice(["inputs.csv", "launches.csv", "datapackage.json", "README.md"])
    if choice < 0.8:
        file.write_bytes(spoiled.bytes_of_a_spoiled(draw, file.read_bytes()) + b"x")
        back = contents(kept)
        again = Call(words, OK, OWNED, _holds(folder, now))
        return [Call(words, OK, OWNED, _holds(folder, back)), again]
    if choice < 0.9:
        # A pipe or a link that somebody laid there is neither waited for nor followed.
        file.unlink()
        draw.choice(spoiled.NO_PLAIN_FILE)(file)
        return [Call(words, frozenset({0, 1, 2}), OWNED)]
    folder.rename(root / "desk" / "debris")
    if draw.random() < 0.5:
        draw.choice(spoiled.NO_PLAIN_FILE[:4])(folder)
    return [Call(words, frozenset({0, 1, 2}), OWNED)]


def _holds(folder: Path, wanted: dict[str, bytes]):
    def answer(_: Done) -> str | None:
        found = contents(folder)
        names = sorted(n for n in wanted.keys() | found.keys() if wanted.get(n) != found.get(n))
        return f"not as it stood: {names[:5]}" if names else None

    return answer
