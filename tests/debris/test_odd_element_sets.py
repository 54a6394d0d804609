"""One set in every layout, and what real files do to it."""

import gzip
import json
import os
import re
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.debris.catalogue_files import load
from analysis.debris.catalogue_files.text import LARGEST_BYTES
from analysis.errors import DataError, InputError
from tests.debris import odd_sets
from tests.debris.catalogue_writer import save

MANY = odd_sets.sets(60)


def refused(file):
    """The one line with which a file is refused."""
    with pytest.raises(InputError) as caught:
        load(file)
    text = str(caught.value)
    assert "\n" not in text
    assert len(text) < 300
    assert file.name in text
    return text


@pytest.mark.parametrize("layout", odd_sets.LAYOUTS)
@pytest.mark.parametrize("packed", ["", ".gz"])
def test_a_set_is_the_same_in_every_layout(tmp_path, layout, packed):
    one = load(save(tmp_path, f"gp.{layout}{packed}", odd_sets.LAYOUTS[layout](MANY)))
    assert one.kind == ("tle" if layout == "3le" else "omm")
    assert one.skipped.empty
    known = load(save(tmp_path, "known.csv", odd_sets.as_csv(MANY)))
    assert one.date == known.date
    pd.testing.assert_frame_equal(one.frame, known.frame, check_exact=False, rtol=1e-12)


@pytest.mark.parametrize("oddity", odd_sets.ODD_BUT_WHOLE)
def test_a_whole_set_is_read_whatever_a_file_does_to_it(tmp_path, oddity):
    for given_set in odd_sets.sets(5, seed=2):
        text = odd_sets.ODD_BUT_WHOLE[oddity](given_set)
        one = load(save(tmp_path, "gp.tle", text))
        known = load(save(tmp_path, "known.csv", odd_sets.as_csv([given_set]))).frame
        assert one.skipped.empty
        columns = ["number", "epoch", "apogee_km", "perigee_km", "inclination_deg", "bstar"]
        pd.testing.assert_frame_equal(one.frame[columns], known[columns], rtol=1e-12)


@pytest.mark.parametrize("fault", odd_sets.BROKEN)
def test_a_broken_set_is_told_and_the_others_are_read(tmp_path, fault):
    texts = [odd_sets.as_two_lines([one]) for one in MANY]
    texts[30] = odd_sets.BROKEN[fault](MANY[30])
    one = load(save(tmp_path, "gp.tle", "".join(texts)))
    assert len(one.frame) == 59
    assert set(one.skipped["line"]) <= {61, 62, 63}
    alone = refused(save(tmp_path, "alone.tle", odd_sets.BROKEN[fault](MANY[30])))
    assert "no two-line set in the file" in alone


@pytest.mark.parametrize(
    "around",
    [
        ("HR FICTION ELEMENTS 26200\nFROM NOBODY\n\nTO ALL, BT\n", "\n/EX\n"),
        ("DECODE 2-LINE ELSETS WITH THE FOLLOWING KEY:\n1 AAAAAU 00  0  0 BBBBB.BBBBBBBB\n", ""),
        ("", "Retrieved from the archive, with thanks\n"),
        ("Two lines, three, or four, or more:\n\n", "\x1a"),
    ],
)
def test_text_around_sets_is_told_and_refuses_nothing(tmp_path, around):
    before, after = around
    text = before + odd_sets.as_three_lines(MANY[:1]) + after
    one = load(save(tmp_path, "bulletin.txt", text))
    assert len(one.frame) == 1
    assert set(one.skipped["reason"]) == {"a name without elements"}
    assert f"{len(one.skipped)} skipped: {len(one.skipped)} × a name" in one.summary()


@pytest.mark.parametrize("columns", range(1, 69))
@pytest.mark.parametrize("line", [1, 2])
def test_a_download_is_cut_short_only_where_it_ends_within_a_set(tmp_path, line, columns):
    whole, last = odd_sets.as_three_lines(MANY[:3]), odd_sets.as_two_lines(MANY[3:4]).split("\n")
    cut = whole + "".join(f"{text}\n" for text in last[: line - 1]) + last[line - 1][:columns]
    assert "the download is cut short" in refused(save(tmp_path, "gp.tle", cut))


def test_a_file_that_ends_with_a_name_is_not_called_cut_short(tmp_path):
    one = load(save(tmp_path, "gp.tle", odd_sets.as_three_lines(MANY[:3]) + "0 FICTION 3\n"))
    assert len(one.frame) == 3
    assert one.skipped["line"].tolist() == [10]


