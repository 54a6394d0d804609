import numpy as np
import pytest

from analysis.debris import breakup
from analysis.debris.scatter import orbits_after
from analysis.errors import InputError
from analysis.orbits.constants import EARTH_RADIUS_KM


def draw(count=200_000, weighted_sum=False, low=0.11, high=1.0, parent="spacecraft"):
    random = np.random.default_rng(3)
    return breakup.sample(count, "collision", parent, low, high, random, weighted_sum)


def test_mixture_and_weighted_sum_agree_in_the_mean_and_not_in_the_spread():
    # Spreads of log10 A/m for spacecraft between 11 cm and 1 m: 0.48 against 0.29.
    mixture = np.log10(draw().area_to_mass_m2_kg)
    added = np.log10(draw(weighted_sum=True).area_to_mass_m2_kg)
    assert mixture.mean() == pytest.approx(added.mean(), abs=0.01)
    assert mixture.std() == pytest.approx(0.48, abs=0.01)
    assert added.std() == pytest.approx(0.29, abs=0.01)


def test_mass_area_and_ratio_fit_together():
    cloud = draw(1000)
    assert cloud.area_m2 / cloud.mass_kg == pytest.approx(cloud.area_to_mass_m2_kg)


def test_the_same_seed_gives_the_same_cloud():
    assert np.array_equal(draw(50).mass_kg, draw(50).mass_kg)


def test_a_kick_keeps_the_breakup_point_on_the_orbit():
    random = np.random.default_rng(0)
    apogee, perigee = orbits_after(863, np.full(5000, 200.0), random)
    assert np.all(apogee >= 863 - 1e-6)
    assert np.all(perigee <= 863 + 1e-6)
    assert apogee.max() == pytest.approx(863 + 4 * 0.2 / 7.42 * (EARTH_RADIUS_KM + 863), rel=0.1)


def test_a_kick_beyond_escape_is_kept_and_named():
    apogee, _ = orbits_after(863, np.full(2000, 6000.0), np.random.default_rng(0))
    assert np.isinf(apogee).any()
    assert not np.isnan(apogee).any()


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (lambda: breakup.collision_count(-1, 0.1), "mass_kg"),
        (lambda: breakup.collision_count(10, 0), "larger_than_m"),
        (lambda: draw(low=0.5, high=0.1), "increase"),
        (lambda: draw(parent="moon"), "parent"),
        (lambda: orbits_after(50, np.ones(1), np.random.default_rng(0)), "altitude"),
    ],
)
def test_values_out_of_range_are_told_in_one_line(call, word):
    with pytest.raises(InputError, match=word) as caught:
        call()
    assert "\n" not in str(caught.value)
