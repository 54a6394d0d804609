"""What a downloaded file may look like, and what each gets."""

import gzip
import zlib

import numpy as np
import pytest

from analysis.debris import catalogue_files
from analysis.debris.catalogue_files import text as file_text
from analysis.errors import DataError, InputError
from tests.debris.catalogue_writer import (
    OMM_HEADER,
    omm,
    omm_row,
    satcat,
    satcat_row,
    save,
    tle_set,
    weather,
)

MANY = [satcat_row(29000 + n) for n in range(60)]


def refused(file, *words):
    with pytest.raises(InputError) as caught:
        catalogue_files.load(file)
    text = str(caught.value)
    assert "\n" not in text
    assert file.name in text
    for word in words:
        assert word in text
    return text


def test_a_satellite_catalogue_is_read(tmp_path):
    rows = [satcat_row(1, "A", "PAY", decay="2001-02-03", rcs="0.5"), satcat_row(2, kind="R/B")]
    one = catalogue_files.load(save(tmp_path, "satcat.csv", satcat(rows)))
    assert one.kind == "satcat"
    assert one.frame["object_class"].tolist() == ["payload", "rocket_body"]
    assert one.frame["rcs_m2"].iloc[0] == 0.5
    assert np.isnan(one.frame["rcs_m2"].iloc[1])
    assert one.date == np.datetime64("2001-02-03")
    assert one.skipped.empty


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_line_ends_do_not_matter_also_mixed(tmp_path, ends):
    text = satcat(MANY).replace("\n", ends, 20)
    assert len(catalogue_files.load(save(tmp_path, "satcat.csv", text)).frame) == 60


@pytest.mark.parametrize("name", ["cat.tle", "cat.tle.gz"])
def test_two_line_sets_plain_and_packed_with_all_three_kinds_of_number(tmp_path, name):
    text = tle_set("29733", "FENGYUN 1C DEB *") + tle_set("T0446") + tle_set("339001")
    one = catalogue_files.load(save(tmp_path, name, text))
    assert one.kind == "tle"
    assert one.frame["number"].tolist() == [29733, 270446, 339001]
    assert one.frame["name"].iloc[0] == "FENGYUN 1C DEB"
    assert one.date == np.datetime64("2020-05-24")


def test_omm_and_two_line_sets_give_the_same_altitudes(tmp_path):
    one = catalogue_files.load(save(tmp_path, "gp.csv", omm([omm_row(29733)]))).frame
    other = catalogue_files.load(save(tmp_path, "gp.tle", tle_set("29733"))).frame
    for column in ("apogee_km", "perigee_km", "inclination_deg", "bstar"):
        assert one[column].iloc[0] == pytest.approx(other[column].iloc[0])


def test_the_newest_of_several_sets_counts(tmp_path):
    rows = [
        omm_row(5, motion=14.2, epoch="2020-05-24T12:00:00"),
        omm_row(5, motion=14.1, epoch="2020-05-20T12:00:00"),
    ]
    one = catalogue_files.load(save(tmp_path, "gp.csv", omm(rows)))
    assert len(one.frame) == 1
    assert str(one.frame["epoch"].iloc[0])[:10] == "2020-05-24"


def test_eccentric_orbits_stay_hyperbolic_and_sunk_ones_are_skipped_with_their_lines(tmp_path):
    rows = [omm_row(1000 + n) for n in range(80)]
    rows[3] = omm_row(1003, motion=2.3, eccentricity=0.7)
    rows[5] = omm_row(1005, eccentricity=1.3)
    rows[7] = omm_row(1007, motion=-1)
    rows[9] = omm_row(1009, motion=17.9)
    one = catalogue_files.load(save(tmp_path, "gp.csv", omm(rows)))
    assert len(one.frame) == 77
    assert one.skipped["line"].tolist() == [7, 9, 11]
    assert "not that of a closed orbit" in one.skipped["reason"].iloc[0]
    assert "not above 0" in one.skipped["reason"].iloc[1]
    assert "below the surface" in one.skipped["reason"].iloc[2]
    assert "3 skipped" in one.summary()


