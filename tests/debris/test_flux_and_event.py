import numpy as np
import pytest

from analysis.debris import data, flux
from analysis.debris.event import collision_cloud
from analysis.debris.shells import shell_edges_km
from analysis.errors import InputError

EDGES = shell_edges_km(200, 2000, 25)


def test_flux_on_a_circle_is_density_times_speed():
    density = np.full(72, 3e-8)
    got = flux.flux_per_m2_year(np.array([610.0]), np.array([610.0]), density, EDGES, 10.0)
    assert got[0] == pytest.approx(3e-8 * 10 * 3.15576e7 * 1e-6)


def test_the_geostationary_belt_by_hand():
    # Radius 42,164.137 km, 500 km to either side, 15 degrees to either side of the equator:
    # 4/3 pi (42,664.137^3 - 41,664.137^3) sin 15 = 4.1887902 x 5.3336934e12 x 0.25881905 =
    # 5.7824633e12 km3. So 1,000 objects are 1.7293668e-10 per km3, and at 0.5 km/s meet
    # 1.7293668e-10 x 0.5 x 31,557,600 / 1e6 = 2.7287333e-9 per m2 and year.
    density = flux.geostationary_density_km3(1000)
    assert density == pytest.approx(1.7293668e-10, rel=1e-6, abs=0)
    belt = np.array([35_700.0, 35_900.0])
    middle = np.array([35_786.0])
    got = flux.flux_per_m2_year(middle, middle, np.array([density]), belt, 0.5)
    assert got == pytest.approx(2.7287333e-9, rel=1e-6, abs=0)


def test_time_outside_the_shells_meets_nothing_and_is_told():
    density = np.full(72, 1.0)
    low = flux.flux_per_m2_year(np.array([900.0]), np.array([900.0]), density, EDGES, 10.0)
    geo = flux.flux_per_m2_year(np.array([35786.0]), np.array([35786.0]), density, EDGES, 10.0)
    assert geo[0] == 0 < low[0]
    assert flux.share_within(np.array([35786.0, 900.0]), np.array([500.0, 900.0]), EDGES)[1] == 1


def test_published_numbers_come_back_and_between_them_the_line_is_straight_in_logs():
    models = data.population_models()
    got = flux.objects_larger_than(models, "esa-2019", np.array([10, 1, 0.1, np.sqrt(10)]))
    assert got[:3] == pytest.approx([34000, 900000, 130e6])
    assert got[3] == pytest.approx(np.sqrt(34000 * 900000))


def test_sizes_and_names_beyond_the_estimate_are_refused():
    models = data.population_models()
    with pytest.raises(InputError, match=r"0\.1 to 10 cm"):
        flux.objects_larger_than(models, "esa-2013", np.array([0.01]))
    with pytest.raises(InputError, match="did you mean 'esa-2019'"):
        flux.objects_larger_than(models, "esa-2018", np.array([1]))


def test_small_debris_follows_the_catalogued():
    shells = np.linspace(10, 20, 72)
    got = flux.density_by_size(shells, EDGES, 12000, data.population_models(), "esa-2019", [10, 1])
    assert got[1] / got[0] == pytest.approx(np.full(72, 900000 / 34000))


def test_chance_of_impact_is_poisson():
    assert flux.chance_of_impact(np.array([0.0, 1.0])) == pytest.approx([0, 1 - np.exp(-1)])
    with pytest.raises(InputError, match="above 0"):
        flux.expected_impacts(np.array([1.0]), -3, 5)


@pytest.fixture(scope="module")
def cloud(observed_air):
    times = np.array(["2020-01-02", "2022-01-01", "2025-01-01"], "datetime64[m]")
    return collision_cloud(
        600, 920, 0.1, np.datetime64("2020-01-01"), times, observed_air, EDGES, 1500, 2
    )


def test_every_fragment_is_accounted_for(cloud):
    started = cloud.weight * cloud.apogee_km.size
    assert started + cloud.gone_at_once == pytest.approx(cloud.created)
    assert cloud.in_orbit[0] <= started
    assert np.all(np.diff(cloud.in_orbit) <= 0)


def test_the_cloud_peaks_at_its_altitude_and_thins(cloud):
    assert EDGES[np.argmax(cloud.objects[0])] in (575, 600)
    assert cloud.objects[2].sum() < 0.7 * cloud.objects[0].sum()


def test_twice_the_scale_is_twice_the_fragments(cloud, observed_air):
    times = np.array(["2020-01-02", "2022-01-01", "2025-01-01"], "datetime64[m]")
    double = collision_cloud(
        600, 920, 0.1, np.datetime64("2020-01-01"), times, observed_air, EDGES, 1500, 2,
        scale=2.0,
    )  # fmt: skip
    assert double.objects == pytest.approx(2 * cloud.objects)


def test_impossible_breakups_are_refused(observed_air):
    times = np.array(["2020-01-02"], "datetime64[m]")
    start = np.datetime64("2020-01-01")
    with pytest.raises(InputError, match="fragments above"):
        collision_cloud(600, 920, 5.0, start, times, observed_air, EDGES, 10, 0)
    with pytest.raises(InputError, match="mass_kg"):
        collision_cloud(600, -920, 0.1, start, times, observed_air, EDGES, 10, 0)
    with pytest.raises(InputError, match="altitude"):
        collision_cloud(60, 920, 0.1, start, times, observed_air, EDGES, 10, 0)
