"""Looks at the sea: fleets, waits, halves of the day, strips beside a track."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.coverage import data, revisit
from analysis.coverage.accesses import in_view
from analysis.errors import InputError
from analysis.ground import grids
from analysis.orbits.constants import MEAN_RADIUS_KM
from analysis.studies.maritime_awareness import looks as study
from analysis.studies.maritime_awareness import passing

START = np.datetime64("2026-07-24T00:00", "ns")
DAYS = 3
END = START + np.timedelta64(DAYS, "D")
LENGTH_S = DAYS * 86400.0
PLACES = data.place_points(["senkaku", "tokyo", "singapore"])
# As stated by their operators: 3 m beams from 29.1 to 48.0 degrees, altitudes, swath of AWiFS.
FACTS = study.Facts(
    {"ALOS-2": (29.1, 48.0, 628.0), "ALOS-4": (29.1, 48.0, 628.0)},
    camera_altitude_km=817.0,
    camera_swath_km=740.0,
)
ELEMENTS = data.elements_of(["ALOS-2", "ALOS-4", "ResourceSat-2", "ResourceSat-2A"])
ALOS_4 = data.elements_of("ALOS-4")
KIT = study.instruments(FACTS, 2500.0, 10.0)
FOUND = study.looks(KIT, ELEMENTS, PLACES, START, END)


def test_the_kit_carries_what_the_sources_name():
    assert set(KIT) == {
        *("ALOS-2 radar", "ALOS-4 radar", "ALOS-2 AIS", "ALOS-4 AIS", "ResourceSat-2 AIS"),
        *("ResourceSat-2 AWiFS", "ResourceSat-2A AWiFS"),
    }
    radar = KIT["ALOS-4 radar"].sensor
    # Off-nadir angles of 29.1 and 48.0 degrees at 628 km.
    assert radar.inner_incidence_deg == pytest.approx(32.3, abs=0.1)
    assert radar.outer_incidence_deg == pytest.approx(54.7, abs=0.1)
    assert passing.beside_track_km(29.1, 628.0) == pytest.approx(355, abs=2)
    assert "ResourceSat-2A AIS" in study.instruments(
        FACTS, 2500.0, 10.0, ais_carriers=["ResourceSat-2A"]
    )


def test_looking_to_both_sides_finds_what_either_side_finds():
    found = {
        side: study.looks(
            {"ALOS-4 radar": study.instruments(FACTS, 2500.0, 10.0, side)["ALOS-4 radar"]},
            ELEMENTS,
            PLACES,
            START,
            END,
        )
        for side in ("left", "right", "both")
    }
    assert len(found["left"]) + len(found["right"]) == len(found["both"]) > 0


def test_certain_looks_give_the_plain_revisit():
    members = {"ALOS-2 AIS": 1.0, "ALOS-4 AIS": 1.0, "ResourceSat-2 AIS": 1.0}
    ours = study.waits(FOUND, {"all": members}, PLACES, LENGTH_S)
    mine = FOUND[FOUND["instrument"].isin(list(members))]
    plain = revisit.revisit(in_view(mine), LENGTH_S, len(PLACES))
    assert ours["mean_wait_h"].to_numpy() * 3600 == pytest.approx(plain["mean_response_s"])
    assert ours["longest_wait_h"].to_numpy() * 3600 == pytest.approx(plain["longest_wait_s"])
    assert ours["passes_per_day"].to_numpy() == pytest.approx(plain["passes_per_day"])


def test_uncertain_looks_give_the_expected_revisit_and_no_longest_wait():
    ours = study.waits(FOUND, {"one": {"ALOS-2 AIS": 0.4}}, PLACES, LENGTH_S)
    mine = in_view(FOUND[FOUND["instrument"] == "ALOS-2 AIS"])
    theirs = revisit.expected_revisit(mine, LENGTH_S, len(PLACES), 0.4)
    assert ours["mean_wait_h"].to_numpy() * 3600 == pytest.approx(theirs["mean_response_s"])
    assert ours["passes_per_day"].to_numpy() == pytest.approx(theirs["passes_per_day"])
    assert ours["longest_wait_h"].isna().all()


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(KIT)), min_size=2, max_size=5, unique=True),
    st.floats(0.05, 1.0),
)
def test_one_instrument_more_never_lengthens_the_mean_wait(names, chance):
    fewer = dict.fromkeys(names[:-1], chance)
    more = dict.fromkeys(names, chance)
    table = study.waits(FOUND, {"fewer": fewer, "more": more}, PLACES, LENGTH_S)
    wait = table.pivot(index="point", columns="fleet", values="mean_wait_h")
    assert (wait["more"] <= wait["fewer"] + 1e-9).all()


def test_looks_that_overlap_count_once_with_the_joint_chance():
    found = pd.DataFrame(
        {
            "instrument": ["a", "b", "a"],
            "point": [0, 0, 1],
            "start_s": [100.0, 150.0, 20.0],
            "end_s": [200.0, 300.0, 30.0],
        }
    )
    grid = grids.points([0.0, 1.0], [0.0, 0.0])
    table = study.waits(found, {"both": {"a": 0.5, "b": 0.5}}, grid, 86400.0)
    assert table["passes_per_day"].tolist() == pytest.approx([0.75, 0.5])


def test_a_summary_weighs_by_area_and_keeps_the_worst():
    grid = grids.box(0, 60, 0, 10, 30)
    table = pd.DataFrame(
        {
            "fleet": "f",
            "point": [0, 1],
            "passes_per_day": [1.0, 3.0],
            "mean_wait_h": [10.0, 20.0],
            "longest_wait_h": [30.0, 40.0],
        }
    )
    row = study.summary(table, grid).loc["f"]
    assert row["mean_wait_h"] == pytest.approx(grid.mean([10.0, 20.0]))
    assert row["longest_wait_h"] == 40.0


def test_the_halves_of_the_day_make_the_whole_and_follow_the_sun():
    radar = FOUND[FOUND["instrument"] == "ALOS-4 radar"]
    parts = {h: study.half_of_day(radar, PLACES, START, h) for h in ("day", "night", "both")}
    assert len(parts["day"]) + len(parts["night"]) == len(parts["both"])
    cameras = FOUND[FOUND["instrument"].str.endswith("AWiFS")]
    assert study.half_of_day(cameras, PLACES, START, "night").empty
    hour = study.clock(radar, START, 9.0).query("point == 0")["hour"]
    # The satellite keeps noon and midnight, Tokyo's clock is about 45 minutes ahead of the Sun
    # at the islands' longitude.
    assert (np.minimum(abs(hour - 12.8), abs((hour + 12) % 24 - 12.8)) < 1.2).all()


def test_a_wider_strip_sees_no_less_and_every_day_adds():
    closing = study.swath_closing(ALOS_4, 628.0, [50.0, 200.0], 28.0, START, END, 37.0, count=360)
    share = closing.set_index(["width_km", "passes"])["share"]
    assert share[200.0, "day"] >= share[50.0, "day"]
    assert share[50.0, "both"] >= share[50.0, "day"] > 0
    growth = study.seen_by_day(FOUND, PLACES, DAYS)
    for _, rows in growth.groupby("instrument"):
        assert rows["share"].is_monotonic_increasing
        assert rows["share"].iloc[0] == 0.0


def test_a_strip_lies_where_it_is_asked_for():
    islands = data.place_points("senkaku")
    flown = passing.first_pass(ALOS_4, KIT["ALOS-4 radar"].sensor, islands, START, END, "both")
    assert 355 - 5 < abs(flown.offset_km) < 748 + 5
    latitude, longitude = passing.strip(flown, flown.offset_km - 25, flown.offset_km + 25)
    assert (latitude[0], longitude[0]) == pytest.approx((latitude[-1], longitude[-1]))
    outline = grids.points(latitude, longitude).position_km()
    gap = np.linalg.norm(outline - islands.position_km(), axis=1).min()
    assert gap == pytest.approx(25, abs=3)
    latitude, longitude = passing.circle(flown, 2500.0)
    ring = grids.points(latitude, longitude).position_km()
    below = flown.position_km[len(flown.position_km) // 2]
    cosine = ring @ below / np.linalg.norm(ring, axis=1) / np.linalg.norm(below)
    arc = np.arccos(cosine) * MEAN_RADIUS_KM
    assert arc == pytest.approx(np.full(len(arc), 2500.0), abs=12)


def test_classes_of_waits():
    assert list(study.wait_classes([0.0, 3.0, 11.9, 12.0, 30.0])) == [
        *("under 3", "3 to 6", "6 to 12", "12 to 18", "over 24")
    ]


def test_an_instrument_that_saw_nothing_is_still_known():
    soon = START + np.timedelta64(1, "m")
    found = study.looks({"ALOS-4 radar": KIT["ALOS-4 radar"]}, ELEMENTS, PLACES, START, soon)
    assert found.empty
    table = study.waits(found, {"one": {"ALOS-4 radar": 1.0}}, PLACES, 60.0)
    assert table["passes_per_day"].tolist() == [0.0] * 3
    assert table["mean_wait_h"].to_numpy() == pytest.approx(np.full(3, 30 / 3600))
    assert study.seen_by_day(found, PLACES, 1)["share"].tolist() == [0.0, 0.0]


def test_wrong_calls_are_told():
    with pytest.raises(InputError, match="no instrument"):
        study.looks({}, ELEMENTS, PLACES, START, END)
    lost = study.Instrument("ALOS-9", KIT["ALOS-4 radar"].sensor)
    with pytest.raises(InputError, match="satellite 'ALOS-9'"):
        study.looks({"x": lost}, ELEMENTS, PLACES, START, END)
    with pytest.raises(InputError, match="no fleet"):
        study.waits(FOUND, {}, PLACES, LENGTH_S)
    with pytest.raises(InputError, match="instrument 'ALOS-9 AIS'"):
        study.waits(FOUND, {"x": {"ALOS-9 AIS": 1.0}}, PLACES, LENGTH_S)
    with pytest.raises(InputError, match=r"chance of 0"):
        study.waits(FOUND, {"x": {"ALOS-2 AIS": 0.0}}, PLACES, LENGTH_S)
    with pytest.raises(InputError, match="half of the day"):
        study.half_of_day(FOUND, PLACES, START, "noon")
    with pytest.raises(InputError, match="does not see the place"):
        passing.first_pass(
            ALOS_4,
            KIT["ALOS-4 radar"].sensor,
            data.place_points("senkaku"),
            START,
            START + np.timedelta64(10, "m"),
        )
