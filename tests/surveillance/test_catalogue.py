import gzip

import numpy as np
import pandas as pd
import pytest

from analysis.errors import DataError, InputError
from analysis.orbits import tle
from analysis.surveillance import catalogue, data


def two_lines(number, designator="98067A  ", motion=15.5, eccentricity=10, inclination=51.6):
    one = f"1 {number:05d}U {designator} 17091.50000000  .00000000  00000-0  10000-4 0  999"
    two = (
        f"2 {number:05d} {inclination:8.4f} 100.0000 {eccentricity:07d} 200.0000 160.0000 "
        f"{motion:11.8f}    1"
    )
    return "".join(f"{line}{tle.checksum(line + '0')}\n" for line in (one, two))


@pytest.fixture
def files(tmp_path):
    text = two_lines(1) + two_lines(2, "17008A  ", 14.5) + two_lines(3, "16001B  ", 2.0, 7000000)
    elements = tmp_path / "catalogue.tle"
    elements.write_text(text)
    sections = tmp_path / "rcs.csv"
    sections.write_text("norad_cat_id,rcs_m2\n1,0.5\n2,0.01\n9,3\n")
    return elements, sections


def test_both_tables_are_made_from_plain_and_packed_files(files, tmp_path):
    elements, sections = files
    packed = tmp_path / "catalogue.tle.gz"
    packed.write_bytes(gzip.compress(elements.read_bytes()))
    for source in (elements, packed):
        done = catalogue.refresh(source, sections, tmp_path)
        assert done["objects"] == 3
        assert done["without cross-section"] == 1
    counts = pd.read_csv(tmp_path / "population.csv")
    assert counts["objects"].sum() == 3
    assert counts["rcs_from_m2"].isna().sum() == 1
    reference = pd.read_csv(tmp_path / "reference_counts.csv").set_index("id")["value"]
    assert reference["objects"] == 3
    assert reference["public-650km-all"] == 1
    assert not list(tmp_path.glob("*.partial"))


def test_the_columns_are_those_of_the_committed_tables(files, tmp_path):
    catalogue.refresh(*files, tmp_path)
    assert list(pd.read_csv(tmp_path / "population.csv")) == list(data.population_counts())
    made = pd.read_csv(tmp_path / "reference_counts.csv")
    assert set(made["id"]) == set(data.reference_counts().index)


def test_later_launches_can_be_left_out(files):
    elements, _ = catalogue.read_elements(files[0], "2017-007")
    assert elements["NORAD_CAT_ID"].tolist() == [1, 3]
    with pytest.raises(InputError, match="allowed is YYYY-NNN"):
        catalogue.read_elements(files[0], "2017")


def test_altitudes_come_from_the_mean_motion(files):
    elements, _ = catalogue.read_elements(files[0])
    objects = catalogue.objects(elements, catalogue.read_cross_sections(files[1]))
    assert objects["perigee_km"][0] == pytest.approx(416, abs=8)  # 15.5 revolutions a day
    assert objects["apogee_km"][2] > 30000
    assert np.isnan(objects["rcs_m2"][2])


def test_damaged_lines_are_counted_and_the_rest_kept(files, tmp_path):
    lines = files[0].read_text().splitlines()
    lines[1] = lines[1][:-1] + str((int(lines[1][-1]) + 1) % 10)
    damaged = tmp_path / "damaged.tle"
    damaged.write_text("\r\n".join(lines))
    elements, rejected = catalogue.read_elements(damaged)
    assert len(elements) == 2
    assert "checksum" in rejected["reason"].iloc[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("norad_cat_id,size\n1,2\n", "column rcs_m2 is missing"),
        ("norad_cat_id,rcs_m2\n1,0.5\n2,-1\n", "line 3: rcs_m2 must be a number above 0"),
        ("norad_cat_id,rcs_m2\n1,much\n", "line 2"),
        ("norad_cat_id,rcs_m2\n1,1\n1,2\n", "object 1 appears twice"),
        ("", "cannot be read"),
    ],
)
def test_bad_cross_sections_are_refused_and_no_table_is_touched(files, tmp_path, text, words):
    catalogue.refresh(*files, tmp_path)
    before = (tmp_path / "population.csv").read_bytes()
    bad = tmp_path / "bad.csv"
    bad.write_text(text)
    with pytest.raises(DataError, match=words):
        catalogue.refresh(files[0], bad, tmp_path)
    assert (tmp_path / "population.csv").read_bytes() == before


def test_bad_element_files_are_refused(files, tmp_path, monkeypatch):
    with pytest.raises(DataError, match="cannot be read"):
        catalogue.read_elements(tmp_path / "missing.tle")
    words = tmp_path / "words.tle"
    words.write_text("no elements\nat all\n")
    with pytest.raises(DataError, match="none of its 2 lines"):
        catalogue.read_elements(words)
    cut = tmp_path / "cut.tle.gz"
    cut.write_bytes(gzip.compress(files[0].read_bytes())[:-20])
    with pytest.raises(DataError, match="cannot be read"):
        catalogue.read_elements(cut)
    bomb = tmp_path / "bomb.tle.gz"
    bomb.write_bytes(gzip.compress(b"0" * (65 * 1024 * 1024)))
    with pytest.raises(DataError, match="unpacks to more than 64 MB"):
        catalogue.read_elements(bomb)


def test_the_command_tells_an_error_in_one_line(files, tmp_path, capsys):
    assert catalogue._main([str(tmp_path / "missing.tle"), str(files[1])]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "missing.tle" in told
