"""What a parameter may be where a table says it: read from the table, and typed nowhere."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import pandas as pd
import pytest

from analysis import paths, tables
from analysis.errors import DataError, InputError
from analysis.parameters.base import NotebookParameters, parameter
from analysis.parameters.from_tables import OneOf, WithinSpanOf, columns
from analysis.runner.registry import notebooks, parameter_model

MODULES = sorted((paths.ROOT / "analysis" / "parameters").glob("*.py"))


class Walk(NotebookParameters):
    """From where to where?"""

    start: Annotated[str, OneOf("toy/distances", "id")] = parameter("near", description="start")
    far_km: Annotated[float, WithinSpanOf("toy/distances", "distance_km")] = parameter(
        1.5, description="distance"
    )


@pytest.fixture
def table(toy_paths):
    return toy_paths / "data" / "toy" / "distances.csv"


def allowed() -> dict[str, str]:
    return {row["name"]: row["allowed"] for row in Walk.described()}


def test_what_a_table_gains_a_parameter_may_be(table):
    names = [name for (name,) in columns("toy/distances", "id")]
    Walk.validated({"start": names[0]})
    with pytest.raises(InputError, match=r"start = 'here': allowed (is|are) "):
        Walk.validated({"start": "here"})
    with pytest.raises(InputError, match=r"allowed is a number of at least 1\.5 and at most 1\.5"):
        Walk.validated({"far_km": 1e6})
    row = table.read_text().splitlines()[1].split(",")
    row[0] = "here"
    with table.open("a") as file:
        file.write(",".join(row) + "\n")
    assert Walk.validated({"start": "here"}).start == "here"
    assert "here" in allowed()["start"]


def test_a_column_without_a_value_is_told_as_what_it_is(table):
    table.write_text(table.read_text().splitlines()[0] + "\n")
    for given in ({"start": "near"}, {"far_km": 1.5}, {}):
        with pytest.raises(DataError, match=r"data/toy/distances\.csv: no value in column"):
            Walk.validated(given)


@pytest.mark.parametrize("harm", ["gone", "column", "text", "descriptor"])
def test_a_table_that_cannot_be_read_is_told_in_one_line(table, harm):
    if harm == "gone":
        table.unlink()
    elif harm == "column":
        table.write_text(table.read_text().replace("id,", "key,", 1))
    elif harm == "text":
        table.write_bytes(b"id\n\xff\n")
    else:
        (table.parent / "datapackage.json").write_text("{}")
    with pytest.raises(DataError, match="data/toy/") as caught:
        Walk.validated({"start": "near"})
    assert "\n" not in str(caught.value)


def with_months(path: Path, first: str, last: str, basis: str) -> None:
    """The table of solar activity in a scratch copy, with further months of one basis."""
    months = pd.period_range(first, last, freq="M")
    with path.open("a") as file:
        file.writelines(f"{month}-15,70.0,70.0,5.0,{basis}\n" for month in months)


def test_the_years_of_a_quiet_and_an_active_sun_are_those_observed_to_their_end(
    tmp_path, monkeypatch
):
    shutil.copytree(paths.DATA / "debris", tmp_path / "debris")
    monkeypatch.setattr(paths, "DATA", tmp_path)
    model, table = parameter_model("missile_warning"), tmp_path / "debris" / "solar_flux.csv"
    head, *rows = table.read_text().splitlines()
    observed = [row for row in rows if row.endswith(",observed")]

    def limits() -> tuple[str, str]:
        told = {row["name"]: row["allowed"] for row in model.described()}
        return told["quiet_year"], told["active_year"]

    known = [row for row in observed if row < "2026-01"]
    table.write_text("\n".join([head, *known]) + "\n")
    assert limits() == ("a whole number of at least 1958 and at most 2025",) * 2
    with_months(table, "2026-01", "2026-11", "observed")
    with_months(table, "2026-12", "2027-12", "predicted")
    assert limits() == ("a whole number of at least 1958 and at most 2025",) * 2
    with pytest.raises(
        InputError, match="active_year = 2026: allowed is a whole number of at least"
    ):
        model.validated({"active_year": 2026})
    table.write_text("\n".join([head, *known]) + "\n")
    with_months(table, "2026-01", "2026-12", "observed")
    assert limits() == ("a whole number of at least 1958 and at most 2026",) * 2
    assert model.validated({"active_year": 2026}).active_year == 2026
    table.write_text("\n".join([head, *known[:12]]) + "\n")
    with pytest.raises(DataError, match=r"data/debris/solar_flux\.csv holds no whole year"):
        model.validated({"active_year": 1958})


def test_models_are_imported_without_a_table_and_without_a_library_of_tables():
    """Whoever lists notebooks waits for neither."""
    names = [f"analysis.parameters.{name}" for name in notebooks()]
    code = (
        "import importlib, sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda e, a: opened.append(str(a[0])) if e == 'open' else None)\n"
        f"for name in {names}: importlib.import_module(name)\n"
        f"assert not [f for f in opened if f.startswith({str(paths.DATA)!r})]\n"
        "assert 'pandas' not in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=paths.ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_a_day_that_is_in_no_table_is_told_as_it_was_typed():
    with pytest.raises(InputError, match="owners_date = 2025-03-04: allowed are 2006-11-17"):
        parameter_model("debris_population").validated({"owners_date": "2025-03-04"})


@pytest.mark.parametrize("cloud", ["fengyun-1c", "cosmos-2251", "iridium-33"])
def test_a_forecast_may_begin_on_each_day_of_its_cloud_but_the_first(cloud):
    model = parameter_model("debris_clouds")
    fates = tables.read("debris/fragments")
    orbits = tables.read("debris/fragment_orbits").merge(fates[fates["cloud"] == cloud])
    first, *later = sorted(orbits["date"].dt.date.unique())
    last = date(2025, 3, 6)
    for day in (d for d in later if d < last):
        assert model.validated({"cloud": cloud, "judged_from": day}).judged_from == day
    with pytest.raises(InputError, match=f"judged_from .*{first}|judged_from {first}"):
        model.validated({"cloud": cloud, "judged_from": first})


# --- what is typed in code and stands in a table


def lists_of(module: ast.AST) -> Iterator[frozenset[str]]:
    """The lists and sets of plain values that a module writes down, as texts."""
    for node in ast.walk(module):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            values = [e.value for e in node.elts if isinstance(e, ast.Constant)]
            if len(values) == len(node.elts) >= 3:
                yield frozenset(map(str, values))


def dates_of(module: ast.AST) -> Iterator[str]:
    """The dates that a module writes down, defaults left out: they are a choice of ours."""
    defaults = {
        id(call.args[0])
        for call in ast.walk(module)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "parameter" and call.args
    }
    for node in ast.walk(module):
        called = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "date"
        if called and id(node) not in defaults:
            yield "-".join(f"{a.value:02d}" for a in node.args if isinstance(a, ast.Constant))


@pytest.fixture(scope="module")
def columns_of_data() -> dict[str, tuple[str, frozenset[str]]]:
    """Type and different values of each column of each table."""
    found = {}
    for topic in tables.topics():
        for table in tables.descriptor(topic).resources:
            if table.table_schema is None:
                continue
            file = paths.DATA / topic / table.path
            frame = pd.read_csv(file, dtype=str, keep_default_na=False)
            for column in table.table_schema.columns:
                values = frozenset(frame[column.name]) - {""}
                found[f"{topic}/{table.name}.{column.name}"] = (column.type, values)
    return found


def mirrored(code: str, data: dict[str, tuple[str, frozenset[str]]]) -> list[str]:
    """What a module types that a table says: names or days of a column, its first or last."""
    module, found = ast.parse(code), []
    for values in lists_of(module):
        found += [
            f"{sorted(values)} is {name}"
            for name, (kind, held) in data.items()
            if values == held or (kind == "date" and values <= held)
        ]
    for day in dates_of(module):
        found += [
            f"{day} is the first or last of {name}"
            for name, (kind, held) in data.items()
            if kind == "date" and held and day in (min(held), max(held))
        ]
    return found


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.stem)
def test_no_model_types_what_a_table_says(module, columns_of_data):
    found = mirrored(module.read_text(encoding="utf-8"), columns_of_data)
    assert found == [], "take it from the table: OneOf, WithinSpanOf"


@pytest.mark.parametrize(
    "code",
    [
        'Days = ("2012-10-22", "2015-03-24", "2017-04-01")',
        'City = Literal["b", "a", "c"]',
        "LAST = date(2017, 4, 1)",
        "day: date = parameter(date(2015, 3, 24), le=date(2017, 4, 1))",
    ],
)
def test_the_next_list_that_mirrors_a_table_is_found(code):
    days = frozenset(["2012-10-22", "2015-03-24", "2017-04-01"])
    data = {"a/b.date": ("date", days), "a/b.id": ("string", frozenset("abc"))}
    assert mirrored(code, data)
    assert not mirrored("day: date = parameter(date(2017, 4, 1), description='')", data)
