"""A broken data file is told in one line; what is found right loads, with the values looked at."""

import datetime
import json
import math
import os

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import tables
from analysis.errors import LONGEST_LINE, DataError, InputError
from analysis.tables import loading
from analysis.tables.descriptors import Resource

FILE = "data/toy/distances.csv"
HEAD = b"id,distance_km\n"

BROKEN = {
    "missing column": (b"id\nnear\n", ", line 1, column distance_km: the column is missing"),
    "other column": (b"id,distance_m\na,1\n", ", line 1, column distance_km: the head has 'dis"),
    "one column more": (b"id,distance_km,who\na,1,x\n", ", line 1: the descriptor knows no colu"),
    "duplicate key": (HEAD + b"a,1\nb,1\na,2\n", ", line 4: the key is the same as in line 2"),
    "constraint": (HEAD + b"a,-1\n", ", line 2, column distance_km: '-1': allowed is at least 0"),
    "type": (HEAD + b"a,far\n", ", line 2, column distance_km: 'far': allowed is a number in d"),
    "required": (HEAD + b",1\n", ", line 2, column id: the cell is empty"),
    "cell too many": (HEAD + b"a,1,2\n", ", line 2: more cells than columns"),
    "cell too few": (HEAD + b"a\n", ", line 2, column distance_km: the row ends before this colum"),
    "empty line": (HEAD + b"a,1\n\nb,1\n", ", line 3: an empty line"),
    "full-width digits": (HEAD + "a,１２\n".encode(), ", line 2, column distance_km: '１２': allo"),
    "digits in groups": (HEAD + b"a,1_000\n", ", line 2, column distance_km: '1_000': allowed is"),
    "not a number": (HEAD + b"a,nan\n", ", line 2, column distance_km: 'nan': allowed is a numb"),
    "blanks around": (HEAD + b"a, 1\n", ", line 2, column distance_km: ' 1': allowed is a number"),
    "endless number": (HEAD + b"a,1e999\n", ", line 2, column distance_km: '1e999': allowed is a"),
    "zero byte in the head": (
        b"i\0d,distance_km\na,1\n",
        r", line 1, column id: the head has 'i\x",
    ),
    "zero byte": (HEAD + b"a\0b,1\n", r", line 2, column id: 'a\x00b': the control character"),
    "line break in a cell": (HEAD + b'"a\nb",1\n', r", line 3, column id: 'a\nb': the control ch"),
    "long cell": (HEAD + b"a" * 9999 + b",1\n", ", line 2, column id: 'aaa"),
    "cell of a megabyte": (HEAD + b"a,1\n" + b"a" * 2**20 + b",1\n", ", line 3, column id: 'aaa"),
    "open quotation": (HEAD + b'"a,1\n', ", line 2: unexpected end of data"),
    "head only": (HEAD, ": no row below its head"),
    "empty file": (b"", ": empty"),
    "CP932": (HEAD + b"a,1\n" + "宇宙,1\n".encode("cp932"), ", line 3: no UTF-8 text: save it as"),
    "UTF-16": ("id,distance_km\na,1\n".encode("utf-16"), ": a text in UTF-16: save it as UTF-8"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_table_is_told_with_file_and_line_and_does_not_load(toy_paths, case):
    content, told = BROKEN[case]
    (toy_paths / FILE).write_bytes(content)
    problems = tables.check("toy/distances")
    assert problems[0].startswith(FILE + told)
    assert all(p.isprintable() for p in problems)
    with pytest.raises(DataError) as caught:
        tables.read("toy/distances")
    assert str(caught.value).startswith(FILE + told[:40])
    assert len(str(caught.value)) < LONGEST_LINE


def test_a_missing_or_unreadable_file_is_told(toy_paths):
    (toy_paths / FILE).unlink()
    with pytest.raises(DataError, match=r"^data/toy/distances\.csv: the file is missing$"):
        tables.read("toy/distances")
    (toy_paths / FILE).mkdir()
    assert tables.check("toy/distances") == [f"{FILE}: no plain file"]


@pytest.mark.parametrize("name", ["distances.csv", "datapackage.json"])
def test_a_pipe_in_place_of_a_file_is_not_waited_for(toy_paths, name):
    (toy_paths / "data" / "toy" / name).unlink()
    os.mkfifo(toy_paths / "data" / "toy" / name)
    with pytest.raises(DataError, match=rf"^data/toy/{name}: no plain file$"):
        tables.read("toy/distances")


def changed(change):
    """The toy's descriptor after a change that `change` makes to it."""

    def text(descriptor):
        table = descriptor["resources"][0]
        change(descriptor, table, table["schema"]["fields"][1])
        return json.dumps(descriptor)

    return text


DESCRIPTORS = {
    "cut short": lambda _: "{",
    "list": lambda _: "[]",
    "nothing": lambda _: "null",
    "empty": lambda _: "{}",
    "no text": lambda _: "",
    "endless": lambda _: "[" * 100_000,
    "resources of no list": changed(lambda d, t, f: d.update(resources={})),
    "no resources": changed(lambda d, t, f: d.update(resources=[])),
    "no path": changed(lambda d, t, f: t.pop("path")),
    "path out of the folder": changed(lambda d, t, f: t.update(path="../claims.csv")),
    "no schema": changed(lambda d, t, f: t.pop("schema")),
    "schema of no mapping": changed(lambda d, t, f: t.update(schema=[])),
    "no fields": changed(lambda d, t, f: t["schema"].update(fields=[])),
    "field without a name": changed(lambda d, t, f: f.pop("name")),
    "unknown type": changed(lambda d, t, f: f.update(type="money")),
    "unknown constraint": changed(lambda d, t, f: f.update(constraints={"minimun": 0})),
    "limit that is no number": changed(lambda d, t, f: f.update(constraints={"minimum": "0"})),
    "date without a form": changed(lambda d, t, f: f.update(type="datetime", constraints={})),
    "key of no column": changed(lambda d, t, f: t["schema"].update(primaryKey=["ib"])),
    "key of no list": changed(lambda d, t, f: t["schema"].update(primaryKey={})),
    "column twice": changed(lambda d, t, f: f.update(name="id")),
    "other gaps": changed(lambda d, t, f: t["schema"].update(missingValues=["-"])),
    "other encoding": changed(lambda d, t, f: t.update(encoding="cp932")),
    "number for a title": changed(lambda d, t, f: t.update(title=5)),
    "no licence": changed(lambda d, t, f: d.pop("licenses")),
}


@pytest.mark.parametrize("case", DESCRIPTORS)
def test_a_malformed_descriptor_is_told_wherever_it_is_met(toy_paths, case):
    file = toy_paths / "data" / "toy" / "datapackage.json"
    file.write_text(DESCRIPTORS[case](json.loads(file.read_text())))
    for meet in (tables.read, tables.check, tables.resource):
        with pytest.raises(DataError) as caught:
            meet("toy/distances")
        assert str(caught.value).startswith("data/toy/datapackage.json: ")
        assert str(caught.value).isprintable()
        assert len(str(caught.value)) < LONGEST_LINE


def test_a_folder_without_a_descriptor_is_told(toy_paths):
    (toy_paths / "data" / "toy" / "datapackage.json").unlink()
    assert tables.topics() == ["", "toy"]
    with pytest.raises(DataError, match=r"^data/toy/datapackage\.json: the file is missing$"):
        tables.read("toy/distances")


@pytest.mark.parametrize("content", ["{}", "[]", "{", '{"geometry": {"coordinates": []}}'])
def test_a_map_is_checked_as_it_is_read(toy_paths, content):
    file = toy_paths / "data" / "toy" / "datapackage.json"
    descriptor = json.loads(file.read_text())
    coast = {"name": "coast", "title": "Coast", "path": "coast.geojson", "format": "geojson"}
    descriptor["resources"].append(coast)
    file.write_text(json.dumps(descriptor))
    (toy_paths / "data" / "toy" / "coast.geojson").write_text(content)
    (problem,) = tables.check("toy/coast")
    with pytest.raises(DataError) as caught:
        tables.read_map("toy/coast")
    assert str(caught.value) == problem
    assert problem.startswith("data/toy/coast.geojson: ")


@pytest.mark.parametrize("name", ["toy/distnaces", "tyo/distances", "distances"])
def test_an_unknown_table_is_told(toy_paths, name):
    with pytest.raises(InputError, match="unknown"):
        tables.read(name)


def test_gaps_stay_gaps_and_callers_cannot_change_what_others_read(toy_paths):
    frame = tables.read("toy/distances")
    assert frame["distance_km"].isna().tolist() == [False, True]
    frame["distance_km"] = 0.0
    assert tables.read("toy/distances")["distance_km"].isna().any()


def test_a_table_is_read_again_when_its_descriptor_has_changed(toy_paths):
    assert tables.check("toy/distances") == []
    file = toy_paths / "data" / "toy" / "datapackage.json"
    file.write_text(file.read_text().replace('"minimum": 0', '"minimum": 9'))
    assert len(tables.check("toy/distances")) == 1


PLAUSIBLE = {
    "string": st.text(max_size=8),
    "integer": st.integers(-(10**19), 10**19).map(str),
    "number": st.floats().map(repr) | st.decimals(allow_nan=False).map(str),
    "boolean": st.sampled_from(["true", "false", "True", "1", "yes"]),
    "date": st.dates().map(str)
    | st.from_regex(r"[12][0-9]{3}-[0-3][0-9]-[0-3][0-9]", fullmatch=True),
    "datetime": st.datetimes().map(lambda t: t.isoformat(timespec="seconds"))
    | st.datetimes(timezones=st.just(datetime.UTC)).map(datetime.datetime.isoformat),
}
ODD = st.text("0123456789０１２³٣+-−.,_eE xXnaif/:TZ年\x00\t", max_size=12)


def spoken(kind, text):
    """What a cell says, by Python's own reading of its text."""
    if kind == "integer":
        return int(text)
    if kind == "number":
        return float(text)
    if kind == "boolean":
        return {"true": True, "false": False}[text]
    if kind in ("date", "datetime"):
        return pd.Timestamp(datetime.datetime.fromisoformat(text))
    return text


@pytest.mark.parametrize("kind", PLAUSIBLE)
@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(data=st.data())
def test_what_is_found_right_is_read_as_it_is_written(tmp_path, kind, data):
    cells = data.draw(st.lists(st.just("") | PLAUSIBLE[kind] | ODD, min_size=1, max_size=3))
    column = {"name": "cell", "type": kind}
    column |= {"format": "%Y-%m-%dT%H:%M:%S"} if kind == "datetime" else {}
    keyed = {"fields": [{"name": "n", "type": "integer"}, column], "primaryKey": ["n"]}
    about = {"name": "t", "title": "t", "path": "t.csv", "schema": keyed}
    file = tmp_path / "t.csv"
    frame = pd.DataFrame({"n": range(len(cells)), "cell": cells})
    try:
        frame.to_csv(file, index=False)
    except ValueError:  # a lone surrogate, which no file can hold
        return
    loaded = loading.load(file, Resource.model_validate(about))
    if loaded.problems:
        assert all(", line " in problem for problem in loaded.problems)
        return
    for text, value in zip(cells, loaded.frame["cell"], strict=True):
        if text == "":
            assert pd.isna(value)
        else:
            assert text.isascii() or kind == "string"
            assert value == spoken(kind, text)
            assert kind != "number" or math.isfinite(value)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("integer", "-12"), ("number", "1e-3"), ("number", ".5"), ("number", "-0.1234567890123456"),
        ("boolean", "true"), ("date", "2020-02-29"), ("datetime", "2026-07-24T12:00:00"),
        ("string", "宇宙, \"quoted\" "),
    ],
)  # fmt: skip
def test_plain_cells_are_found_right(tmp_path, kind, text):
    column = {"name": "cell", "type": kind}
    column |= {"format": "%Y-%m-%dT%H:%M:%S"} if kind == "datetime" else {}
    about = {"name": "t", "title": "t", "path": "t.csv", "schema": {"fields": [column]}}
    pd.DataFrame({"cell": [text]}).to_csv(tmp_path / "t.csv", index=False, encoding="utf-8-sig")
    loaded = loading.load(tmp_path / "t.csv", Resource.model_validate(about))
    assert loaded.problems == []
    assert loaded.frame["cell"].tolist() == [spoken(kind, text)]


