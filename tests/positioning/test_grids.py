"""Cells and boxes on the ellipsoid's authalic sphere."""

import numpy as np
import pytest

from analysis.errors import InputError
from analysis.positioning.grids import AUTHALIC_RADIUS_KM, Box, cells, inside


def test_the_cells_of_the_world_cover_the_sphere():
    world = cells(Box(-90, 90, -180, 180), 7.0)
    assert world.area_km2.sum() == pytest.approx(4 * np.pi * AUTHALIC_RADIUS_KM**2, rel=1e-12)


def test_a_box_over_the_date_line_has_cells_on_both_sides():
    pacific = cells(Box(-10, 10, 170, -170), 5.0)
    assert len(pacific) == 16
    assert set(pacific.longitude_deg) == {172.5, 177.5, -177.5, -172.5}
    assert inside(pacific, Box(-10, 10, 170, -170)).all()
    assert inside(pacific, Box(-10, 10, 170, 180)).sum() == 8


def test_a_box_over_a_pole_is_cut_there():
    cap = cells(Box(80, 90, -180, 180), 10.0)
    share = (1 - np.sin(np.radians(80))) / 2
    assert cap.area_km2.sum() == pytest.approx(4 * np.pi * AUTHALIC_RADIUS_KM**2 * share)


def test_the_last_cell_is_narrower_when_the_step_does_not_fit():
    narrow = cells(Box(0, 5, 0, 7), 5.0)
    assert list(narrow.longitude_deg) == [2.5, 6.0]


def test_part_of_a_grid_keeps_its_areas():
    world = cells(Box(-30, 50, 30, 130), 10.0)
    part = world[world.latitude_deg > 0]
    assert len(part) == 50
    assert part.area_km2.sum() < world.area_km2.sum()


@pytest.mark.parametrize(
    ("corners", "message"),
    [
        ((50, -30, 30, 130), "allowed is -90 to 90"),
        ((-91, 0, 0, 10), "allowed is -90 to 90"),
        ((0, 10, 30, 30), "allowed is -180 to 360"),
        ((0, 10, -200, 30), "allowed is -180 to 360"),
    ],
)
def test_an_impossible_box_is_told(corners, message):
    with pytest.raises(InputError, match=message):
        Box(*corners)


@pytest.mark.parametrize("step", [0, -1, 0.01])
def test_an_impossible_step_is_told(step):
    with pytest.raises(InputError, match="allowed"):
        cells(Box(-90, 90, -180, 180), step)
