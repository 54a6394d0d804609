"""Numerics of the dilution of precision: invariants, limits, bad input."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.positioning.dop import dop, dop_field
from analysis.positioning.masks import Mask, flat

UP = np.array([[0.0, 0.0, 1.0]])
HERE = np.zeros((1, 3))

angles = st.tuples(st.floats(0, 360), st.floats(1, 89))
skies = st.lists(angles, min_size=4, max_size=12)


def sky(directions) -> np.ndarray:
    """Satellites (S, 1, 3) at unit distance in axes north, east, up."""
    azimuth, elevation = np.radians(np.array(directions, dtype=float)).T
    level = np.cos(elevation)
    return np.stack([level * np.cos(azimuth), level * np.sin(azimuth), np.sin(elevation)], axis=-1)[
        :, None
    ]


def by_inverse(directions, clocks=None, sigma=None) -> dict[str, float]:
    """The same from the full design matrix and numpy's inverse."""
    units = sky(directions)[:, 0]
    groups = np.zeros(len(units), dtype=int) if clocks is None else np.asarray(clocks)
    design = np.hstack([units, (groups[:, None] == np.unique(groups)).astype(float)])
    weight = np.ones(len(units)) if sigma is None else 1 / np.asarray(sigma) ** 2
    q = np.linalg.inv(design.T @ (weight[:, None] * design))
    return {
        "pdop": np.sqrt(np.trace(q[:3, :3])),
        "hdop": np.sqrt(q[0, 0] + q[1, 1]),
        "vdop": np.sqrt(q[2, 2]),
        "tdop": np.sqrt(q[3, 3]),
        "gdop": np.sqrt(np.trace(q[:4, :4])),
    }


@settings(max_examples=60, deadline=None)
@given(skies)
def test_equals_the_inverse_of_the_full_matrix(directions):
    azimuth, elevation = np.array(directions).T
    ours = dop(azimuth, elevation)
    assume(ours["gdop"] < 1e3)
    assert ours == pytest.approx(by_inverse(directions), rel=1e-6)


@settings(max_examples=60, deadline=None)
@given(st.lists(angles, min_size=6, max_size=12), st.data())
def test_a_clock_per_system_equals_extra_columns(directions, data):
    clocks = data.draw(
        st.lists(st.integers(0, 2), min_size=len(directions), max_size=len(directions))
    )
    clocks = np.unique(clocks, return_inverse=True)[1]
    azimuth, elevation = np.array(directions).T
    ours = dop(azimuth, elevation, clocks)
    assume(ours["gdop"] < 1e3)
    assert ours == pytest.approx(by_inverse(directions, clocks), rel=1e-6)


def test_unequal_range_errors_weight_the_satellites():
    directions = [(0, 10), (90, 20), (180, 30), (270, 40), (45, 80), (200, 15)]
    sigma = np.array([0.5, 0.5, 2.0, 1.0, 0.7, 3.0])
    field = dop_field(sky(directions), HERE, UP, 0.0, sigma_m=sigma)
    expected = by_inverse(directions, sigma=sigma)
    for name, value in expected.items():
        assert getattr(field, name)[0, 0] == pytest.approx(value, rel=1e-9)


def test_one_range_error_for_all_multiplies_dop():
    directions = [(0, 10), (90, 20), (180, 30), (270, 40), (45, 80)]
    plain = dop_field(sky(directions), HERE, UP, 0.0)
    metres = dop_field(sky(directions), HERE, UP, 0.0, sigma_m=np.full(5, 2.5))
    assert metres.pdop[0, 0] == pytest.approx(2.5 * plain.pdop[0, 0], rel=1e-12)


@settings(max_examples=60, deadline=None)
@given(skies, angles)
def test_one_satellite_more_never_worsens_a_single_clock(directions, extra):
    before = dop_field(sky(directions), HERE, UP, 10.0)
    after = dop_field(sky([*directions, extra]), HERE, UP, 10.0)
    assert after.visible[0, 0] >= before.visible[0, 0]
    for name in ("gdop", "pdop", "hdop", "vdop", "tdop"):
        assert getattr(after, name)[0, 0] <= getattr(before, name)[0, 0] * (1 + 1e-6)


@settings(max_examples=60, deadline=None)
@given(
    skies,
    st.lists(st.floats(0, 90), min_size=1, max_size=36),
    st.lists(st.floats(0, 1), min_size=1, max_size=36),
)
def test_a_lower_mask_never_reduces_visibility(directions, edge, share):
    count = min(len(edge), len(share))
    high = np.array(edge[:count])
    low = high * np.array(share[:count])
    above_high = dop_field(sky(directions), HERE, UP, Mask(high))
    above_low = dop_field(sky(directions), HERE, UP, Mask(low))
    assert above_low.visible[0, 0] >= above_high.visible[0, 0]
    assert above_low.pdop[0, 0] <= above_high.pdop[0, 0] * (1 + 1e-6)


