import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sgp4.alpha5 import to_alpha5
from sgp4.api import Satrec

from analysis.errors import InputError
from analysis.orbits import propagation, tle

# The near-Earth example of Vallado's verification set (AIAA 2006-6753).
ONE = "1 06251U 62025E   06176.82412014  .00008885  00000-0  12808-3 0  3985"
TWO = "2 06251  58.0579  54.0425 0030035 139.1568 221.1854 15.56387291  6774"
NAME = "DELTA 1 DEB"


def signed(line: str) -> str:
    return line[:-1] + str(tle.checksum(line[:-1]))


def numbered(number: str) -> str:
    return "\n".join(signed(line[:2] + number + line[7:]) for line in (ONE, TWO))


def test_fields_are_those_of_the_lines():
    parsed = tle.parse(f"{NAME}\n{ONE}\n{TWO}\n")
    assert parsed.rejected.empty
    assert parsed.lines == 3
    row = parsed.elements.iloc[0]
    assert row["OBJECT_NAME"] == NAME
    assert row["OBJECT_ID"] == "1962-025E"
    assert row["NORAD_CAT_ID"] == 6251
    assert row["MEAN_MOTION"] == 15.56387291
    assert row["ECCENTRICITY"] == 0.0030035
    assert row["BSTAR"] == 0.12808e-3
    assert row["MEAN_MOTION_DOT"] == 0.00008885
    assert row["EPOCH"].isoformat() == "2006-06-25T19:46:43.980096"
    assert (row["ELEMENT_SET_NO"], row["REV_AT_EPOCH"]) == (398, 677)


def test_the_orbit_is_the_one_that_the_sgp4_package_reads():
    elements = tle.parse(f"{ONE}\n{TWO}").elements
    at = elements["EPOCH"].to_numpy("datetime64[ns]") + np.timedelta64(777, "m")
    position = propagation.propagate(elements, at).position_teme_km[0, 0]
    satellite = Satrec.twoline2rv(ONE, TWO)
    _, theirs, _ = satellite.sgp4_tsince(777.0)
    np.testing.assert_allclose(position, theirs, atol=1e-5)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_kind_and_mixed(end):
    text = f"0 {NAME}{end}{ONE}\n{TWO}{end}"
    parsed = tle.parse(text.encode())
    assert list(parsed.elements["OBJECT_NAME"]) == [NAME]
    assert parsed.rejected.empty


@given(st.integers(0, 339_999))
def test_alpha_five_is_that_of_the_sgp4_package(number):
    assert tle.catalogue_number(to_alpha5(number)) == number


@given(st.integers(100_000, 999_999))
def test_six_digits_are_read_where_the_line_has_room(number):
    parsed = tle.parse(numbered(str(number)))
    assert parsed.rejected.empty
    assert parsed.elements["NORAD_CAT_ID"].iloc[0] == number
    assert parsed.elements["MEAN_MOTION"].iloc[0] == 15.56387291


def test_alpha_five_lines_are_read():
    parsed = tle.parse(numbered("Z9999"))
    assert parsed.elements["NORAD_CAT_ID"].iloc[0] == 339_999
    assert parsed.elements["OBJECT_NAME"].iloc[0] == "339999"


