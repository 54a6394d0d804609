import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.coverage import sensors, sizing
from analysis.coverage.accesses import accesses, in_view
from analysis.errors import InputError
from analysis.ground import geometry, grids
from analysis.orbits import design
from analysis.orbits.constants import MEAN_RADIUS_KM

START = np.datetime64("2026-07-24T00:00")


@settings(max_examples=15, deadline=None)
@given(
    planes=st.integers(2, 6),
    per_plane=st.integers(1, 4),
    phasing=st.integers(0, 5),
    inclination=st.floats(35, 80),
)
def test_empty_circles_and_a_mesh_of_points_agree(planes, per_plane, phasing, inclination):
    total, phasing = planes * per_plane, phasing % planes
    if total < 4:
        return
    exact = sizing.walker_half_angle_deg(total, planes, phasing, inclination)
    meshed = sizing.zone_half_angle_deg(total, planes, phasing, inclination, -90, 90, 1, 3.0)
    assert meshed <= exact + 0.05
    assert meshed >= exact - 3.0


def test_a_wider_band_and_a_second_view_need_more():
    def need(*zone):
        return sizing.zone_half_angle_deg(24, 6, 1, 50.0, *zone)

    assert need(30, 40) <= need(20, 50) <= need(-90, 90)
    assert need(30, 40, 1) < need(30, 40, 2) < need(30, 40, 3)


@pytest.mark.parametrize(("fold", "altitude_km"), [(1, 1500.0), (2, 2000.0)])
def test_the_event_finder_confirms_a_sized_constellation(fold, altitude_km):
    found = sizing.satellites_needed(altitude_km, 10.0, 37.0, 43.0, fold=fold)
    place = (found.total, found.planes, found.phasing, found.inclination_deg)
    # The sizing's sphere of mean radius against the ellipsoid: height above the mean radius.
    height = altitude_km + MEAN_RADIUS_KM - 6378.137
    fleet = design.walker_delta(*place, height, START)
    grid = grids.box(37, 43, 124, 131, 2)
    # A tenth of a degree for the ellipsoid's vertical and radius.
    seen = accesses(fleet, sensors.AboveHorizon(9.7), grid, START, START + np.timedelta64(1, "D"))
    views = in_view(seen, fold)
    assert len(views) == len(grid)
    assert (views["start_s"] == 0).all()
    assert (views["end_s"] == 86400).all()


def test_fewer_satellites_would_not_do():
    found = sizing.satellites_needed(1500, 10, 37, 43)
    with pytest.raises(InputError, match="more than"):
        sizing.satellites_needed(1500, 10, 37, 43, most=found.total - 1)


def test_higher_orbits_need_fewer_satellites():
    totals = [sizing.satellites_needed(h, 10, 37, 43).total for h in (800, 1200, 2000, 4000)]
    assert totals == sorted(totals, reverse=True)
    assert len(set(totals)) == 4


def test_a_street_is_the_triangle_of_two_neighbours():
    street = sizing.street_half_width_deg(30, 8)
    half_angle, half_step = np.radians(30), np.pi / 8
    assert np.cos(half_angle) == pytest.approx(np.cos(np.radians(street)) * np.cos(half_step))
    assert sizing.street_half_width_deg(20, 8) == 0  # footprints do not meet
    assert sizing.street_planes(20, 8) is None
    assert sizing.street_half_width_deg(30, 16, fold=2) == pytest.approx(street)


def test_streets_keep_the_event_finder_in_view():
    planes, per_plane = sizing.street_constellation(1500, 10, 30)
    half_angle = float(geometry.earth_angle_deg(1500, 10))
    street = sizing.street_half_width_deg(half_angle, per_plane)
    narrow, wide = (
        np.degrees(np.arcsin(np.sin(np.radians(a)) / np.cos(np.radians(30))))
        for a in (street, half_angle)
    )
    # Planes side by side are `narrow + wide` apart at the limiting latitude; the rest is the seam.
    assert (planes - 1) * (narrow + wide) + 2 * narrow >= 180
    assert (planes - 2) * (narrow + wide) + 2 * narrow < 180


def test_polar_streets_need_fewer_planes_towards_the_pole():
    planes = [sizing.street_planes(20, 11, latitude) for latitude in (0, 30, 60, 75)]
    assert planes == sorted(planes, reverse=True)
    assert planes[0] > planes[-1]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: sizing.walker_half_angle_deg(5, 2, 0, 50), "no Walker pattern 5/2/0"),
        (lambda: sizing.walker_half_angle_deg(6, 3, 3, 50), "no Walker pattern 6/3/3"),
        (lambda: sizing.walker_half_angle_deg(3, 3, 1, 50), "at least 4"),
        (lambda: sizing.best_inclination(5, 5, 1, 60, 50), "out of order"),
        (lambda: sizing.zone_half_angle_deg(5, 5, 1, 50, 40, 30), "south must not be above north"),
        (lambda: sizing.zone_half_angle_deg(5, 5, 1, 50, 30, 40, 6), "fold is 6"),
        (lambda: sizing.satellites_needed(500, 10, 30, 40, most=5), "more than 5 satellites"),
        (
            lambda: sizing.satellites_needed(300, 10, 60, 70, inclinations_deg=[5.0]),
            "none of the inclinations",
        ),
        (lambda: sizing.satellites_needed(-1, 10, 30, 40), "below the ground"),
        (lambda: sizing.street_half_width_deg(95, 8), "half-angle of 95"),
        (lambda: sizing.street_planes(20, 11, 90), "latitude 90"),
        (lambda: sizing.street_constellation(500, 90), "footprint has no width"),
    ],
)
def test_a_constellation_that_cannot_be_is_refused_in_one_line(call, message):
    with pytest.raises(InputError, match=message) as told:
        call()
    assert "\n" not in str(told.value)
