"""Calls that read runs, with record files as they should not be: compare, cite, export, publish."""

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from analysis.folders import seals
from tests.faults.calling import Done
from tests.faults.kinds import spoiled
from tests.faults.kinds.running import TAKEN, surround
from tests.faults.oracle import Call
from tests.faults.places import contents

OK, WRONG, BROKEN = frozenset({0}), frozenset({2}), frozenset({1, 2})
RECORDS = ("run.json", "values.json", "verdicts.json")
FIGURE = "figures/trial-line"
# A figure's folder may go into these, where a run may not take their place.
YOURS = (".", "", "desk", "runs", "runs/trial")


def spoil(draw: random.Random, file: Path) -> None:
    """Make a record file what no reader may take for one."""
    content = file.read_bytes()
    choice = draw.randrange(6)
    if choice == 0:
        file.write_bytes(draw.choice(spoiled.NOT_JSON))
    elif choice == 1:
        file.write_bytes(draw.choice([n for n in spoiled.NO_MAPPING if n != b"1"]))
    elif choice == 2:
        _change_first(draw, file)
    elif choice == 3:
        file.write_bytes(content[: draw.randrange(1, len(content) - 2)])
    elif choice == 4:
        file.unlink()
        draw.choice(spoiled.NO_PLAIN_FILE)(file)
    else:
        at = draw.randrange(len(content))
        file.write_bytes(content[:at] + draw.choice([b"\0", b"\xff", b"\x80"]) + content[at:])


def _change_first(draw: random.Random, file: Path) -> None:
    """One part of another kind: of the record, or of its first entry where it maps names."""
    content = json.loads(file.read_bytes())
    if file.name in ("values.json", "verdicts.json"):
        name = sorted(content)[0]
        content[name] = json.loads(spoiled.json_without_its_shape(draw, content[name]))
        file.write_text(json.dumps(content))
    else:
        file.write_bytes(spoiled.json_without_its_shape(draw, content))


def _spoil_record(draw: random.Random, run: Path) -> None:
    spoil(draw, run / draw.choice(RECORDS))


def _spoil_entry(draw: random.Random, run: Path) -> None:
    """Make a file of a figure what no reader may take for one."""
    file = run / FIGURE / draw.choice(["metadata.json", "spec.json", "data.csv"])
    if file.name == "metadata.json":
        spoil(draw, file)
    elif file.name == "spec.json" and draw.random() < 0.6:
        file.write_bytes(draw.choice([*spoiled.NO_DRAWING, *spoiled.NOT_JSON]))
    else:
        file.unlink()
        if draw.random() < 0.8:
            draw.choice(spoiled.NO_PLAIN_FILE)(file)


def _spoil_folder(draw: random.Random, run: Path) -> None:
    """Put something else where the figures are."""
    shutil.rmtree(run / "figures")
    draw.choice([spoiled.pipe, spoiled.at_a_socket, spoiled.circle])(run / "figures")


def own(root: Path, notebook: str = "trial") -> Path:
    """The reader's one run of a notebook."""
    (folder,) = (root / "runs" / notebook).glob("*-*")
    return folder


def compare(draw: random.Random, root: Path) -> list[Call]:
    """Two folders, one of them damaged, foreign, or of another notebook."""
    run = root / "desk" / "run"
    shutil.copytree(own(root), run)
    choice = draw.random()
    other = ["book/evidence/trial"] if draw.random() < 0.5 else []
    if choice < 0.2:
        words = ["desk/run", *other]
        if draw.random() < 0.5:
            _speak_oddly(draw, run)
        return [Call(["compare", *words], OK, changed=spoiled.surroundings(draw), answer=_tells)]
    if choice < 0.75:
        draw.choice([_spoil_record, _spoil_record, _spoil_entry, _spoil_folder])(draw, run)
        words = ["desk/run", *other]
        return [Call(["compare", *(words if draw.random() < 0.7 else words[::-1])], BROKEN)]
    if choice < 0.85:
        return [Call(["compare", f"runs/second/{own(root, 'second').name}", "desk/run"], WRONG)]
    notebook = json.loads((run / "run.json").read_text())
    notebook["notebook"] = draw.choice(
        ["fourth", "../../etc", "", "a\nb", "[/y]", "x" * 5000, "\x1b[1m"]
    )
    if draw.random() < 0.5:
        (run / "run.json").write_text(json.dumps(notebook))
        return [Call(["compare", "desk/run"], WRONG)]
    words = [spoiled.word(draw) for _ in range(draw.randint(0, 3))]
    return [Call(["compare", "--", *words], frozenset({2}))]


def _speak_oddly(draw: random.Random, run: Path) -> None:
    """Texts of a record, each of which is told, with signs that a terminal would obey."""
    said = draw.choice(spoiled.SAYABLE)
    for name, part in (("values.json", "description"), ("verdicts.json", "finding")):
        content = json.loads((run / name).read_bytes())
        for entry in content.values():
            entry[part] = f"{entry[part]} {said}"
        (run / name).write_text(json.dumps(content))


def _tells(done: Done) -> str | None:
    text = done.out.decode(errors="replace")
    return None if "share" in text or "none" in text else f"nothing told: {text[:200]}"