@pytest.mark.parametrize("given_number", ["I0001", "O0001", "A00", "1234567", "", "12A45"])
def test_what_is_no_catalogue_number_is_told(given_number):
    with pytest.raises(InputError, match="catalogue number"):
        tle.catalogue_number(given_number)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (f"{ONE[:-1]}0\n{TWO}", 1, "checksum of line 1 is '0', the digits give 5"),
        (f"{ONE}\n{TWO[:-1]}x", 2, "checksum of line 2 is 'x', the digits give 4"),
        (f"{ONE}\n{TWO[:50]}", 2, "line 2 has 50 columns of 69"),
        (f"{ONE[:30]}\n{TWO}", 1, "line 1 has 30 columns of 69"),
        (ONE, 1, "line 1 without its line 2"),
        (TWO, 1, "line 2 without its line 1"),
        (NAME, 1, "a name without elements"),
        (f"{ONE}\n{signed(TWO.replace('06251', '06252'))}", 2, "line 2 is of satellite 6252"),
        (f"{signed(ONE.replace('06176.82', '06400.82'))}\n{TWO}", 1, "day 400"),
        (f"{signed(ONE.replace('06176', 'ab176'))}\n{TWO}", 1, "not a date"),
        (f"{signed(ONE.replace('12808-3', '12x08-3'))}\n{TWO}", 1, "drag term '12x08-3'"),
        (f"{ONE}\n{signed(TWO.replace('58.0579', '58.o579'))}", 2, "inclination '58.o579'"),
        (f"{ONE}\n{signed(TWO.replace('0030035', '00x0035'))}", 2, "eccentricity '00x0035'"),
        (f"{ONE}\n{signed(TWO.replace('15.56387291', ' 0.00000000'))}", 2, "mean motion 0"),
        (f"{ONE}\n{signed(TWO.replace('15.56387291', '        nan'))}", 2, "mean motion 'nan'"),
    ],
)
def test_a_broken_set_is_rejected_with_line_and_reason_and_the_next_is_read(text, line, reason):
    alone = tle.parse(text)
    assert alone.elements.empty
    first = alone.rejected.iloc[0]
    assert first["line"] == line
    assert reason in first["reason"]
    followed = tle.parse(f"{text}\n{NAME}\n{ONE}\n{TWO}\n")
    assert list(followed.elements["NORAD_CAT_ID"]) == [6251]
    assert list(followed.elements["OBJECT_NAME"]) == [NAME]
    assert len(followed.rejected) >= 1


def test_a_line_1_left_alone_is_told_and_the_next_pair_is_read():
    parsed = tle.parse(f"A\n{ONE}\nB\n{ONE}\n{TWO}")
    assert list(parsed.elements["OBJECT_NAME"]) == ["B"]
    assert "line 1 without its line 2" in set(parsed.rejected["reason"])


def test_dates_before_the_space_age_cannot_be_written():
    early = tle.parse(f"{signed(ONE.replace('06176', '57300'))}\n{TWO}").elements
    late = tle.parse(f"{signed(ONE.replace('06176', '56300'))}\n{TWO}").elements
    assert early["EPOCH"].dt.year.iloc[0] == 1957
    assert late["EPOCH"].dt.year.iloc[0] == 2056


@pytest.mark.parametrize(
    ("text", "message"), [("", "empty"), ("\n\r\n# note\n", "empty"), (b"\x1f\x8b\xff", "text")]
)
def test_a_text_without_lines_is_told(text, message):
    with pytest.raises(InputError, match=message):
        tle.parse(text)


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=300))
def test_no_text_stops_the_reader_and_every_line_is_accounted_for(text):
    parsed = tle.parse(f"{text}\n{ONE}\n{TWO}")
    assert list(parsed.elements["NORAD_CAT_ID"]) == [6251]
    named = parsed.elements["OBJECT_NAME"].iloc[0] != "6251"
    assert len(parsed.rejected) + named + 2 == parsed.lines


def test_the_newest_set_of_each_satellite():
    older = "\n".join([signed(ONE.replace("06176", "06170")), TWO])
    parsed = tle.parse(f"{ONE}\n{TWO}\n{older}\n{numbered('A0001')}")
    newest = tle.newest(parsed.elements)
    assert list(newest["NORAD_CAT_ID"]) == [6251, 100_001]
    assert newest["EPOCH"].dt.day_of_year.iloc[0] == 176


def test_each_set_tells_the_line_on_which_it_ends():
    parsed = tle.parse(f"# one\n{NAME}\n{ONE}\n{TWO}\n\nlost\r\n{ONE}\r{TWO}\n{numbered('A0001')}")
    assert list(parsed.elements["line"]) == [4, 8, 10]