def test_a_sunk_two_line_set_is_skipped_with_its_line(tmp_path):
    text = "".join(tle_set(f"{n:05d}") for n in range(1, 60)) + tle_set("00077", motion=17.9)
    one = catalogue_files.load(save(tmp_path, "gp.tle", text))
    assert len(one.frame) == 59
    assert one.skipped["line"].tolist() == [180]


def test_a_few_bad_checksums_are_skipped_and_many_refuse_the_file(tmp_path):
    good = [tle_set(f"{n:05d}") for n in range(1, 101)]
    bad = good[40][:-2] + ("1" if good[40][-2] != "1" else "2") + "\n"
    one = catalogue_files.load(save(tmp_path, "a.tle", "".join([*good[:40], bad, *good[41:]])))
    assert len(one.frame) == 99
    assert one.skipped["line"].tolist() == [123]
    assert "checksum" in one.skipped["reason"].iloc[0]
    worse = "".join(g[:-2] + chr((ord(g[-2]) - 47) % 10 + 48) + "\n" for g in good[:50])
    refused(
        save(tmp_path, "b.tle", worse + "".join(good[50:])), "line 3", "checksum", "more than 5"
    )


def test_dates_before_1957_are_skipped(tmp_path):
    rows = [*MANY, satcat_row(5, launch="1931-01-01")]
    one = catalogue_files.load(save(tmp_path, "satcat.csv", satcat(rows)))
    assert one.skipped.iloc[0].to_list() == [62, "launch date '1931-01-01' is before 1957"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (satcat_row("X9"), "catalogue number 'X9' is not one"),
        (satcat_row(29001), "comes twice"),
        (satcat_row(5, kind="ROCK"), "object type 'ROCK' is not known"),
        (satcat_row(5, launch="soon"), "launch date 'soon' is not a date"),
        (satcat_row(5, decay="1990-01-01"), "before the launch"),
        (satcat_row(5, apogee="high"), "apogee 'high' is not a number"),
    ],
)
def test_one_bad_row_of_a_catalogue_is_skipped_with_its_reason(tmp_path, row, reason):
    one = catalogue_files.load(save(tmp_path, "satcat.csv", satcat([*MANY, row])))
    assert one.skipped["line"].tolist() == [62]
    assert reason in one.skipped["reason"].iloc[0]
    assert len(one.frame) == 60


def test_missing_columns_are_named(tmp_path):
    text = satcat(MANY).replace("DECAY_DATE", "DECAYED").replace("APOGEE", "HIGH")
    refused(save(tmp_path, "s.csv", text), "line 1", "satcat", "DECAY_DATE, APOGEE")
    refused(save(tmp_path, "t.csv", "a,b,c,d\n1,2,3,4\n"), "line 1", "neither a SATCAT, OMM")


def test_truncated_downloads_are_refused(tmp_path):
    text = satcat(MANY)
    refused(save(tmp_path, "s.csv", text[:-30]), "line 61", "cut short")
    pair = tle_set("00005") + tle_set("00011")
    refused(save(tmp_path, "t.tle", pair[:-20]), "line 6", "cut short")
    refused(save(tmp_path, "u.tle", pair[:-80]), "line 5", "cut short")
    packed = gzip.compress(text.encode())
    refused(save(tmp_path, "v.csv", packed[: len(packed) // 2]), "cut short")
    refused(save(tmp_path, "w.csv", OMM_HEADER + "\n"), "header without rows")


def test_broken_rows_in_the_middle_are_refused_with_their_line(tmp_path):
    rows = list(MANY)
    rows[10] = "only,three,fields"
    refused(save(tmp_path, "s.csv", satcat(rows)), "line 12", "3 fields")


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"\n\n  \n", "empty"),
        (b"<!DOCTYPE html><html>rate limit</html>", "a web page"),
        (b'{"error": "no"}', "a message of the server"),
        (b"PK\x03\x04 whatever", "zip archive"),
        (b"OBJECT\n1 \xff\xfe\n", "line 2"),
        (b"OBJECT\n1 \x00\n", "zero byte"),
        (b"hello\nworld\n", "nor two-line sets"),
        (b"\x1f\x8b\x08\x00garbage", "gzip"),
    ],
)
def test_other_things_than_catalogues_are_refused(tmp_path, content, word):
    refused(save(tmp_path, "file.txt", content), word)


