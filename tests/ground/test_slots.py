import numpy as np
import pytest

from analysis.errors import InputError
from analysis.ground import grids, slots
from analysis.orbits import design, frames, propagation

START = np.datetime64("2026-07-24T00:00", "ns")


def test_a_slot_stands_overhead_below_itself_and_sets_81_degrees_away():
    grid = grids.points([0.0, 0.0, 0.0, 35.0], [135.0, 135 + 81.2, 135 + 81.4, 135.0])
    elevation = slots.elevations_deg([135.0], grid.site())[0]
    assert elevation[0] == pytest.approx(90, abs=1e-3)
    assert elevation[1] > 0 > elevation[2]
    propagated = frames.look_angles(
        (35.0, 135.0),
        frames.earth_fixed(propagation.propagate(design.geostationary(135.0, START), [START])),
    )[1]
    assert elevation[3] == pytest.approx(float(propagated.squeeze()), abs=0.01)


def test_the_belt_lies_where_it_is_known_to_lie():
    # Kepler's third law for a sidereal day of 86164.0905 s gives 42164.17 km. J2 hastens node,
    # perigee and anomaly together by 3 J2 (R / a)**2 of the motion, which two thirds of that on
    # the axis makes good: 2 * 1.08263e-3 * (6378.137 / 42164.17)**2 * 42164.17 = 2.09 km.
    assert pytest.approx(42164.17 + 2.09, abs=0.05) == slots.BELT_RADIUS_KM


def test_the_edge_of_a_footprint_has_the_elevation_asked_for():
    latitude, longitude = slots.footprint_edge(144.05, 10.0, 37)
    grid = grids.points(latitude, longitude)
    assert slots.elevations_deg([144.05], grid.site())[0] == pytest.approx(10.0, abs=1e-6)
    assert latitude[0] == pytest.approx(latitude[-1])


def test_questions_without_an_answer_are_refused():
    with pytest.raises(InputError, match="at least one"):
        slots.elevations_deg([], frames.Site(0.0, 0.0))
    with pytest.raises(InputError, match="mask_angle_deg is 90"):
        slots.footprint_edge(135, 90)
