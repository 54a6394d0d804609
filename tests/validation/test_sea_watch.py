"""Watching the sea and talking across it, against outside numbers; each row names its source."""

import numpy as np
import pytest

from analysis import tables
from analysis.coverage import ais, data
from analysis.studies.communications import relays
from analysis.studies.maritime_awareness import MaritimeAwareness, looks

START = np.datetime64("2026-07-24T00:00", "ns")
CYCLE_END = START + np.timedelta64(14, "D")


def test_swaths_close_as_the_operator_says():
    """JAXA EORC, PALSAR-2 observation guide: tracks 193 km apart, which no stripmap swath spans."""
    closing = looks.swath_closing(
        data.elements_of("ALOS-4"), 628.0, [50.0, 70.0, 200.0], 0.0, START, CYCLE_END, 37.0
    )
    share = closing.query("passes == 'day'").set_index("width_km")["share"]
    spacing_km = tables.lookup("orbits/systems", "alos2_path_spacing_km")
    for width in (50.0, 70.0):
        assert share[width] == pytest.approx(width / spacing_km, abs=0.02)
    assert share[200.0] == 1.0


def test_ships_heard_as_in_the_norwegian_study():
    """FFI, extended observation area (hdl 20.500.12242/1816): 900 ships to the horizon, 99 %.

    The report's abstract gives neither interval nor time in view: 6 s as for ships under way, and
    13 min, the longest pass from 600 km.
    """
    ours = ais.heard_probability(900, 13 * 60.0, 6.0, 0.7)
    assert float(ours) == pytest.approx(0.99, abs=0.01)


def test_regression_guard_the_overlap_gives_the_example_that_it_was_fitted_to():
    """FFI 2006/02495: 10,000 ships, 5.5 min, 36 min, 99 %. It fixed the overlap of 0.7."""
    fitted = ais.heard_probability(10_000, 36 * 60.0, 5.5 * 60.0, 0.7)
    assert float(fitted) == pytest.approx(0.99, abs=0.005)


def test_the_ais_circle_lies_within_the_horizon():
    """JAXA, SPAISE: an area about 5,000 km wide, which must fit into what ALOS-2 can see."""
    radius_km = tables.lookup("orbits/systems", "ais_footprint_km") / 2
    kit = looks.instruments(MaritimeAwareness().facts, radius_km, 10.0)
    limits = kit["ALOS-2 AIS"].sensor.limits(628.0)
    horizon_deg = np.degrees(np.arccos(6371.0 / (6371.0 + 628.0)))
    assert 0.9 < limits.max_arc_deg / horizon_deg < 1.0


def test_kirameki_1_stands_where_it_was_announced():
    """Wing, April 2018: Superbird-8 for 162 E."""
    measured = relays.measured_slots(["Kirameki-1"], "2026-07-24")
    assert measured["longitude_deg"].iloc[0] == pytest.approx(162.0, abs=0.1)
