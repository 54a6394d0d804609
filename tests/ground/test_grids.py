import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.coverage import data
from analysis.errors import InputError
from analysis.ground import grids
from analysis.orbits import frames
from analysis.orbits.constants import MEAN_RADIUS_KM


def distance_km(grid, k, m):
    unit = frames.east_north_up(grid.latitude_deg, grid.longitude_deg)[:, 2]
    return MEAN_RADIUS_KM * np.arccos(np.clip(unit[k] @ unit[m], -1, 1))


def test_a_box_across_the_date_line_is_one_box():
    plain, crossing = grids.box(-10, 10, 170, 190, 5), grids.box(-10, 10, 170, -170, 5)
    assert len(plain) == len(crossing) == 16
    np.testing.assert_allclose(plain.longitude_deg, crossing.longitude_deg)
    assert set(np.unique(crossing.longitude_deg)) == {172.5, 177.5, -177.5, -172.5}


def test_a_box_that_reaches_a_pole_ends_there():
    grid = grids.box(80, 90, -180, 180, 5)
    assert sorted(set(grid.latitude_deg)) == [82.5, 87.5]
    assert grid.weight[:72].sum() == pytest.approx(
        0.75, abs=0.01
    )  # the cap's area goes as its square


@settings(deadline=None)
@given(count=st.integers(50, 3000))
def test_equal_area_points_hold_equal_areas(count):
    grid = grids.equal_area(count)
    assert len(grid) == count
    # The ellipsoid's zone from -30 to 30 holds 0.4987 of its area, from Snyder's formula.
    share = np.mean(np.abs(grid.latitude_deg) < 30)
    assert share == pytest.approx(0.4987, abs=2 / count + 1e-3)


def test_equal_area_in_a_zone_stays_in_it():
    grid = grids.equal_area(500, 20, 50, 170, -150)
    assert grid.latitude_deg.min() > 20
    assert grid.latitude_deg.max() < 50
    assert np.all((grid.longitude_deg >= 170) | (grid.longitude_deg <= -150))
    mesh = grids.box(20, 50, 170, -150, 0.5)
    assert grid.mean(grid.latitude_deg) == pytest.approx(mesh.mean(mesh.latitude_deg), abs=0.05)


def test_a_corridor_follows_the_great_circle():
    lane = grids.corridor([35.0, 35.0], [140.0, -140.0], 100)
    # The short way bows to the north: tan(top) = tan(35) / cos(40).
    top = np.degrees(np.arctan(np.tan(np.radians(35)) / np.cos(np.radians(40))))
    assert lane.latitude_deg.max() == pytest.approx(top, abs=0.01)
    steps = [distance_km(lane, k, k + 1) for k in range(len(lane) - 1)]
    assert np.ptp(steps) < 1e-6
    assert steps[0] == pytest.approx(100, rel=0.02)
    assert np.all(np.diff(lane.along_km) > 0)


def test_lanes_lie_side_by_side():
    lanes = grids.corridor([0.0, 0.0], [0.0, 20.0], 100, half_width_km=150, lanes=3)
    count = len(lanes) // 3
    assert distance_km(lanes, 0, count) == pytest.approx(100)
    assert distance_km(lanes, 0, 2 * count) == pytest.approx(200)
    assert lanes.along_km[:count].tolist() == lanes.along_km[count : 2 * count].tolist()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: grids.points([], []), "at least one point"),
        (lambda: grids.points([1.0], [1.0, 2.0]), "do not go with"),
        (lambda: grids.points([91.0], [0.0]), "latitude 91 is outside"),
        (lambda: grids.points([0.0], [np.nan]), "not a number"),
        (lambda: grids.points([0, 1], [0, 1], ["a", "a"]), "as many different names"),
        (lambda: grids.box(10, 10, 0, 20, 1), "south must be below north"),
        (lambda: grids.box(80, 100, 0, 20, 1), "both from -90 to 90"),
        (lambda: grids.box(0, 10, 20, 20, 1), "width must be above 0"),
        (lambda: grids.box(0, 10, -200, 200, 1), "up to 360"),
        (lambda: grids.box(0, 10, 0, 20, 0), "step_deg is 0"),
        (lambda: grids.box(-90, 90, -180, 180, 0.05), "use a coarser step"),
        (lambda: grids.equal_area(0), "whole number of at least 1"),
        (lambda: grids.corridor([0.0], [0.0], 10), "at least two waypoints"),
        (lambda: grids.corridor([0.0, 0.0], [0.0, 0.0], 10), "coincide or are opposite"),
        (lambda: grids.corridor([0.0, 0.0], [0.0, 180.0], 10), "coincide or are opposite"),
        (lambda: grids.corridor([0, 0], [0, 9], 0), "spacing must be above 0"),
        (lambda: grids.corridor([0, 0], [0, 9], 10, 0, 3), "3 lanes need a half-width"),
        (lambda: data.places(["tokio"]), "did you mean 'tokyo'"),
        (lambda: data.route("hormuz"), "unknown route 'hormuz'"),
        (lambda: data.region_grid("atlantis", 1), "unknown region"),
    ],
)
def test_a_grid_that_cannot_be_is_refused_in_one_line(make, message):
    with pytest.raises(InputError, match=message) as told:
        make()
    assert "\n" not in str(told.value)


def test_the_tables_give_grids():
    assert data.place_points(["senkaku"]).names == ("Senkaku Islands/Diaoyu Islands",)
    lane = data.route_corridor("hormuz-yokohama", 100)
    assert 11_000 < lane.along_km[-1] < 12_500
    assert set(lane.frame()) >= {"point", "latitude_deg", "longitude_deg", "weight", "along_km"}
    pacific = data.region_grid("western-pacific", 5)
    assert np.all((pacific.longitude_deg > 120) | (pacific.longitude_deg < -170))
    assert pacific.weight.sum() == pytest.approx(1)