@pytest.mark.parametrize("form", ["zulu", "blank", "ordinal"])
def test_every_form_of_an_epoch_is_the_same_instant(tmp_path, form):
    one = load(save(tmp_path, "gp.csv", odd_sets.as_csv(MANY, form))).frame
    known = load(save(tmp_path, "known.csv", odd_sets.as_csv(MANY))).frame
    assert one["epoch"].equals(known["epoch"])


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-07-18T20:41:31", "2026-07-18T20:41:31"),
        ("2026-07-18 20:41:31Z", "2026-07-18T20:41:31"),
        ("2026-07-18T20:41:31.", "2026-07-18T20:41:31"),
        ("2026-07-18T20:41:31.5Z", "2026-07-18T20:41:31.5"),
        ("2026-07-18T20:41:31.81209612345", "2026-07-18T20:41:31.812096"),
        ("2026-07-18", "2026-07-18"),
        ("2026-199T20:41:31.5", "2026-07-18T20:41:31.5"),
        ("2024-366T00:00:00Z", "2024-12-31"),
        ("2016-12-31T23:59:60.5", "2017-01-01T00:00:00.5"),
    ],
)
def test_forms_of_an_epoch_may_be_mixed_in_a_file(tmp_path, text, instant):
    rows = odd_sets.as_csv(MANY).split("\n")
    rows[5] = re.sub(r"2026-[^,]*,(?=\d+\.\d)", f"{text},", rows[5], count=1)
    one = load(save(tmp_path, "gp.csv", "\n".join(rows)))
    assert one.skipped.empty
    found = one.frame.set_index("number")["epoch"].loc[MANY[4].number]
    assert found == pd.Timestamp(instant)


@pytest.mark.parametrize(
    "text",
    ["2026-366T00:00:00", "2026-000T00:00:00", "2026-13-01", "2026-02-30T00:00:00", "18/07/2026",
     "20260718", "2026-07", "2026", "26199.5", "2026-07-18T25:00:00", "soon", ""],
)  # fmt: skip
def test_what_is_no_epoch_is_told_with_its_line(tmp_path, text):
    rows = odd_sets.as_csv(MANY).split("\n")
    rows[5] = re.sub(r"2026-[^,]*,(?=\d+\.\d)", f"{text},", rows[5], count=1)
    one = load(save(tmp_path, "gp.csv", "\n".join(rows)))
    assert one.skipped.to_numpy().tolist() == [[6, f"epoch '{text}' is not a date"]]


@pytest.mark.parametrize(("year", "read"), [(57, 1957), (99, 1999), (0, 2000), (56, 2056)])
def test_epoch_years_of_two_digits_run_from_1957(tmp_path, year, read):
    (one,) = odd_sets.sets(1)
    text = odd_sets.as_two_lines([odd_sets.replace(one, year=year)])
    assert load(save(tmp_path, "gp.tle", text)).frame["epoch"].dt.year.tolist() == [read]


@pytest.mark.parametrize(
    ("written", "number"),
    [("A0001", 100001), ("T0446", 270446), ("Z9999", 339999), ("100001", 100001), ("5", 5),
     ("00005", 5), ("799500123", 799500123), ("999999999", 999999999)],
)  # fmt: skip
@pytest.mark.parametrize("layout", ["csv", "texts.json", "kvn", "xml"])
def test_numbers_of_five_columns_alpha_five_six_and_nine_digits(tmp_path, layout, written, number):
    text = odd_sets.LAYOUTS[layout](MANY[:1]).replace(str(MANY[0].number), written)
    assert load(save(tmp_path, f"gp.{layout}", text)).frame["number"].tolist() == [number]


@pytest.mark.parametrize(
    ("written", "value"),
    [(".9119992", 0.9119992), ("1.4E-3", 0.0014), ("14e-4", 0.0014), ("+.0014", 0.0014),
     ("-0.14E-2", -0.0014), ("0", 0.0)],
)  # fmt: skip
def test_numbers_of_every_notation(tmp_path, written, value):
    text = odd_sets.as_csv(MANY[:1]).replace(f"{MANY[0].bstar * 1e-9}", written)
    assert load(save(tmp_path, "gp.csv", text)).frame["bstar"].tolist() == [value]


