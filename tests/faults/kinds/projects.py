"""Words that are no call, and project files that are damaged: list, show, strip and the rest."""

import json
import random
from pathlib import Path

from tests.faults.calling import Done
from tests.faults.kinds import spoiled
from tests.faults.oracle import Call

OK, WRONG = frozenset({0}), frozenset({2})
COMMANDS = ("list", "show", "run", "publish", "strip", "compare", "cite", "export", "data")
OPTIONS = ("--out", "--to", "--from", "-p", "-f", "--format", "--zzz", "-x", "--", "-", "---")
TELLING = (
    ["list"], ["show", "trial"], ["show", "second"], ["data", "check"], ["data", "check", "toy"],
    ["figures"], ["claims"], ["list", "--json"], ["show", "trial", "--json"],
    ["figures", "--json"], ["claims", "--json"], ["--help"], ["run", "--help"],
)  # fmt: skip
NAMED = {"list": "second", "show": "first_year", "data": "toy/distances", "figures": "trial-line",
         "claims": "half-is-enough"}  # fmt: skip


def words(draw: random.Random, root: Path) -> list[Call]:
    """Commands, options and other words in no order."""
    taken: list[str] = []
    for _ in range(draw.randint(1, 6)):
        pool = draw.choice([COMMANDS, OPTIONS, (spoiled.word(draw),), (spoiled.word(draw),)])
        taken.append(draw.choice(pool))
    # In front of them what no command takes, so that the call is wrong for certain.
    first = draw.choice(["lsit", "--no-such", "data", "run", "compare", "export", "cite", "show"])
    return [Call([first, "--no-such-option", *taken], WRONG, changed=spoiled.surroundings(draw))]


def telling(draw: random.Random, root: Path) -> list[Call]:
    """Calls that are right, on consoles of all kinds, and that name each thing once."""
    command = draw.choice(TELLING)
    wanted = NAMED.get(command[0], "run")

    def answer(done: Done) -> str | None:
        text = "".join(done.out.decode(errors="replace").split())
        return None if wanted in text else f"no {wanted} in {text[:300]}"

    return [Call(command, OK, answer=answer, changed=spoiled.surroundings(draw))]


def unknown_names(draw: random.Random, root: Path) -> list[Call]:
    """Names that are none, wherever a name is asked for."""
    name = draw.choice([spoiled.misspelt(draw, "trial"), spoiled.word(draw)])
    before = draw.choice([["show"], ["run"], ["publish"], ["strip"], ["data", "check"],
                          ["data", "refresh", "--from", "x"], ["data"], []])  # fmt: skip
    return [Call([*before, "--", name], WRONG, changed=spoiled.surroundings(draw))]


def strip(draw: random.Random, root: Path) -> list[Call]:
    """Notebooks that an editor, or an accident, changed."""
    file = root / "analysis" / "notebooks" / "trial.ipynb"
    kept = file.read_bytes()
    if draw.random() < 0.4:
        worked = json.loads(kept)
        worked["metadata"]["widgets"] = {"state": "[/y]"}
        for cell in worked["cells"]:
            if cell["cell_type"] == "code":
                text = [
                    {
                        "output_type": "stream",
                        "name": "stdout",
                        "text": ["\x1b[31m", draw.choice(spoiled.SAYABLE)],
                    }
                ]
                cell |= {"execution_count": draw.randrange(99), "outputs": text}
        file.write_bytes(json.dumps(worked).encode())

        def as_kept(_: Done) -> str | None:
            return None if file.read_bytes() == kept else "not as it is kept"

        return [Call(["strip", "trial"], OK, ("analysis/notebooks/trial.ipynb",), as_kept)]
    _break_a_notebook(draw, file)
    return [Call(draw.choice([["strip", "trial"], ["strip"]]), frozenset({1}))]


def _break_a_notebook(draw: random.Random, file: Path) -> None:
    content = file.read_bytes()
    choice = draw.randrange(4)
    if choice == 0:
        file.write_bytes(draw.choice(spoiled.NOT_JSON))
    elif choice == 1:
        file.write_bytes(draw.choice(spoiled.NO_MAPPING))
    elif choice == 2:
        file.write_bytes(content[: draw.randrange(1, len(content) - 3)])
    else:
        whole = json.loads(content)
        whole["cells"] = draw.choice(
            [None, {}, "", 1, [1], ["x"], [{}], [[]], [{"cell_type": "code"}]]
        )
        file.write_bytes(json.dumps(whole).encode())


def project_files(draw: random.Random, root: Path) -> list[Call]:
    """A run in a project of which one file that it needs is gone or damaged."""
    name = draw.choice(["CITATION.cff", "analysis/notebooks/trial.ipynb", "constraints.txt",
    "no model",
                        "data/columns.csv", "data/datapackage.json"])  # fmt: skip
    call = draw.choice([["run", "trial", "-p", "share=0.125"], ["publish", "trial"]])
    owned = ("runs", "book/evidence/trial")
    file = root / name
    if name == "no model":
        spoiled.put(root / "analysis" / "notebooks" / "orphan.ipynb", "{}")
        call = draw.choice([["list"], ["show", "orphan"], ["run", "orphan"], ["publish", "orphan"]])
        return [Call(call, frozenset({1} if call == ["list"] else {1, 2}))]
    if name == "analysis/notebooks/trial.ipynb":
        _break_a_notebook(draw, file)
    elif draw.random() < 0.5 or name == "constraints.txt":
        file.unlink()
    else:
        damaged = [b"", b"\0", b"[1", b"\xff\xfe", b"- a\n- b\n", b"null", b": :", b"x" * 200_000]
        file.write_bytes(draw.choice(damaged))
    return [Call(call, frozenset({1, 2}), owned)]
