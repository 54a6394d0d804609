"""Whether a call of the command line ended as a call may end, whatever it was given."""

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.calling import Done
from tests.faults.places import Snapshot

TRACES, LINES, CONTROL, LOST, HANGS, CODES, HALF = KINDS_OF_FAULT = (
    "tracebacks",
    "messages of more than a line of 300 characters",
    "control characters on the screen",
    "files lost or changed",
    "hangs",
    "wrong exit codes",
    "half-written things",
)
LONGEST = 300
DONE, RUN_FAILED, WRONG_CALL = 0, 1, 2

Complaints = list[tuple[str, str]]


@dataclass(frozen=True)
class Call:
    """One call, and what is right for it.

    codes: the exit codes that are; owns: paths from the project's root that it may change when it
    is carried out, a folder with all below it; answer: looks at what a call left that ended with
    0, and says what is wrong with it; lines: how many its message may have, one for most.
    """

    words: list[str]
    codes: frozenset[int]
    owns: tuple[str, ...] = ()
    answer: Callable[[Done], str | None] = lambda done: None
    lines: int = 1
    agrees: bool = False
    folder: str = "."
    changed: dict[str, str | None] = field(default_factory=dict)


def complaints(call: Call, done: Done, before: Snapshot, after: Snapshot) -> Complaints:
    """What is wrong with how a call ended, each with its kind."""
    if done.code is None:
        return [(HANGS, "it was stopped")]
    found: Complaints = []
    out, err = (text.decode("utf-8", "replace") for text in (done.out, done.err))
    if is_trace(done):
        found.append((TRACES, err[-1500:]))
    if done.code not in call.codes:
        found.append((CODES, f"{done.code} for {sorted(call.codes)}: {err[:400]}"))
    told = err.splitlines()
    if done.code != DONE and not 1 <= len(told) <= call.lines:
        found.append((LINES, f"{len(told)} lines: {err[:400]}"))
    if any(len(line) > LONGEST for line in told):
        found.append((LINES, f"{max(map(len, told))} characters: {err[:400]}"))
    if raw := sorted({c for c in out + err if unicodedata.category(c) == "Cc" and c != "\n"}):
        found.append((CONTROL, f"{raw}: {(out + err)[:400]!r}"))
    owned = call.owns if done.code == DONE else ()
    gone = [n for n, thing in before.items() if after.get(n) != thing and not _below(n, owned)]
    if gone:
        found.append((LOST, ", ".join(sorted(gone)[:5])))
    half = [
        n
        for n in after.keys() - before.keys()
        if not (_below(n, owned) or LEFT_BY_FAILURE.fullmatch(n))
    ]
    half += [n for n in after if Path(n).name.startswith(HIDDEN) and n not in before]
    if half:
        found.append((HALF, ", ".join(sorted(half)[:5])))
    if done.code == DONE and DONE in call.codes and (wrong := call.answer(done)):
        found.append((CODES, wrong))
    return found


def is_trace(done: Done) -> bool:
    """Whether a call showed what only its programmers read, or met what nobody foresaw."""
    text = (done.out + b"\n" + done.err).decode(errors="replace")
    shape = (
        r'Traceback \(most recent|^ *File ".*", line \d|^\w*(Error|Exception)\b|: unexpected \w+: '
    )
    return re.search(shape, text, re.MULTILINE) is not None


HIDDEN = (".partial", ".aside")
"""How folders begin that are being filled; none may stay."""

LEFT_BY_FAILURE = re.compile(r"runs/(trial|second)/failed(-\d+)?\.ipynb")


def _below(name: str, folders: tuple[str, ...]) -> bool:
    return any(name == folder or name.startswith(f"{folder}/") for folder in folders)


def whole_run(folder: Path) -> str | None:
    """What a run's folder lacks of what the miniature notebooks leave."""
    try:
        run, values, verdicts = (
            json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
            for name in ("run", "values", "verdicts")
        )
        line = folder / "figures" / f"{run['notebook']}-line"
        names = ("figure.svg", "figure-dark.svg", "figure.png", "figure.pdf", "data.csv",
                 "metadata.json", "citation.bib", "citation.json", "spec.json")  # fmt: skip
        missing = [name for name in names if not (line / name).stat().st_size]
        nothing = not values or not verdicts or not (folder / "notebook.ipynb").stat().st_size
    except (OSError, ValueError, KeyError, TypeError) as error:
        return f"{folder}: {error!r}"
    return f"{folder}: empty: {missing}" if missing or nothing else None
