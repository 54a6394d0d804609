"""Cells and boxes, their areas held against the ellipsoid itself."""

import numpy as np
import pytest

from analysis.errors import InputError
from analysis.ground import grids
from analysis.ground.grids import Box, cells

WGS84_AREA_KM2 = 510_065_621.7  # Moritz, Geodetic Reference System 1980; WGS-84 agrees to 0.1 km2


def band_km2(south_deg, north_deg):
    """Area between two parallels, by summing narrow rings of the ellipsoid."""
    a, e2 = 6378.137, 0.00669437999014
    edges = np.radians(np.linspace(south_deg, north_deg, 20_001))
    latitude, step = (edges[1:] + edges[:-1]) / 2, edges[1] - edges[0]
    meridian = a * (1 - e2) / (1 - e2 * np.sin(latitude) ** 2) ** 1.5
    parallel = a * np.cos(latitude) / np.sqrt(1 - e2 * np.sin(latitude) ** 2)
    return 2 * np.pi * (meridian * parallel).sum() * step


@pytest.mark.parametrize(
    "world", [cells(Box(-90, 90, -180, 180), 7.0), grids.box(-90, 90, -180, 180, 10)]
)
def test_the_cells_of_the_world_cover_the_ellipsoid(world):
    assert world.area_km2.sum() == pytest.approx(WGS84_AREA_KM2, rel=1e-8)
    assert world.weight.sum() == pytest.approx(1)


@pytest.mark.parametrize(("south", "north"), [(0, 10), (0, 23), (50, 60), (80, 90)])
def test_a_band_has_the_area_of_the_ellipsoid_there(south, north):
    band = cells(Box(south, north, -180, 180), 5.0)
    assert band.area_km2.sum() == pytest.approx(band_km2(south, north), rel=1e-7)


def test_a_box_over_the_date_line_has_cells_on_both_sides():
    pacific = cells(Box(-10, 10, 170, -170), 5.0)
    assert len(pacific) == 16
    assert set(pacific.longitude_deg) == {172.5, 177.5, -177.5, -172.5}
    where = pacific.latitude_deg, pacific.longitude_deg
    assert Box(-10, 10, 170, -170).holds(*where).all()
    assert Box(-10, 10, 170, 180).holds(*where).sum() == 8


def test_the_last_cell_is_narrower_when_the_step_does_not_fit():
    narrow = cells(Box(0, 5, 0, 7), 5.0)
    assert list(narrow.longitude_deg) == [2.5, 6.0]
    assert narrow.area_km2[1] == pytest.approx(0.4 * narrow.area_km2[0])


def test_part_of_a_grid_keeps_its_areas_and_shares_its_weight_anew():
    world = cells(Box(-30, 50, 30, 130), 10.0)
    part = world[world.latitude_deg > 0]
    assert len(part) == 50
    assert part.area_km2.sum() < world.area_km2.sum()
    assert part.weight.sum() == pytest.approx(1)


def test_the_mean_weights_by_area():
    # On a sphere the lower half of the way to the pole holds sin 45 = 0.7071 of the area, on the
    # ellipsoid a little less: the ring sum above gives it.
    grid = cells(Box(0, 90, 0, 10), 45.0)
    share = band_km2(0, 45) / band_km2(0, 90)
    assert grid.mean([1.0, 0.0]) == pytest.approx(share, rel=1e-7)
    assert share == pytest.approx(0.7071, abs=0.003)


@pytest.mark.parametrize(
    ("corners", "message"),
    [
        ((50, -30, 30, 130), "south must be below north"),
        ((-91, 0, 0, 10), "from -90 to 90"),
        ((0, 10, 30, 30), "width must be above 0"),
        ((0, 10, -200, 200), "up to 360"),
    ],
)
def test_an_impossible_box_is_told(corners, message):
    with pytest.raises(InputError, match=message):
        Box(*corners)


@pytest.mark.parametrize(("step", "message"), [(0, "above 0"), (-1, "above 0"), (0.01, "coarser")])
def test_an_impossible_step_is_told(step, message):
    with pytest.raises(InputError, match=message):
        cells(Box(-90, 90, -180, 180), step)
