"""Slots, footprints and what a loss costs."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.coverage import data
from analysis.errors import InputError
from analysis.ground import grids, slots
from analysis.ground.elevations import elevation_table
from analysis.orbits import data as orbit_data
from analysis.studies.communications import relays as study

DAY = "2026-07-24"
SLOTS = study.slots_in_use(DAY)


def test_two_slots_are_measured_and_one_is_held():
    assert SLOTS["satellite"].tolist() == ["Kirameki-1", "Kirameki-2", "Kirameki-3"]
    assert SLOTS["basis"].tolist() == [study.MEASURED, study.STATED, study.MEASURED]
    stated = orbit_data.slots().set_index("id")["longitude_deg"]
    assert SLOTS["longitude_deg"].iloc[1] == stated["kirameki-2"]
    assert SLOTS[["swing_deg", "largest_latitude_deg"]].iloc[1].isna().all()
    assert (SLOTS[["swing_deg", "largest_latitude_deg"]].iloc[[0, 2]].max() < 0.1).all()
    moved = study.slots_in_use(DAY, -4.0)["longitude_deg"]
    assert moved.iloc[1] == pytest.approx(stated["kirameki-2"] - 4)
    assert moved.iloc[0] == SLOTS["longitude_deg"].iloc[0]


def test_kirameki_2_is_never_propagated():
    with pytest.raises(InputError, match="Kirameki-2"):
        study.measured_slots(["Kirameki-2"], DAY)


def test_views_count_the_satellites_that_are_left():
    grid = grids.box(-60, 60, 20, 200, 10)
    frame = study.satellites_in_view(SLOTS, grid, 10.0)
    counts = frame.pivot(index=["latitude_deg", "longitude_deg"], columns="fleet_state")[
        "satellites"
    ]
    whole = counts[study.WHOLE]
    assert whole.max() == 3
    lost = counts.drop(columns=study.WHOLE)
    assert (lost.le(whole, axis=0)).all().all()
    # Each satellite in view is missed by exactly one of the three losses.
    assert (lost.rsub(whole, axis=0).sum(axis=1) == whole).all()


@settings(max_examples=15, deadline=None)
@given(st.floats(0, 60), st.floats(0, 60))
def test_a_higher_mask_never_covers_more(a, b):
    low, high = sorted((a, b))
    over = {"box": grids.box(-40, 40, 40, 200, 10)}
    table = study.shares(SLOTS, over, [low, high]).set_index(["fleet_state", "mask_angle_deg"])
    for state in study.states_of(list(SLOTS["satellite"])):
        for column in ("one", "two"):
            values = table.loc[state, column]
            assert values.iloc[-1] <= values.iloc[0] + 1e-12


def test_shares_of_the_areas():
    table = study.shares(SLOTS, study.areas_of_interest(200.0, 2.0), 10.0).set_index(
        ["region", "fleet_state"]
    )
    assert len(table) == 6 * 4
    assert (table["two"] <= table["one"] + 1e-12).all()
    arc = table.loc["Ryukyu arc"]
    assert arc["one"].to_numpy() == pytest.approx(np.ones(4))
    ocean = table.loc["Northern Indian Ocean", "one"]
    assert ocean["All three"] == pytest.approx(1.0)
    assert ocean["Without Kirameki-2"] < 0.7


def test_elevations_and_footprints_agree():
    edge = study.footprints(SLOTS, [15.0], 13).query("satellite == 'Kirameki-3'")
    grid = grids.points(edge["latitude_deg"], edge["longitude_deg"])
    position = slots.positions_km(SLOTS["longitude_deg"])
    table = elevation_table(grid.frame(), SLOTS["satellite"], position)
    seen = table.query("satellite == 'Kirameki-3'")
    assert seen["elevation_deg"].to_numpy() == pytest.approx(np.full(13, 15.0), abs=1e-6)
    far = elevation_table(data.place_points("quito").frame(), SLOTS["satellite"], position)
    assert far["elevation_deg"].isna().all()


def test_a_hop_takes_a_quarter_of_a_second():
    # Straight up: twice 35,786 km above the equator, a little more from the mean sphere.
    assert study.hop_ms(90.0) == pytest.approx(2 * (42164.2 - 6371.0) / 299792.458 * 1000, abs=0.1)
    assert study.hop_ms(0.0) > study.hop_ms(30.0) > study.hop_ms(90.0)


def test_wrong_calls_are_told():
    with pytest.raises(InputError, match="elevation mask of 90"):
        study.satellites_in_view(SLOTS, grids.box(0, 10, 90, 100, 5), 90.0)
    with pytest.raises(InputError, match="at least two"):
        study.states_of(["Kirameki-3"])
