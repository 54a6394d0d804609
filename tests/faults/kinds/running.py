"""Calls of `run`: parameters, scenario files, and where the run is put."""

import hashlib
import random
import shutil
from pathlib import Path

import yaml

from tests.faults.calling import Done
from tests.faults.kinds import spoiled
from tests.faults.oracle import Call, whole_run

OK, WRONG = frozenset({0}), frozenset({2})

GOOD = {
    "share": ("0.25", "1", "0", "0.125", "1.0", "0.9", " 0.75"),
    "first_year": ("1990", "2001", "2009"),
    "last_year": ("2009", "2012", "2030"),
    "mode": ("quick",),
}
BAD = {
    "share": (
        "true", "no", "nan", ".inf", "-.inf", "1.5", "-0.1", "[0.5]", "{}", "{a: 1}", "much",
        "０.５", "0,5", "1e400", "9" * 5000, "[" * 2000, "0\x07.5", "''", "null", "~",
        "2024-01-01", "[0.5", "!!python/object:os.system x", "&a [*a]", "[bold]x[/bold]", "[/y]",
        "🛰", "x" * 20_000, "0x", "0.5\n0.6", "!!timestamp abc", "!!bool abc", "!!map [1]",
        '"\\UFFFFFFFF"', "\udcff", "12:30", "!!float abc", "? a", "- 1", "{" * 300, "!!binary x",
        "@x", "%x", "--- 1\n--- 2", "*a",
    ),
    "first_year": (
        "1989", "2031", "2009.5", "true", "FY2009", "２００９", "R2", "2009-01-01", "[2009]",
        "1e3", "平成21年", "'20 09'", "10" * 300, "null", ".nan", "2_009x", "0b", "2009年",
    ),
    "last_year": (
        "1989", "99999", "now", "[]", "-2012", "false", "2012,0",
    ),
    "mode": (
        "quikc", "[quick]", "true", "1", "QUICK", "null", "{quick: 1}", "quick\x1b[0m",
        "[quick, slow]",
    ),
}  # fmt: skip


def _parameters(draw: random.Random) -> tuple[list[tuple[str, str]], bool]:
    """Pairs of names and values, and whether all of them together are allowed."""
    names = draw.sample(sorted(GOOD), draw.randint(1, 3))
    pairs = [(name, draw.choice(GOOD[name])) for name in names]
    if draw.random() < 0.3:
        return pairs, _in_order(pairs)
    name, value = draw.choice(pairs)
    at = pairs.index((name, value))
    spoil = draw.randrange(4)
    if spoil < 2:
        pairs[at] = (name, draw.choice(BAD[name]))
    elif spoil == 2:
        pairs[at] = (draw.choice([spoiled.misspelt(draw, name), spoiled.word(draw)]), value)
        if pairs[at][0].strip() in GOOD:
            return pairs, False
    else:
        pairs.append((name, value))
    return pairs, False


def _in_order(pairs: list[tuple[str, str]]) -> bool:
    given = {"first_year": "2009", "last_year": "2012"} | dict(pairs)
    return int(given["first_year"]) <= int(given["last_year"])


def parameters(draw: random.Random, root: Path) -> list[Call]:
    """`-p`, right and wrong."""
    pairs, allowed = _parameters(draw)
    words = [w for name, value in pairs for w in ("-p", f"{name}={value}")]
    if not allowed and draw.random() < 0.1:
        words = ["-p", spoiled.word(draw).replace("=", "")]
    return [_run(root, words, allowed, dict(pairs))]


def _run(root: Path, words: list[str], allowed: bool, given: dict[str, str]) -> Call:
    """A run into desk/out that must hold the given parameters when it is carried out."""

    def answer(_: Done) -> str | None:
        folder = root / "desk" / "out"
        return whole_run(folder) or _differing(folder, given)

    return Call(
        ["run", "trial", *words, "--out", "desk/out"], OK if allowed else WRONG, ("desk",), answer
    )


def _differing(folder: Path, given: dict[str, str]) -> str | None:
    from json import loads

    recorded = loads((folder / "run.json").read_text())["parameters"]
    for name, text in given.items():
        if recorded[name]["value"] != yaml.safe_load(text):
            return f"asked for {name} = {text}, recorded {recorded[name]['value']}"
    return None


