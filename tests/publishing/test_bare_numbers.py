"""Rules of the check for typed numbers, on plain text."""

import pytest

from analysis.publishing.bare_numbers import in_text, is_narrative

ALLOWED = [
    "In 2020 the paper appeared.",
    "It dates from 2008, 2009 and 2013.",
    "Since 2012, vessels came near the islands.",
    "The 2013 guidelines and the 2020 figures differ.",
    "Japan's 2008 law changed this.",
    "A 2014 test failed.",
    "(2020)",
    "2020",
    "From 2014–2018, from 2014-18 and in 2014/15.",
    "Over 2020–2025 it grew.",
    "Until 2100 the population grows.",
    "in the 1990s and the mid-2020s",
    "by mid-2024 and late-2025",
    "a post-2008 policy",
    "in prices of 2020",
    "FY2020, FY 2021, FY2014–2018, FY2014-18 and FY2024–FY2028",
    "fiscal 2020, fiscal year 2020 and fiscal years 2014–2018",
    "Heisei 30 and Reiwa 2",
    "On 24 July 2026, on 24 July and on 24–26 July 2026.",
    "July 24, 2026",
    "2026-07-24 and 2026-07",
    "at 12:00 UTC",
    "March 2003",
    "ALOS-2 and ALOS-4 carry PALSAR-3 and SPAISE2.",
    "H3, H-IIA, J/FPS-5, Fengyun-1C, QZS-1R, F-35B, NVS-01, WGS-84, SGP4, JDRS-1, G7",
    "Optical-5 to -8 and Radar-5/-6",
    "Cosmos 2251 and Iridium 33 met; Cosmos-1408 was destroyed.",
    "Article 9 of the constitution",
    "the solar flux index F10.7",
    "licensed under CC BY 4.0",
    "the model NRLMSIS 2.1, Python 3.11 to 3.13",
    "(p. 24), pp. 24–26, page 24, pages 24 and 26",
    "Wertz, sec. 9.5",
    "the 21st century and the 1st Space Operations Squadron",
    "doi:10.1000/xyz123",
    "the 365th Wing",
    "no digits at all, and R⁴ in a name",
    "COVID-19",
    "Japan, 2020",
    "The paper (Fatton 2020) says so.",
    "as of 2026 Japan operates them",
    "in 2020 was decided",
]

TYPED = [
    ("the share is 14.4 per cent", ["14.4"]),
    ("some 2,800 pieces", ["2,800"]),
    ("2087 pieces", ["2087"]),
    ("the 2007 pieces", ["2007"]),
    ("2000 km away", ["2000"]),
    ("2000\u00a0km away", ["2000"]),
    ("2000-km range", ["2000"]),
    ("about 2000", ["2000"]),
    ("more than 2000", ["2000"]),
    ("some 2000 of them", ["2000"]),
    ("catalogued 2007 tests", ["2007"]),
    ("at 2000 metres", ["2000"]),
    ("2020 yen", ["2020"]),
    ("2000%", ["2000"]),
    ("$2000", ["2000"]),
    ("~2000", ["2000"]),
    ("1850 and 2087", ["1850", "2087"]),
    ("2000.5 and 2,000", ["2000.5", "2,000"]),
    ("2020–2010", ["2020", "2010"]),
    ("2000–2050 km", ["2000", "2050"]),
    ("90.5 E", ["90.5"]),
    ("135th meridian", ["135"]),
    ("the 5th satellite", ["5"]),
    ("365 billion yen", ["365"]),
    ("JPY365 and US$3.4 and ¥100", ["365", "3.4", "100"]),
    ("24-slot table", ["24"]),
    ("ten or 10 of 12", ["10", "12"]),
    ("by about-20", ["20"]),
    ("ALOS-2 and 14 others", ["14"]),
    ("Optical-5 to 8", ["8"]),
    ("Article 9 and 14 others", ["14"]),
    ("a ½ share", ["½"]),
    ("section 3", ["3"]),
    ("Figure 3", ["3"]),
    ("In May 8 destroyers sailed.", ["8"]),
    ("1e6 and 10^6", ["1", "6", "10", "6"]),
    ("x2", ["2"]),
    ("a mask of 5°", ["5"]),
    ("−3 and +4", ["3", "4"]),
    ("F10.75", ["10.75"]),
    ("１４ 人", ["１４"]),
    ("2020\nsatellites", ["2020"]),
    ("FY2020 brought 52.4", ["52.4"]),
]


@pytest.mark.parametrize("text", ALLOWED)
def test_years_dates_names_and_pages_are_no_numbers(text):
    assert in_text(text) == []


@pytest.mark.parametrize(("text", "numbers"), TYPED)
def test_every_other_digit_is_a_typed_number(text, numbers):
    assert [number for _, number in in_text(text)] == numbers


def test_position_points_at_the_number():
    assert in_text("In 2020 it was 14.4.") == [(15, "14.4")]


def test_patterns_stay_within_a_folder():
    narrative, excepted = ["book/*", "book/reference/*"], ["book/reference/changelog"]
    assert is_narrative("book/outlook", narrative, excepted)
    assert is_narrative("book/reference/methods", narrative, excepted)
    assert not is_narrative("book/reference/changelog", narrative, excepted)
    assert not is_narrative("book/evidence/positioning/notebook", narrative, excepted)
