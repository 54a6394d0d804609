import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.ground.slots import elevations_deg
from analysis.orbits.frames import Site
from analysis.surveillance import belt

SITES = pd.DataFrame(
    {
        "sensor": ["west", "east", "pole"],
        "alliance": ["one", "two", "two"],
        "latitude_deg": [0.0, 20.0, 85.0],
        "longitude_deg": [100.0, -170.0, 0.0],
        "altitude_m": [0.0, 3000.0, 0.0],
    }
)


def inside(seen, longitudes_deg):
    """Whether each longitude lies in each arc, one by one round the circle."""
    middle = (seen["west_deg"] + seen["east_deg"]).to_numpy()[:, None] / 2
    away = np.abs((np.asarray(longitudes_deg, float) - middle + 180) % 360 - 180)
    return away <= seen["width_deg"].to_numpy()[:, None] / 2


@given(st.floats(-70, 70), st.floats(0, 60))
def test_the_edge_of_the_arc_stands_at_the_limit(latitude, limit):
    half = float(belt.half_arc_deg(latitude, limit))
    site = Site(latitude, 0.0)
    if half > 0:
        assert elevations_deg([half], site)[0] == pytest.approx(limit, abs=1e-6)
    else:
        assert elevations_deg([0.0], site)[0] < limit


def test_the_arc_narrows_as_the_limit_rises():
    halves = belt.half_arc_deg(35.0, np.arange(0, 80, 2.0))
    assert (np.diff(halves) <= 0).all()
    assert halves[0] == pytest.approx(79.3, abs=0.2)


def test_no_belt_from_the_pole():
    assert belt.half_arc_deg(85.0, 0.0) == 0
    assert belt.width_deg(belt.arcs(SITES.iloc[[2]], 0.0)) == 0


def test_arcs_cross_the_date_line_and_overlap_counts_once():
    seen = belt.arcs(SITES, 10.0)
    grid = np.arange(0, 360, 0.01)
    counted = inside(seen, grid).any(axis=0).mean() * 360
    assert belt.width_deg(seen) == pytest.approx(counted, abs=0.03)
    alone = [belt.width_deg(seen.iloc[[k]]) for k in range(3)]
    assert belt.width_deg(seen) < sum(alone)
    assert alone[:2] == pytest.approx(seen["width_deg"][:2])


def test_gaps_and_union_make_up_the_stretch():
    seen = belt.arcs(SITES, 30.0)
    dark = belt.gaps(seen, 90, 220)
    assert (dark["east_deg"] - dark["west_deg"]).sum() + belt.width_deg(seen, 90, 220) == (
        pytest.approx(130)
    )
    assert not inside(seen, dark.mean(axis=1)).any()


def test_what_a_sensor_adds_is_what_the_base_lacks():
    seen = belt.arcs(SITES, 20.0)
    worth = belt.contributions(seen, ["one"]).set_index("sensor")
    both = belt.width_deg(seen)
    assert worth.loc["east", "adds_deg"] == pytest.approx(both - worth.loc["west", "alone_deg"])
    assert worth.loc["west", "adds_deg"] == pytest.approx(worth.loc["west", "alone_deg"])
    assert worth.loc["pole"].tolist()[1:] == [0, 0, 0]
    assert worth.loc["east", "lost_without_deg"] == pytest.approx(worth.loc["east", "adds_deg"])


def test_one_limit_per_sensor_is_possible():
    widths = belt.arcs(SITES, [10.0, 40.0, 0.0])["width_deg"]
    assert widths[0] == pytest.approx(2 * belt.half_arc_deg(0.0, 10.0))
    assert widths[1] == pytest.approx(2 * belt.half_arc_deg(20.0, 40.0, 3000.0))


def test_questions_without_an_answer_are_refused():
    seen = belt.arcs(SITES, 20.0)
    with pytest.raises(InputError, match="outside 0 to below 90"):
        belt.half_arc_deg(10.0, 90.0)
    with pytest.raises(InputError, match="is not a stretch"):
        belt.width_deg(seen, 180, 100)
    with pytest.raises(InputError, match="unknown alliance 'three'"):
        belt.contributions(seen, ["three"])
