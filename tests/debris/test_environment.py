import numpy as np
import pytest

from analysis.debris import data, traffic
from analysis.debris.atmosphere import density_table
from analysis.debris.environment import project
from analysis.errors import InputError
from tests.debris.usual import scenario


@pytest.fixture(scope="module")
def air():
    return density_table(
        data.solar_flux(True), np.datetime64("1958-06-01"), np.datetime64("2025-03-15"), 80,
        step_days=91, latitude_samples=4, local_time_samples=4,
    )  # fmt: skip


@pytest.fixture(scope="module")
def shells():
    return data.shells_at(np.datetime64("2025-03-03"), classes=True)


@pytest.fixture(scope="module")
def setting(air, shells):
    return traffic.setting(shells, data.launches(), air, width_km=100)


def test_the_setting_holds_the_catalogue(setting, shells):
    classes = ["payloads", "rocket_bodies", "debris", "unknown"]
    assert setting.objects.sum() == pytest.approx(shells[classes].to_numpy().sum())
    assert setting.spread_collision.sum(axis=-1) == pytest.approx(np.ones((4, 18)))
    assert np.all(setting.spread_collision > -1e-12)
    assert np.all(np.diff(setting.transit[0, 1]) > 0)


SCENARIOS = [
    scenario(),
    scenario(launch_multiple=0, explosions_per_year=0),
    scenario(launch_multiple=5, compliance=0, explosions_per_year=30),
    scenario(removals_per_year=500, compliance=0.2, avoidance=0),
]


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("chance", [True, False])
def test_objects_and_mass_are_conserved_and_never_negative(setting, scenario, chance):
    run = project(setting, scenario, 2060, 5, 1, chance=chance)
    for imbalance in run.unaccounted().values():
        assert imbalance < 1e-12
    for numbers in (run.active, run.derelict, run.fragments, run.final_objects):
        assert np.all(numbers >= 0)
    assert all(np.all(v >= -1e-9) for v in run.balance.values())


def test_each_lever_moves_the_way_it_should(setting):
    # How far it moves is worked out by hand on two shells: test_environment_by_hand.py.
    def end(**change):
        run = project(setting, scenario(**change), 2100, 4, 1, chance=False)
        return run.fragments[:, -1].mean()

    usual = end()
    assert end(compliance=0.5) > 1.3 * usual
    assert end(removals_per_year=20) < usual
    assert end(explosions_per_year=0) < usual
    assert end(launch_multiple=2) > usual
    assert end(avoidance=0) > usual


def test_a_smaller_step_changes_little(setting):
    ends = [
        project(setting, scenario(), 2100, 4, 1, step, chance=False).total[:, -1].mean()
        for step in (0.5, 0.25, 0.125)
    ]
    assert abs(ends[2] / ends[1] - 1) < 0.01
    assert abs(ends[2] - ends[1]) < abs(ends[1] - ends[0])


def test_narrower_shells_change_little(air, shells):
    ends = []
    for width in (100, 50):
        own = traffic.setting(shells, data.launches(), air, width_km=width)
        ends.append(project(own, scenario(), 2100, 4, 1, chance=False).total[:, -1].mean())
    assert ends[1] == pytest.approx(ends[0], rel=0.06)


def test_without_traffic_and_explosions_what_is_up_only_comes_down_or_breaks(setting):
    run = project(setting, scenario(launch_multiple=0, explosions_per_year=0), 2100, 4, 1)
    intact = run.active + run.derelict
    assert np.all(np.diff(intact, axis=1) <= 1e-9)
    assert np.all(np.diff(run.collisions, axis=1) >= 0)


def test_chance_spreads_the_samples_and_a_seed_repeats_them(setting):
    one, again = (project(setting, scenario(), 2050, 6, 9) for _ in range(2))
    assert np.array_equal(one.fragments, again.fragments)
    assert np.ptp(one.fragments[:, -1]) > 0


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (lambda s: scenario(compliance=1.2), "compliance"),
        (lambda s: scenario(removals_per_year=-1), "removals_per_year"),
        (lambda s: scenario(launch_multiple=float("nan")), "launch_multiple"),
        (lambda s: project(s, scenario(), 2020, 5, 1), "last year"),
        (lambda s: project(s, scenario(), 2050, 0, 1), "samples"),
        (lambda s: project(s, scenario(), 2050, 5, 1, step_years=0.3), "divide a year"),
    ],
)
def test_values_out_of_range_are_told_in_one_line(setting, call, word):
    with pytest.raises(InputError, match=word) as caught:
        call(setting)
    assert "\n" not in str(caught.value)


def test_tables_that_do_not_fit_are_refused(air, shells):
    with pytest.raises(InputError, match="no launches"):
        traffic.setting(shells, data.launches(), air, reference_years=(1990, 1995))
    late = density_table(
        data.solar_flux(True), np.datetime64("2000-01-01"), np.datetime64("2025-03-15"), 80,
        step_days=365, latitude_samples=2, local_time_samples=2,
    )  # fmt: skip
    with pytest.raises(InputError, match="66 years"):
        traffic.setting(shells, data.launches(), late)