@settings(max_examples=30, deadline=None)
@given(st.floats(0, 360), st.integers(0, 2**32 - 1))
def test_turning_all_longitudes_changes_nothing(turn, seed):
    random = np.random.default_rng(seed)
    satellites = random.normal(size=(9, 5, 3))
    satellites *= 26560 / np.linalg.norm(satellites, axis=-1, keepdims=True)
    up = random.normal(size=(4, 3))
    up /= np.linalg.norm(up, axis=1, keepdims=True)
    mask = Mask(random.uniform(0, 40, 24))
    cosine, sine = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    about_pole = np.array([[cosine, -sine, 0], [sine, cosine, 0], [0, 0, 1]])
    here = dop_field(satellites, 6371 * up, up, mask)
    there = dop_field(satellites @ about_pole.T, 6371 * up @ about_pole.T, up @ about_pole.T, mask)
    edge = np.isfinite(here.pdop) & (here.pdop < 1e3)
    assert (here.visible == there.visible).all()
    assert there.pdop[edge] == pytest.approx(here.pdop[edge], rel=1e-6)


def test_the_order_of_satellites_and_clock_numbers_does_not_matter():
    directions = [(0, 10), (90, 20), (180, 30), (270, 40), (45, 80), (200, 15), (300, 60)]
    clocks = np.array([0, 1, 0, 1, 0, 1, 0])
    order = np.array([6, 2, 5, 0, 1, 4, 3])
    azimuth, elevation = np.array(directions).T
    first = dop(azimuth, elevation, clocks)
    second = dop(azimuth[order], elevation[order], clocks[order])
    assert second == pytest.approx(first, rel=1e-12)


def test_a_system_seen_by_one_satellite_only_pays_for_its_own_clock():
    four = [(0, 10), (120, 20), (240, 30), (60, 80)]
    azimuth, elevation = np.array([*four, (300, 45)]).T
    alone = dop(azimuth[:4], elevation[:4])
    assert dop(azimuth, elevation, np.array([0, 0, 0, 0, 1])) == pytest.approx(alone, rel=1e-12)


@pytest.mark.parametrize(
    ("directions", "clocks"),
    [
        ([(0, 20), (120, 20), (240, 20)], None),
        ([(0, 20), (120, 30), (240, 40), (60, 70)], [0, 0, 0, 1]),
        ([(0, 30), (90, 30), (180, 30), (270, 30)], None),
        ([(0, 10), (0, 30), (0, 50), (0, 70), (180, 80)], None),
    ],
    ids=["three satellites", "four for two clocks", "all on one cone", "all in one plane"],
)
def test_no_fix_is_infinity_and_the_satellites_are_counted(directions, clocks):
    azimuth, elevation = np.array(directions).T
    assert set(dop(azimuth, elevation, clocks).values()) == {np.inf}
    assert dop_field(sky(directions), HERE, UP, 0.0).visible[0, 0] == len(directions)


def test_a_mask_of_90_leaves_no_sky_not_even_the_zenith():
    field = dop_field(sky([(0, 90), (0, 80), (90, 70), (180, 60)]), HERE, UP, 90.0)
    assert field.visible[0, 0] == 0
    assert field.pdop[0, 0] == np.inf


def test_a_satellite_on_the_edge_of_a_mask_is_in_view():
    assert dop_field(sky([(0, 0)]), HERE, UP, 0.0).visible[0, 0] == 1


def test_an_empty_constellation_gives_no_fix_anywhere():
    field = dop_field(np.empty((0, 3, 3)), np.zeros((2, 3)), np.tile(UP, (2, 1)))
    assert field.visible.shape == (2, 3)
    assert (field.visible == 0).all()
    assert np.isinf(field.gdop).all()


def test_at_the_pole_the_horizontal_axes_exist():
    satellites = sky([(0, 10), (120, 20), (240, 30), (60, 80)]) * 26560
    field = dop_field(satellites, np.array([[0, 0, 6357.0]]), UP, Mask(np.array([0.0, 5.0])))
    assert np.isfinite(field.visible).all()
    assert not np.isnan(field.hdop).any()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"satellites_km": np.zeros((4, 3))}, "allowed is (S, T, 3)"),
        ({"sites_km": np.zeros((2, 3))}, "allowed is (N, 3) for both"),
        ({"satellites_km": np.full((4, 1, 3), np.nan)}, "not finite"),
        ({"clocks": np.zeros(3)}, "for 4 satellites"),
        ({"sigma_m": np.array([1, 1, 0, 1.0])}, "above 0 m"),
        ({"mask": 91.0}, "allowed is 0 to 90"),
        ({"mask": float("nan")}, "allowed is 0 to 90"),
    ],
)
def test_bad_input_is_told_in_one_line(change, message):
    given_ = {
        "satellites_km": sky([(0, 10), (120, 20), (240, 30), (60, 80)]),
        "sites_km": HERE,
        "up": UP,
    } | change
    with pytest.raises(InputError) as told:
        dop_field(**given_)
    assert message in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("azimuth", "elevation", "message"),
    [
        ([0, 90, 180, 270], [10, 20, 30], "two lists of one length"),
        ([0, 90, 180, 270], [10, 20, 30, 95], "outside 0 to 90"),
    ],
)
def test_bad_look_angles_are_told(azimuth, elevation, message):
    with pytest.raises(InputError, match=message):
        dop(np.array(azimuth), np.array(elevation))


def test_a_flat_mask_equals_a_number():
    directions = [(0, 10), (120, 20), (240, 30), (60, 80), (10, 4)]
    assert (
        dop_field(sky(directions), HERE, UP, 5.0).pdop
        == dop_field(sky(directions), HERE, UP, flat(5.0)).pdop
    ).all()
