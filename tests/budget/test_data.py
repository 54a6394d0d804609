"""The tables keep their descriptors, and a broken copy is told in one line."""

import shutil

import pytest

from analysis import paths, tables
from analysis.budget import data
from analysis.errors import DataError

TABLES = ["lines", "economy", "comparators", "paper_items", "breaks", "events"]


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """data/ in a place where it may be broken."""
    shutil.copytree(paths.DATA / "budget", tmp_path / "budget")
    monkeypatch.setattr(paths, "DATA", tmp_path)
    return tmp_path / "budget"


def change(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("name", [f"budget/{t}" for t in TABLES] + ["claims", "systems"])
def test_every_table_keeps_its_descriptor(name):
    assert tables.check(name) == []


def test_a_missing_column(copy):
    change(copy / "economy.csv", ",vintage,", ",edition,")
    with pytest.raises(DataError, match=r"economy\.csv.*vintage") as error:
        data.economy()
    assert "\n" not in str(error.value)


def test_a_duplicate_key(copy):
    change(copy / "lines.csv", "igs-2020-initial,", "igs-2021-initial,")
    with pytest.raises(DataError, match=r"lines\.csv, line \d+, column id: "):
        data.lines()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (",initial,,approved", ",intial,,approved"),
        (",2017,61.951,", ",1917,61.951,"),
        (",61.951,", ",sixty,"),
    ],
)
def test_a_value_that_breaks_its_constraint(copy, old, new):
    change(copy / "lines.csv", old, new)
    with pytest.raises(DataError, match=r"lines\.csv, line \d+, column ") as error:
        data.lines()
    assert "\n" not in str(error.value)


IMPLAUSIBLE = [
    # An amount in millions, or with a stray sign, of each kind of line.
    ("igs-2020-initial", 1000, "at most 2,000 for a line of one year"),
    ("government-space-2020-initial", 1000, "at most 200000"),
    ("defence-realignment-2020-initial", 1000, "at most 50,000 but for the general account"),
    ("general-account-2020-initial", 1000, "at most 200000"),
    ("igs-2020-initial", -1, "at least -10"),
    ("jaxa-facilities-2017-initial", -1, "no minus sign but for a net cut"),
]


@pytest.mark.parametrize(("row", "times", "allowed"), IMPLAUSIBLE)
def test_an_amount_in_another_unit_or_with_a_stray_sign_is_refused(copy, row, times, allowed):
    value = tables.row(data.lines(), row)["value_bn_jpy"]
    lines = (copy / "lines.csv").read_text(encoding="utf-8").splitlines()
    (number,) = (n for n, line in enumerate(lines) if line.startswith(f"{row},"))
    cells = lines[number].split(",")
    assert float(cells[4]) == value
    cells[4] = f"{value * times:.10g}"
    lines[number] = ",".join(cells)
    (copy / "lines.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (problem,) = tables.check("budget/lines")
    assert f"lines.csv, line {number + 1}, column value_bn_jpy: '" in problem
    assert f"allowed is {allowed}" in problem


def test_a_missing_file(copy):
    (copy / "events.csv").unlink()
    with pytest.raises(DataError, match=r"events\.csv: "):
        data.events()


def test_an_unreadable_file(copy):
    (copy / "events.csv").write_bytes(b"\xff\xfe\x00\x80id,date\n\x81\x8d")
    with pytest.raises(DataError, match=r"events\.csv") as error:
        data.events()
    assert "\n" not in str(error.value)


def test_a_broken_descriptor(copy):
    (copy / "datapackage.json").write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match=r"datapackage\.json"):
        data.lines()


def test_every_row_names_its_source():
    for name in TABLES:
        assert tables.read(f"budget/{name}")["source"].str.strip().ne("").all()


def test_the_items_of_the_paper_belong_to_claims_and_series():
    items = data.paper_items()
    assert set(items["claim"]) <= set(tables.read("claims")["id"])
    assert set(items["series"]) <= set(data.lines()["series"])