@pytest.mark.parametrize("reference", [r for t in tables.topics() for r in tables.references(t)])
def test_every_table_of_the_project_keeps_its_descriptor(reference):
    assert tables.check(reference) == []


def test_a_number_is_looked_up_by_its_id():
    assert tables.lookup("orbits/systems", "alos4_inclination_deg") == 97.9
    assert tables.lookup("orbits/slots", "qzs-6", "longitude_deg") == pytest.approx(90.5, abs=0.5)


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        (("orbits/systems", "alos4_inclination"), "did you mean 'alos4_inclination_deg'?"),
        (("orbits/systems", "alos4_inclination_deg", "values"), "unknown column of orbits/systems"),
        (("orbits/system", "alos4_inclination_deg"), "unknown table of data/orbits 'system'"),
        (("orbit/systems", "alos4_inclination_deg"), "unknown data topic 'orbit'"),
    ],
)
def test_what_cannot_be_looked_up_is_told(asked, line):
    with pytest.raises(InputError) as caught:
        tables.lookup(*asked)
    assert line in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_unknown_row_tells_only_ids_that_begin_alike():
    frame = tables.read("budget/lines")
    with pytest.raises(InputError) as caught:
        tables.row(frame, "igs-2020-inital")
    assert "did you mean 'igs-2020-initial'?" in str(caught.value)
    assert "artemis" not in str(caught.value)