def test_a_bomb_is_noticed_before_it_is_unpacked(tmp_path, monkeypatch):
    bomb = gzip.compress(bytes(200_000_000), 9)
    assert len(bomb) < 300_000
    unpacked = []
    real = zlib.decompressobj

    class Counting:
        def __init__(self, wbits):
            self._inner = real(wbits=wbits)

        def decompress(self, data, most):
            part = self._inner.decompress(data, most)
            unpacked.append(len(part))
            return part

        def __getattr__(self, name):
            return getattr(self._inner, name)

    monkeypatch.setattr(file_text.zlib, "decompressobj", Counting)
    refused(save(tmp_path, "bomb.csv", bomb), "no catalogue does")
    assert sum(unpacked) < 40_000_000


@pytest.mark.parametrize("name", ["nowhere.csv", "x" * 300, ""])
def test_where_no_file_is_the_path_was_wrong(tmp_path, name):
    with pytest.raises(InputError, match="; allowed is a catalogue file") as caught:
        catalogue_files.load(tmp_path / name)
    assert not isinstance(caught.value, DataError)


def test_space_weather_is_read_with_its_basis(tmp_path):
    rows = ["2020-01-01,5,70.1,OBS,70", "2020-01-02,6,71.1,INT,70", "2041-10-01,,69.8,PRM,68.8"]
    one = catalogue_files.load(save(tmp_path, "sw.csv", weather(rows)))
    assert one.kind == "space-weather"
    assert one.frame["basis"].tolist() == ["observed", "observed", "predicted"]
    assert one.date == np.datetime64("2020-01-02")
    rows += [f"2020-02-{d:02d},5,70.1,OBS,70" for d in range(1, 29)]
    rows.append("2020-03-01,5,7,OBS,70")
    assert (
        "outside 50 to 1000"
        in catalogue_files.load(save(tmp_path, "sw2.csv", weather(rows))).skipped["reason"].iloc[0]
    )


def test_a_sunk_set_is_told_by_its_line_and_an_earlier_good_one_of_the_object_stays(tmp_path):
    good = "".join(tle_set(f"{n:05d}") for n in range(1, 60))  # lines 1 to 177
    text = good + tle_set("00059", epoch="20150.00000000", motion=17.9).split("\n", 1)[1]
    loaded = catalogue_files.load(save(tmp_path, "gp.tle", text))
    assert list(loaded.skipped["line"]) == [179]  # no name line, so its second line is the 179th
    assert loaded.skipped["reason"].iloc[0] == "catalogue number 59: perigee below the surface"
    assert 59 in set(loaded.frame["number"])


def test_half_a_character_is_refused_where_it_is_read(tmp_path):
    text = '[{"OBJECT_NAME": "A"}, {"OBJECT_NAME": "\\ud800"}]'
    refused(save(tmp_path, "gp.json", text), "record 2", "OBJECT_NAME")


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2020-01-05,-5,70,OBS,70", "Ap of '-5' is outside"),
        ("2020-01-05,401,70,OBS,70", "Ap of '401' is outside"),
        ("2020-01-05,5,70,OBS,-150", "F10.7 mean of '-150' is outside"),
        ("２０２０-01-05,5,70,OBS,70", "is not a date"),
        ("2020-01-05,５,70,OBS,70", "is not a number"),
    ],
)
def test_a_value_that_the_tables_do_not_take_is_told_with_its_line(tmp_path, day, reason):
    days = [f"2020-01-{n:02d},5,70,OBS,70" for n in range(6, 32)]
    one = catalogue_files.load(save(tmp_path, "SW-All.csv", weather([*days, day])))
    assert len(one.frame) == 26
    assert one.skipped["line"].tolist() == [28]
    assert reason in one.skipped["reason"].iloc[0]


@pytest.mark.filterwarnings("error")
def test_a_motion_that_no_orbit_has_is_told_and_nothing_else(tmp_path):
    rows = [omm_row(n) for n in range(5, 40)]
    one = catalogue_files.load(save(tmp_path, "gp.csv", omm([*rows, omm_row(4, motion=5e-324)])))
    assert "mean motion '5e-324' is of no orbit" in one.skipped["reason"].iloc[0]
