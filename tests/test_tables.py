"""A broken data file is told in one line; a whole one keeps its gaps."""

import pytest

from analysis import tables
from analysis.errors import DataError, InputError

BROKEN = {
    "missing column": ("id\nnear\n", "data/toy/distances.csv, column distance_km: "),
    "duplicate key": ("id,distance_km\na,1\na,2\n", "data/toy/distances.csv, line 3: "),
    "constraint": ("id,distance_km\na,-1\n", "data/toy/distances.csv, line 2, column distance_km"),
    "type": ("id,distance_km\na,far\n", "data/toy/distances.csv, line 2, column distance_km"),
    "required": ("id,distance_km\n,1\n", "data/toy/distances.csv, line 2"),
    "extra cell": ("id,distance_km\na,1,2\n", "data/toy/distances.csv, line 2"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_table_is_told_with_file_and_line(toy_paths, case):
    content, start = BROKEN[case]
    (toy_paths / "data" / "toy" / "distances.csv").write_text(content)
    with pytest.raises(DataError) as caught:
        tables.read("toy/distances")
    assert str(caught.value).startswith(start)
    assert "\n" not in str(caught.value)


def test_a_missing_or_unreadable_file_is_told(toy_paths):
    file = toy_paths / "data" / "toy" / "distances.csv"
    file.write_bytes(b"id,distance_km\n\xff\xfe\x00\x81,1\n")
    with pytest.raises(DataError, match=r"^data/toy/distances\.csv"):
        tables.read("toy/distances")
    file.unlink()
    with pytest.raises(DataError, match=r"data/toy/distances\.csv: the file is missing"):
        tables.read("toy/distances")


def test_a_malformed_descriptor_is_told(toy_paths):
    (toy_paths / "data" / "toy" / "datapackage.json").write_text("{")
    with pytest.raises(DataError, match=r"cannot read data/toy/datapackage\.json"):
        tables.read("toy/distances")


@pytest.mark.parametrize("name", ["toy/distnaces", "tyo/distances", "distances"])
def test_an_unknown_table_is_told(toy_paths, name):
    with pytest.raises(InputError, match="unknown"):
        tables.read(name)


def test_gaps_stay_gaps_and_callers_cannot_change_what_others_read(toy_paths):
    frame = tables.read("toy/distances")
    assert frame["distance_km"].isna().tolist() == [False, True]
    frame["distance_km"] = 0.0
    assert tables.read("toy/distances")["distance_km"].isna().any()


def test_every_table_of_the_project_keeps_its_descriptor():
    references = [
        f"{topic}/{r['name']}".lstrip("/")
        for topic in tables.topics()
        for r in tables.descriptor(topic)["resources"]
    ]
    assert {r: tables.check(r) for r in references if tables.check(r)} == {}


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