_SHAPES = {
    "mapping": lambda pairs: "\n".join(f"{n}: {v.strip()}" for n, v in pairs) + "\n",
    "crlf": lambda pairs: "".join(f"{n}: {v.strip()}\r\n" for n, v in pairs),
    "mark": lambda pairs: "\ufeff" + "".join(f"{n}: {v.strip()}\n" for n, v in pairs),
    "flow": lambda pairs: "{" + ", ".join(f"{n}: {v.strip()}" for n, v in pairs) + "}",
    "commented": lambda pairs: "# mine\n" + "".join(f"{n}: {v.strip()}  # so\n" for n, v in pairs),
}
_NO_SCENARIO = (
    "", "# nothing\n", "- share\n", "share", "0.5", "[share, 0.5]", "share: 0.5\nshare: 0.6\n",
    "\tshare: 0.5", "share: [0.5", "share: \0", "share: 0.5\n\x07", "1: 2", "null: 1",
    "? [a]\n: 1", "<<: {share: 0.5}\n<<: 1", "a: &a [*a]\n", "share: *x",
    "--- {share: 0.5}\n--- {share: 0.6}\n", "!!timestamp abc", "share: !!bool abc",
    "share: !!timestamp abc", "share: !!map [1]", "[" * 5000, "{" * 5000,
    "".join(" " * i + "a:\n" for i in range(1500)), "share: " + "9" * 5000,
    'share: "\\UFFFFFFFF"', "share: 0.5: 0.6", "x" * 300_000, "share: !!python/name:os.system",
    "share: 2024-13-45", "".join(f"name_{i}: {i}\n" for i in range(3000)), "share: !!int abc",
    "{a: 1}: 2", "&a x: *a", "share: &a {b: *a}", "[/b]: 1", "'\x1b[31m': 1",
    "%YAML 9.9\n---\nshare: 0.5", "share:\n  - - - -", "true: 1", "2024-01-01: 1",
    "share: 0.5\n  mode: quick", "<html>busy</html>", "share: 0.5\n\x00", "!!set {share}",
    "!!omap [share: 1]", "!!str share: [1]", "!share 0.5", "share: !!float x", "=: 1",
)  # fmt: skip


def scenario(draw: random.Random, root: Path) -> list[Call]:
    """`-f` with a file of another shape, kind or encoding."""
    file = root / "desk" / "scenario.yaml"
    pairs, allowed = _parameters(draw)
    choice = draw.random()
    if choice < 0.45:
        if not allowed:
            sayable = [(n, v) for n, v in pairs if _plain(n) and _plain(v)]
            pairs = sayable if sayable == pairs else [*sayable, ("shore", "1")]
        shape = draw.choice(sorted(_SHAPES))
        spoiled.put(file, _SHAPES[shape](pairs))
        return [_run(root, ["-f", "desk/scenario.yaml"], allowed, dict(pairs))]
    if choice < 0.75:
        text = draw.choice(_NO_SCENARIO)
        spoiled.put(file, text.encode(draw.choice(["utf-8", "utf-8", "utf-8-sig"])))
    elif choice < 0.85:
        text = draw.choice(["share: 0.5 # 割合\n", "# みちびき\nshare: 0.25\n"])
        spoiled.put(file, text.encode(draw.choice(["cp932", "euc_jp", "utf-16", "utf-32"])))
        if draw.random() < 0.3:
            spoiled.put(file, b"\xff\xfe\xfd share: 0.5")
        return [_uncertain(root, ["-f", "desk/scenario.yaml"], file)]
    else:
        draw.choice(spoiled.NO_PLAIN_FILE)(file)
        if draw.random() < 0.5:
            name = draw.choice(["", "-", "/dev/zero", "/dev/null", "no.yaml", "desk/" + "x" * 300,
                                "[bold]x", "a\nb", "desk/scenario.yaml/x"])  # fmt: skip
            return [_run(root, ["-f", name], False, {})]
    return [_run(root, ["-f", "desk/scenario.yaml"], False, {})]


def _uncertain(root: Path, words: list[str], file: Path) -> Call:
    """A file in another encoding: refused, or read as its writer meant."""
    known = _run(root, words, False, {})
    return Call(known.words, frozenset({0, 2}), known.owns, known.answer)


def _plain(text: str) -> bool:
    return text.isascii() and text.isprintable() and "=" not in text and bool(text.strip())


def _new(place: Path, root: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)


def _earlier(place: Path, root: Path, notebook: str = "trial") -> None:
    (own,) = (root / "runs" / notebook).iterdir()
    shutil.copytree(own, place)


