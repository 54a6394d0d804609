"""Calls of `data refresh`: catalogue files of each format, whole and damaged."""

import csv
import gzip
import random
from collections.abc import Callable
from pathlib import Path

from tests.debris import catalogue_writer as writer
from tests.faults.calling import Done
from tests.faults.kinds import spoiled
from tests.faults.oracle import Call

OK, REFUSED = frozenset({0}), frozenset({1, 2})
TABLES = "data/debris"


def _satcat(draw: random.Random) -> str:
    rows = [writer.satcat_row(40_000 + n, f"SAT {n}", draw.choice(["PAY", "R/B", "DEB"]),
                              launch=f"20{draw.randrange(10, 26)}-01-{draw.randrange(10, 28)}")
            for n in range(40)]  # fmt: skip
    return writer.satcat(rows)


def _omm(draw: random.Random) -> str:
    return writer.omm([writer.omm_row(40_000 + n, "FENGYUN 1C DEB") for n in range(40)])


def _sets(draw: random.Random) -> str:
    return "".join(writer.tle_set(f"{40_000 + n}", "FENGYUN 1C DEB") for n in range(40))


def _weather(draw: random.Random) -> str:
    return writer.weather([f"2020-01-{n:02d},5,70.1,OBS,70" for n in range(1, 29)])


FORMATS: dict[str, Callable[[random.Random], str]] = {
    "satcat.csv": _satcat, "gp.csv": _omm, "20200524.tle": _sets, "SW-All.csv": _weather,
}  # fmt: skip


def _swapped_columns(draw: random.Random, text: str) -> str:
    head, *rest = text.split("\n")
    names = head.split(",")
    draw.shuffle(names)
    return "\n".join([",".join(names), *rest])


def _lost_column(draw: random.Random, text: str) -> str:
    head, *rest = text.split("\n")
    return "\n".join(
        [head.replace(head.split(",")[draw.randrange(len(head.split(",")))], "WHO", 1), *rest]
    )


def _huge_field(draw: random.Random, text: str) -> str:
    lines = text.split("\n")
    lines[1] = lines[1].replace(lines[1].split(",")[0], "x" * 200_000, 1)
    return "\n".join(lines)


