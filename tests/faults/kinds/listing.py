"""Calls that list with `--json`, in projects that are whole or not: JSON and nothing else."""

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.faults.calling import Done
from tests.faults.kinds import records, spoiled
from tests.faults.oracle import Call

OK, BROKEN = frozenset({0}), frozenset({1})
COMMANDS = (["list"], ["show", "trial"], ["figures"], ["claims"])
NAMES = {"list": "notebook", "figures": "id", "claims": "id"}


def as_json(draw: random.Random, root: Path) -> list[Call]:
    """`list`, `show`, `figures`, `claims` and `compare` for a program."""
    choice = draw.random()
    if choice < 0.3:
        command = draw.choice([*COMMANDS, ["compare", "book/evidence/trial"]])
        changed = spoiled.surroundings(draw)
        return [Call([*command, "--json"], OK, answer=_answers(command[0]), changed=changed)]
    if choice < 0.5:
        name = draw.choice(["orphan", "zebra", "a b", "a\nb", "[b]x", "x" * 200, "trial.kept"])
        spoiled.put(root / "analysis" / "notebooks" / f"{name}.ipynb", draw.choice(["{}", ""]))
        if name.isidentifier() and draw.random() < 0.6:
            model = draw.choice(["", "x = (", "import nothing_here", "1/0", "Parameters = None",
                                 "Parameters = 3", "raise SystemExit(3)", "\0"])  # fmt: skip
            spoiled.put(root / "analysis" / "parameters" / f"{name}.py", model)
        form = draw.choice([[], ["--json"]])
        return [Call(["list", *form], BROKEN, lines=1)]
    command = draw.choice([["figures"], ["claims"]])
    published = root / "book" / "evidence"
    if choice < 0.8:
        names = [*records.RECORDS, f"{records.FIGURE}/metadata.json"]
        records.spoil(draw, published / "trial" / draw.choice(names))
    elif choice < 0.9:
        shutil.rmtree(published)
        if draw.random() < 0.5:
            draw.choice(spoiled.NO_PLAIN_FILE)(published)
    else:
        claims = root / "data" / "claims.csv"
        claims.write_bytes(spoiled.bytes_of_a_spoiled(draw, claims.read_bytes()))
    codes = frozenset({0, 1, 2})
    return [Call([*command, "--json"], codes, answer=_answers(command[0], least=0))]


def _answers(command: str, least: int = 1) -> Callable[[Done], str | None]:
    """Whether the answer is JSON, and names things that are there."""

    def answer(done: Done) -> str | None:
        try:
            told = json.loads(done.out)
            named = [row[NAMES[command]] for row in told] if command in NAMES else list(told)
        except (ValueError, KeyError, TypeError) as error:
            return f"{error!r}: {done.out[:200]!r}"
        return None if len(named) >= least else f"nothing named in {done.out[:200]!r}"

    return answer
