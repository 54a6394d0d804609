"""Masks by azimuth, and the street canyon against its closed form."""

import numpy as np
import pytest

from analysis.errors import InputError
from analysis.positioning.dop import dop_field
from analysis.positioning.masks import Mask, flat, street_canyon


def test_a_canyon_is_open_along_the_street_and_closed_across_it():
    canyon = street_canyon(width_m=20, height_m=20, axis_deg=30, floor_deg=5)
    assert canyon.at(30) == pytest.approx(5, abs=1e-9)
    assert canyon.at(210) == pytest.approx(5, abs=1e-9)
    assert canyon.at(120) == pytest.approx(np.degrees(np.arctan2(20, 10)))
    assert canyon.at(300) == pytest.approx(np.degrees(np.arctan2(20, 10)))


def test_between_nodes_a_canyon_follows_its_formula():
    canyon = street_canyon(width_m=15, height_m=30, axis_deg=0, floor_deg=0)
    azimuth = np.linspace(0.3, 359.7, 700)
    formula = np.degrees(np.arctan2(30 * np.abs(np.sin(np.radians(azimuth))), 7.5))
    assert canyon.at(azimuth) == pytest.approx(formula, abs=0.6)


def test_off_the_middle_the_near_wall_stands_higher():
    canyon = street_canyon(width_m=20, height_m=20, axis_deg=0, offset=0.25)
    assert canyon.at(270) == pytest.approx(np.degrees(np.arctan2(20, 5)))
    assert canyon.at(90) == pytest.approx(np.degrees(np.arctan2(20, 15)))


def test_without_walls_a_canyon_is_its_floor():
    assert street_canyon(20, 0, 45, floor_deg=12).edge_deg == pytest.approx(np.full(360, 12.0))


def test_a_satellite_behind_the_wall_is_hidden_and_one_along_the_street_is_not():
    # up is the third axis here; of the horizontal axes y is west and x north seen from (0, 0, 1)
    up = np.array([[1.0, 0.0, 0.0]])
    elevation = np.radians(30.0)
    east, north = np.array([0, 1, 0.0]), np.array([0, 0, 1.0])
    toward = np.stack([np.cos(elevation) * side + np.sin(elevation) * up[0] for side in
                       (north, -north, east, -east)])[:, None]  # fmt: skip
    canyon = street_canyon(width_m=10, height_m=20, axis_deg=0)
    assert dop_field(toward[:2], np.zeros((1, 3)), up, canyon).visible[0, 0] == 2
    assert dop_field(toward[2:], np.zeros((1, 3)), up, canyon).visible[0, 0] == 0


@pytest.mark.parametrize("edge", [[-1.0], [90.5], [np.nan], [], [[1.0, 2.0]]])
def test_a_mask_outside_0_to_90_is_told(edge):
    with pytest.raises(InputError, match="allowed is 0 to 90"):
        Mask(np.array(edge))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"width_m": 0}, "width above 0"),
        ({"height_m": -1}, "height of 0 or more"),
        ({"offset": 1.0}, "above 0 and below 1"),
        ({"floor_deg": 100}, "allowed is 0 to 90"),
    ],
)
def test_an_impossible_street_is_told(change, message):
    with pytest.raises(InputError, match=message):
        street_canyon(**{"width_m": 20, "height_m": 20, "axis_deg": 0} | change)


def test_a_flat_mask_is_the_same_all_round():
    assert flat(17.0).at(np.array([0, 90, 359.9])) == pytest.approx(np.full(3, 17.0))