@pytest.mark.parametrize("written", ["1,5E-3", "12808-3", "nan", "inf", "1_000", "0x10", "１", ""])
def test_what_is_no_number_is_told_with_its_place(tmp_path, written):
    records = [odd_sets.message(one) for one in MANY]
    records[7]["BSTAR"] = written
    one = load(save(tmp_path, "gp.json", json.dumps(records)))
    assert one.skipped.to_numpy().tolist() == [[8, f"drag term '{written}' is not a number"]]
    assert "first in record 8" in one.summary()


def test_a_table_whose_columns_are_all_there_wins_over_one_nearly_there(tmp_path):
    text = odd_sets.as_space_track_csv(MANY)
    assert load(save(tmp_path, "gp.csv", text)).kind == "omm"
    told = refused(save(tmp_path, "gp2.csv", text.replace("BSTAR", "DRAG").replace(
        "MEAN_ANOMALY", "ANOMALY")))  # fmt: skip
    assert "omm columns missing: MEAN_ANOMALY, BSTAR" in told


def test_what_is_missing_is_told_with_the_line_of_the_header(tmp_path):
    text = "\n# note\n" + odd_sets.as_csv(MANY).replace("BSTAR", "DRAG")
    assert "line 3: omm columns missing: BSTAR" in refused(save(tmp_path, "gp.csv", text))
    text = "\n" + odd_sets.as_keywords(MANY[:1]).replace("BSTAR", "DRAG")
    assert "line 2: omm columns missing: BSTAR" in refused(save(tmp_path, "gp.kvn", text))


@pytest.mark.parametrize("layout", ["kvn", "texts.json"])
def test_a_message_of_few_keywords_is_judged_as_a_message(tmp_path, layout):
    few = {"kvn": "CCSDS_OMM_VERS = 2.0\nOBJECT_NAME = F\n", "texts.json": '[{"OBJECT_NAME": "F"}]'}
    assert "omm columns missing" in refused(save(tmp_path, f"gp.{layout}", few[layout]))


@pytest.mark.parametrize(
    "before", ["\n\n", "# a comment, with commas, a few, more\n", "\n# note\n\n"]
)
def test_blank_lines_and_comments_above_a_header_are_passed_over(tmp_path, before):
    text = odd_sets.as_csv(MANY).split("\n")
    text[20] = text[20].replace(str(MANY[19].motion), "fast")
    one = load(save(tmp_path, "gp.csv", before + "\n".join(text)))
    assert len(one.frame) == 59
    assert one.skipped["line"].tolist() == [21 + before.count("\n")]


NEIGHBOURS = {
    "<!DOCTYPE html>\n<html><title>403</title>": ("web page", "again"),
    "#JCAT\tSatcat\tLaunch_Tag\tPiece\n# Updated\nS00001\t1\tX": ("General Catalog", "satcat.csv"),
    "2026-001A    90001  *+ FICTION            US     2026-01-01  X  102.1": (
        "old satcat.txt", "satcat.csv"),
    "INTLDES,NORAD_CAT_ID,OBJECT_TYPE,SATNAME,COUNTRY,LAUNCH,SITE,DECAY,INCLINATION,APOGEE\n"
    "2026-001A,90001,PAYLOAD,F,US,2026-01-01,X,,98,800\n": ("Space-Track", "satcat.csv"),
    "******** Week 390 almanac for PRN-01 ********\nID:   01\n": ("Yuma", "element sets"),
    "31  CURRENT.ALM\n 390 405504\n\n1\n": ("SEM", "element sets"),
    "No GP data found": ("message of the server", "again"),
    "GP data has not updated since your last successful download": ("message", "again"),
    "Invalid query: \"GROUP=x\" (GROUP \"x\" not found)": ("message", "again"),
    "403 Forbidden\n": ("message", "again"),
    '{"error":"You must be logged in to complete this action"}': ("message", "again"),
    "OBJECT_NAME;OBJECT_ID;EPOCH;MEAN_MOTION;ECCENTRICITY\na;b;c;d;e\n": ("semicolons", "commas"),
}  # fmt: skip


@pytest.mark.parametrize("text", NEIGHBOURS)
def test_a_known_neighbour_is_named_quoted_and_told_what_to_fetch(tmp_path, text):
    told = refused(save(tmp_path, "file.txt", "\n" + text))
    first = text.strip().split("\n")[0]
    for word in (*NEIGHBOURS[text], "line 2", first[:10].replace("\t", "\\t")):
        assert word in told


