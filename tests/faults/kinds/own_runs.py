"""Calls of `cite` and `export` with `--run`: runs of a reader's own, whole, damaged or none."""

import json
import random
import shutil
from pathlib import Path

from tests.faults.calling import Done
from tests.faults.kinds import records, spoiled
from tests.faults.oracle import Call
from tests.faults.places import contents

OK, WRONG, ANY = frozenset({0}), frozenset({2}), frozenset({0, 1, 2})
RUN = "desk/run"
FIGURE = records.FIGURE
CITED = {"bibtex": "citation.bib", "csl": "citation.json", "text": "metadata.json"}


def cite(draw: random.Random, root: Path) -> list[Call]:
    """A figure of a run, of which what is told is that run's and no other's."""
    form = draw.choice(list(CITED))
    run = _copied(root)
    whole = (run / FIGURE / CITED[form]).read_text(encoding="utf-8")
    if form == "text":
        whole = json.loads(whole)["citation_text"]
    words = ["cite", "trial-line", "--format", form, "--run"]
    return _calls(draw, root, words, CITED[form], (), records.says(whole))


def export(draw: random.Random, root: Path) -> list[Call]:
    """The files of a figure of a run, as they are there."""
    run = _copied(root)
    wanted = contents(run / FIGURE)

    def same(_: Done) -> str | None:
        found = contents(root / "desk" / "to" / "trial-line")
        differing = [n for n in wanted if found.get(n) != wanted[n]]
        return f"not as in the run: {differing}" if differing else None

    if draw.random() < 0.05:
        inside = draw.choice([FIGURE, f"{FIGURE}/deep/er"])
        words = ["export", "trial-line", "--to", f"{RUN}/{inside}", "--run", RUN]
        return [Call(words, WRONG)]
    words = ["export", "trial-line", "--to", "desk/to", "--run"]
    return _calls(draw, root, words, draw.choice(sorted(wanted)), ("desk/to",), same)


def _copied(root: Path) -> Path:
    return Path(shutil.copytree(records.own(root), root / RUN))


def _calls(draw, root, words, needed, owned, answer) -> list[Call]:
    """One call with a run that is whole, edited, damaged, of another notebook, or none."""
    run, choice = root / RUN, draw.random()
    if choice < 0.2:
        changed = spoiled.surroundings(draw)
        return [Call([*words, draw.choice([RUN, f"{RUN}/"])], OK, owned, answer, changed=changed)]
    if choice < 0.4:
        # Damaged: what does not need the damaged file may still answer, and then as before.
        records.spoil(draw, run / draw.choice([*records.RECORDS, f"{FIGURE}/metadata.json"]))
        return [Call([*words, RUN], ANY, owned, answer)]
    if choice < 0.55:
        # Edited afterwards, in a way that is still a record: what is told is what stands there.
        file = run / FIGURE / draw.choice(["caption.txt", "figure.svg", needed])
        file.write_bytes(draw.choice([b"", b"mine", b"\xff\xfe", b"\x1b[31m", b"{}", b"\0"]))
        return [Call([*words, RUN], ANY, owned)]
    if choice < 0.65:
        file = run / FIGURE / needed
        file.unlink()
        if draw.random() < 0.7:
            draw.choice(spoiled.NO_PLAIN_FILE)(file)
        return [Call([*words, RUN], frozenset({1, 2}))]
    if choice < 0.75:
        shutil.rmtree(run / draw.choice([FIGURE, "figures"]))
        return [Call([*words, RUN], frozenset({1, 2}))]
    if choice < 0.85:
        other = f"runs/second/{records.own(root, 'second').name}"
        given = draw.choice([other, "book/evidence/second"])
        return [Call([*words, given], WRONG)]
    if choice < 0.92:
        shutil.rmtree(run)
        spoiled.put(root / "desk" / "plain", "mine")
        draw.choice(spoiled.NO_PLAIN_FILE)(run)
        name = [RUN, "desk/plain", "desk", ".", "data", "runs/trial", "book/evidence", f"{RUN}/x"]
        return [Call([*words, draw.choice(name)], WRONG)]
    return [Call([*words, spoiled.word(draw)], WRONG)]