def cite(draw: random.Random, root: Path) -> list[Call]:
    """A figure that is, is not, or whose files are damaged."""
    published = root / "book" / "evidence" / "trial"
    form = draw.choice(["bibtex", "csl", "text"])
    name = {"bibtex": "citation.bib", "csl": "citation.json", "text": "metadata.json"}[form]
    words = ["cite", "trial-line", "--format", form]
    whole = (published / FIGURE / name).read_text(encoding="utf-8")
    if form == "text":
        whole = json.loads(whole)["citation_text"]
    choice = draw.random()
    if choice < 0.25:
        return [Call(words, OK, changed=spoiled.surroundings(draw), answer=says(whole))]
    if choice < 0.5:
        wrong = [spoiled.misspelt(draw, "trial-line"), spoiled.word(draw)]
        options = [
            ["cite", draw.choice(wrong)],
            ["cite", "trial-line", "--format", spoiled.word(draw)],
        ]
        given = draw.choice(options)
        return [Call([given[0], *given[2:], "--", given[1]], WRONG)]
    file = published / draw.choice(
        [*RECORDS, f"{FIGURE}/metadata.json", f"{FIGURE}/{name}", "notebook.ipynb"]
    )
    if file.name in ("citation.bib", "citation.json"):
        draw.choice([_latin, _nothing_there, _folder_there])(file)
    else:
        spoil(draw, file)
    # What does not need the damaged file may still cite, and then as before.
    return [Call(words, frozenset({0, 1, 2}), answer=says(whole))]


def _latin(file: Path) -> None:
    file.write_bytes("@misc{a, title = {é}}".encode("latin-1"))


def _nothing_there(file: Path) -> None:
    file.unlink()


def _folder_there(file: Path) -> None:
    file.unlink()
    file.mkdir()


def says(whole: str) -> Callable[[Done], str | None]:
    """Told is this text, with escapes for what the console's encoding lacks."""
    encodings = ("utf-8", *dict(spoiled.ENVIRONMENTS)["PYTHONIOENCODING"])
    shown = {b"".join(whole.encode(one, "backslashreplace").split()) for one in encodings}

    def answer(done: Done) -> str | None:
        return None if b"".join(done.out.split()) in shown else f"told {done.out[:200]!r}"

    return answer


def export(draw: random.Random, root: Path) -> list[Call]:
    """A figure's files to places of all kinds."""
    figure = root / "book" / "evidence" / "trial" / FIGURE
    target = (
        root
        / "desk"
        / draw.choice(["to", "é [1]", "[bold]x[bold]", "a b", "x" * 200, "\x1b[31m\n"])
    )
    words = ["export", "trial-line", "--to", str(target.relative_to(root))]

    def same(_: Done) -> str | None:
        found, wanted = contents(target / "trial-line"), contents(figure)
        lacking = [name for name in wanted if found.get(name) != wanted[name]]
        return f"not as published: {lacking}" if lacking else None

    owned = (str(target.relative_to(root)),)
    choice = draw.randrange(9)
    if choice == 8:
        surround(root)
        return [Call([*words[:-1], draw.choice([t for t in TAKEN if t not in YOURS])], BROKEN)]
    if choice <= 1:
        return [Call(words, OK, owned, same, changed=spoiled.surroundings(draw))]
    if choice == 2:
        target.mkdir()
        spoiled.put(target / "mine.txt", "mine")
        return [Call(words, OK, (f"{owned[0]}/trial-line",), same)]
    if choice == 3:
        spoiled.put(target, "mine")
        return [Call(words, BROKEN)]
    if choice == 4:
        spoiled.put(target / "trial-line" / "thesis.tex", "mine")
        return [Call(words, WRONG)]
    if choice == 5:
        draw.choice([spoiled.pipe, spoiled.at_a_socket, spoiled.circle])(target)
        return [Call(words, BROKEN)]
    if choice == 6:
        draw.choice(spoiled.NO_PLAIN_FILE[:5])(target / "trial-line")
        return [Call(words, BROKEN)]
    name = draw.choice(["..", ".", "", "../second/figures/second-line", spoiled.word(draw)])
    return [Call(["export", "--to", "desk/to", "--", name], WRONG)]


def publish(draw: random.Random, root: Path) -> list[Call]:
    """Published runs damaged; publishing puts them right, byte for byte."""
    published = root / "book" / "evidence" / "trial"
    whole = _comparable(published)

    def mended(_: Done) -> str | None:
        now = _comparable(published)
        wrong = sorted(n for n in whole.keys() | now.keys() if whole.get(n) != now.get(n))
        return f"not as before: {wrong[:5]}" if wrong else None

    choice = draw.random()
    owned = ("book/evidence/trial", "book/evidence/schema.json", "runs/trial")
    if choice < 0.2:
        words = draw.choice([["trial"], [], ["second", "trial"]])
        changed = spoiled.surroundings(draw)
        return [Call(["publish", *words], OK, answer=mended, changed=changed)]
    if choice < 0.4:
        wrong = [spoiled.misspelt(draw, "trial"), spoiled.word(draw)]
        return [Call(["publish", "--", draw.choice(wrong)], WRONG)]
    file = published / draw.choice([*RECORDS, "run.json", f"{FIGURE}/metadata.json"])
    if draw.random() < 0.2:
        (root / "book" / "evidence" / "schema.json").write_bytes(b"{")
    spoil(draw, file)
    return [Call(["publish", "trial"], OK, owned, mended)]


def _comparable(folder: Path) -> dict[str, bytes]:
    """What two runs have in common whoever executes the notebook."""
    found = contents(folder)
    found.pop("notebook.ipynb", None)
    seal = found.get(seals.NAME, b"").splitlines()
    return found | {seals.NAME: b"\n".join(x for x in seal if not over_the_notebook(x))}


def over_the_notebook(line: bytes) -> bool:
    """Whether a line of a seal depends on what the executed notebook holds."""
    return line.endswith(b"  notebook.ipynb") or line.startswith(b"# SHA-256")