def _with_notes(place: Path, root: Path) -> None:
    _earlier(place, root)
    (place / "notes.txt").write_text("mine")


def _with_notes_below(place: Path, root: Path) -> None:
    _earlier(place, root)
    (place / "figures" / "trial-line" / "notes.txt").write_text("mine")


def _with_sealed_notes(place: Path, root: Path) -> None:
    """With a line of the user's own in the seal."""
    _with_notes(place, root)
    with (place / "SHA256SUMS").open("a") as seal:
        seal.write(f"{hashlib.sha256(b'mine').hexdigest()}  notes.txt\n")


def _of_another_notebook(place: Path, root: Path) -> None:
    _earlier(place, root, "second")


def _npm(place: Path, root: Path) -> None:
    spoiled.put(place / "run.json", '{"npm": "mine"}')
    spoiled.put(place / "thesis.tex", "a year's work")


def _foreign(place: Path, root: Path) -> None:
    spoiled.put(place / "thesis.tex", "a year's work")


def _foreign_in_a_folder(place: Path, root: Path) -> None:
    spoiled.put(place / "chapters" / "thesis.tex", "a year's work")


def _link_to_a_run(place: Path, root: Path) -> None:
    _earlier(place.with_name("run"), root)
    place.symlink_to(place.with_name("run"))


def _plain_file(place: Path, root: Path) -> None:
    spoiled.put(place, "mine")


PLACES_FOR_A_RUN = (_new, lambda place, root: place.mkdir(parents=True), _earlier)
NO_PLACES_FOR_A_RUN = (
    _with_notes, _with_notes_below, _with_sealed_notes, _of_another_notebook, _npm,
    _foreign, _foreign_in_a_folder, _link_to_a_run, _plain_file,
    *(lambda place, root, make=make: make(place) for make in spoiled.NO_PLAIN_FILE[:-1]),
)  # fmt: skip
NAMES_FOR_A_RUN = (
    "out", "mine", "q[bold]x[bold]", "q[", "é 東京 [1]", "a b", "x" * 240, "deep/er/out", "-x",
    "x.y", ".hidden", "new", "$HOME", "%41", "🛰",
)  # fmt: skip
# Within the project only: a program that fails this test would damage the machine elsewhere.
TAKEN = (
    ".", "", "data", "analysis", "book", "book/evidence", "book/evidence/trial", "runs",
    "runs/trial", "book/evidence/second", "book/evidence/fourth", "desk/../data", "desk",
    "data/claims.csv", "data/claims.csv/x", "desk/" + "x" * 300, "runs/trial/../../data",
    "data/mine", "analysis/mine", ".cache/mine", "_build", ".git/refs/heads", "desk/.git/refs/mine",
    "desk/bare.git/refs/heads/mine", "desk/way/mine",
)  # fmt: skip


def out(draw: random.Random, root: Path) -> list[Call]:
    """`--out` at all kinds of places."""
    words = ["run", "trial", "-p", "share=0.5", "-p", "last_year=2010", "--out"]
    choice = draw.random()
    if choice < 0.25:
        # What a program of this kind may have left behind, made by somebody else.
        for name in (
            ".partial-999999999-important",
            ".aside-999999999-out",
            ".new-1",
            ".out.partial",
        ):
            spoiled.put(root / "desk" / name / "file.txt", "mine")
    if choice < 0.3:
        name = draw.choice(NAMES_FOR_A_RUN)
        draw.choice(PLACES_FOR_A_RUN)(root / "desk" / name, root)
        place = root / "desk" / name
        return [Call([*words, f"desk/{name}"], OK, (f"desk/{name}",), lambda _: whole_run(place))]
    if choice < 0.7:
        name = draw.choice(["out", "mine", "run"[:2], "a [b]"])
        draw.choice(NO_PLACES_FOR_A_RUN)(root / "desk" / name, root)
        return [Call([*words, f"desk/{name}"], WRONG)]
    surround(root)
    return [Call([*words, draw.choice(TAKEN)], frozenset({1, 2}))]


def surround(root: Path) -> None:
    """What stands at and about the places that are taken."""
    spoiled.put(root / "desk" / "mine.txt", "mine")
    (root / "desk" / "way").symlink_to(root / "data", target_is_directory=True)
    for name in ("objects/x", "refs/heads/main", "HEAD"):
        spoiled.put(root / "desk" / "bare.git" / name, "mine")