UNREADABLE = {
    "zero bytes": odd_sets.as_csv(MANY).encode().replace(b"FICTION 7", b"FIC\0ION 7"),
    "UTF-16": odd_sets.as_csv(MANY).encode("utf-16"),
    "UTF-16 without a mark": odd_sets.as_csv(MANY).encode("utf-16-le"),
    "CP932": odd_sets.as_csv(MANY).replace("FICTION 7", "ひまわり").encode("cp932"),
    "a field of a megabyte": odd_sets.as_csv(MANY).replace("FICTION 7", "x" * 1_000_000).encode(),
    "an open quotation mark": odd_sets.as_csv(MANY).replace("FICTION 7", '"FICTION 7').encode(),
    "a header alone": odd_sets.as_csv([]).encode(),
    "a row too long": odd_sets.as_csv(MANY).replace("FICTION 7", "FICTION,7").encode(),
    "a row too short": odd_sets.as_csv(MANY).replace("FICTION 7,2026-001A", "FICTION 7").encode(),
    "a column twice": odd_sets.as_csv(MANY).replace("OBJECT_ID", "EPOCH", 1).encode(),
    "an entity bomb": b'<?xml version="1.0"?>\n<!DOCTYPE ndm [<!ENTITY a "aaaa">'
    b'<!ENTITY b "&a;&a;">]><ndm><omm>&b;</omm></ndm>',
    "XML cut short": odd_sets.as_xml(MANY).encode()[:-300],
    "XML without a message": b"<?xml version='1.0'?>\n<ndm><omm/></ndm>",
    "JSON cut short": odd_sets.as_json(MANY).encode()[:-300],
    "deep JSON": b"[" * 100_000,
    "a number of JSON without end": b'[{"EPOCH": ' + b"9" * 10_000 + b"}]",
    "JSON of numbers": b"[1, 2, 3]",
    "an empty JSON array": b"[]",
    "keywords cut short": odd_sets.as_keywords(MANY).encode()[:-200],
    "keywords without elements": b"CCSDS_OMM_VERS = 2.0\nORIGINATOR = X\nOBJECT_NAME = F\n",
    "weather without rows": b"DATATYPE CssiSpaceWeather\nBEGIN OBSERVED\nEND OBSERVED\n",
    "weather of an unknown section": b"DATATYPE CssiSpaceWeather\nBEGIN GUESSED\n2026 01 01\n",
    "weather cut short": b"DATATYPE CssiSpaceWeather\nBEGIN OBSERVED\n2026 01 01 2500 13 33\n",
    "gzip of nothing": gzip.compress(b""),
}  # fmt: skip


@pytest.mark.parametrize("fault", UNREADABLE)
def test_what_cannot_be_read_is_refused_in_one_line_with_its_place(tmp_path, fault):
    told = refused(save(tmp_path, "file.dat", UNREADABLE[fault]))
    assert re.match(r"file\.dat(?:, (?:line|record) \d+)?: .{8}", told)


def test_what_is_no_plain_file_is_refused_before_it_is_read(tmp_path):
    pipe, folder, huge = tmp_path / "pipe.csv", tmp_path / "folder.csv", tmp_path / "huge.csv"
    os.mkfifo(pipe)
    folder.mkdir()
    with huge.open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)  # takes no room on the disk
    assert "no plain file" in refused(pipe)
    assert "no plain file" in refused(folder)
    assert "more than 400,000,000" in refused(huge)


@given(st.sampled_from(sorted(odd_sets.LAYOUTS)), st.integers(0, 2**32), st.integers(1, 40))
@settings(max_examples=150, deadline=None)
def test_no_damage_gives_anything_but_rows_or_one_line(layout, seed, wounds):
    """Bytes are overwritten, cut out and put in, anywhere, in every layout."""
    draw = np.random.default_rng(seed)
    raw = bytearray(odd_sets.LAYOUTS[layout](MANY[:8]).encode())
    for _ in range(wounds):
        at = int(draw.integers(0, len(raw)))
        kind = draw.integers(0, 4)
        if kind == 0:
            raw[at] = int(draw.integers(0, 256))
        elif kind == 1:
            del raw[at : at + int(draw.integers(1, 30))]
        elif kind == 2:
            raw[at:at] = bytes(draw.choice(list(b"\"',\n<>{}[]=#0Z \t"), 3).tolist())
        else:
            raw[at : at + 1] = raw[at : at + 20] * 2
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "file.dat"
        file.write_bytes(bytes(raw))
        try:
            one = load(file)
        except DataError as error:
            told = str(error)
        else:
            told = one.summary()
            assert np.isfinite(one.frame["apogee_km"]).all()
    assert told.startswith("file.dat")
    assert "\n" not in told