def _odd_cell(draw: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = draw.randrange(1, max(2, len(lines) - 1))
    cells = lines[at].split(",")
    cells[draw.randrange(len(cells))] = draw.choice([
        "", "NaN", "inf", "-1", "9" * 400, "１２", "2999-01-01", "1900-01-01", "2020-02-30", "0",
        "1e999", "[/y]",
        "2020-05-24T00:00:00Z", "2020-05-24T00:00:00+09:00", "\x07", "\x1b[31m", "=1+1", '"', "'",
        "5e-324", "２０２０-01-01",
        "--", "1,5", "\u200b",
    ])  # fmt: skip
    lines[at] = ",".join(cells)
    return "\n".join(lines)


def _prose_around(draw: random.Random, text: str) -> str:
    return (
        draw.choice(["Hello,\n\n", "\n\n", "# mine\n", "\ufeff"])
        + text
        + draw.choice(["/EX\n", "\n\n", "Bye\n"])
    )


CHANGES = (
    _swapped_columns,
    _lost_column,
    _huge_field,
    _odd_cell,
    _odd_cell,
    _odd_cell,
    _prose_around,
)
OTHER_KINDS = (
    "", "\n", "\n\n\n", "No GP data found\n", "<html><body>403</body></html>",
    '[{"OBJECT_NAME": "A"}]', '[{"OBJECT_NAME": "\\ud800"}]',
    "CCSDS_OMM_VERS = 2.0\nCREATION_DATE = 2020-01-01\n",
    '<?xml version="1.0"?><ndm/>', "a,b\n1,2\n", "OBJECT_NAME\n",
    "******** Week 100 almanac for PRN-01 ********\nID: 01\n",
    "NUM_OBSERVED_POINTS 1000\nBEGIN OBSERVED\n", "#JCAT\tSatcat\tLaunch_Tag\n", "x" * 300_000,
    "x,y\n" * 50_000, "1 00005U\n2 00005\n", "ISS\n", "{", "[", "\x1b[31m\n",
    "1 " + "9" * 67 + "\n2 " + "9" * 67 + "\n", "Rate limit exceeded",
    '{"error": "You have exceeded"}', ",,,\n,,,\n",
)  # fmt: skip


def catalogue(draw: random.Random, root: Path) -> list[Call]:
    """Files that are read, refused or too poor to take the place of the present tables."""
    choice = draw.random()
    names = draw.sample(sorted(FORMATS), draw.choice([1, 1, 1, 2, 4]))
    words = ["data", "refresh", "debris"]
    if choice < 0.1:
        whole_weather(root)
        refresh = Call([*words, "--from", "desk/SW-All.csv"], OK, ("data",))
        return [refresh, Call(["data", "check", "debris"], OK)]
    for name in names:
        spoiled.put(root / "desk" / name, FORMATS[name](draw))
    file = root / "desk" / names[0]
    given = [w for name in names for w in ("--from", f"desk/{name}")]
    if choice < 0.5:
        file.write_text(
            draw.choice(CHANGES)(draw, file.read_text()), encoding="utf-8", errors="surrogatepass"
        )
        return _if_taken(root, [*words, *given])
    if choice < 0.7:
        content = file.read_bytes()
        if draw.random() < 0.3:
            file, given[1] = file.with_name(f"{file.name}.gz"), f"{given[1]}.gz"
            content = gzip.compress(content)
        file.write_bytes(spoiled.bytes_of_a_spoiled(draw, content))
        return _if_taken(root, [*words, *given])
    if choice < 0.85:
        file.write_text(draw.choice(OTHER_KINDS), encoding="utf-8")
        return [Call([*words, *given], REFUSED)]
    if choice < 0.88:
        whole_weather(root)
        draw.choice([spoiled.dangling, spoiled.circle, spoiled.link_to_a_folder])(
            root / TABLES / draw.choice([".#notes", "mine"])
        )
        return [Call([*words, "desk/SW-All.csv"], OK, ("data",))]
    file.unlink()
    if draw.random() < 0.8:
        draw.choice(spoiled.NO_PLAIN_FILE)(file)
    elif draw.random() < 0.5:
        given = [
            "--from",
            draw.choice(
                ["", "/dev/zero", "/dev/null", "-", "desk", "x" * 300, "[/y]", "a\nb", "\x1b[1m"]
            ),
        ]
    return [Call([*words, *given], REFUSED)]


def whole_weather(root: Path, brighter: float = 1) -> None:
    """Space weather of every month that the present table has, so that a refresh is right."""
    with (root / TABLES / "solar_flux.csv").open(newline="") as file:
        rows = [
            f"{row['date'][:8]}{day:02d},{row['ap'] or 5},"
            f"{brighter * float(row['f107_sfu']):.1f},OBS,"
            f"{brighter * float(row['f107_mean81_sfu']):.1f}"
            for row in csv.DictReader(file)
            for day in range(1, 29)
        ]
    spoiled.put(root / "desk" / "SW-All.csv", writer.weather(rows))


def _if_taken(root: Path, words: list[str]) -> list[Call]:
    """A damaged file may be read where the damage is told; no table may shrink by it."""
    held = _rows(root)

    def shrunk(_: Done) -> str | None:
        now = _rows(root)
        less = [name for name, rows in held.items() if now.get(name, 0) < 0.8 * rows]
        return f"lost rows: {less}" if less else None

    refresh = Call(words, frozenset({0, 1, 2}), ("data",), shrunk)
    return [refresh, Call(["data", "check", "debris"], OK)]


def _rows(root: Path) -> dict[str, int]:
    files = (root / TABLES).glob("*.csv")
    return {f.name: f.read_bytes().count(b"\n") for f in files if f.name != "inputs.csv"}
