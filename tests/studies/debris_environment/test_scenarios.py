"""Scenarios side by side, swept, and what the chosen removals achieve."""

import numpy as np
import pandas as pd
import pytest

from analysis.debris import atmosphere, data, traffic
from analysis.errors import InputError
from analysis.parameters.debris_environment import Parameters
from analysis.studies.debris_environment import DebrisEnvironment, frames
from tests.debris.usual import scenario

SHORT = {"last_year": 2045, "samples": 5, "shell_width_km": 100}


@pytest.fixture(scope="module")
def shells():
    return data.shells_at(pd.Timestamp("2025-03-03"), classes=True)


@pytest.fixture(scope="module")
def air():
    """The air of the solar cycles on record, coarsely."""
    return atmosphere.density_table(
        data.solar_flux(True), np.datetime64("1958-06-01"), np.datetime64("2025-03-15"), 80,
        step_days=182, latitude_samples=2, local_time_samples=2,
    )  # fmt: skip


def study(air, **change):
    made = DebrisEnvironment(Parameters(**(SHORT | change)))
    made.record = air
    return made


def test_scenario_frames_fit_the_runs(shells, air):
    setting = traffic.setting(shells, data.launches(), air, width_km=100)
    named = {"usual": scenario(), "none": scenario(launch_multiple=0.0)}
    runs = frames.futures(setting, named, 2040, 5, 1, 0.5)
    fan = frames.fans(runs)
    assert np.all(fan["fragments_low"] <= fan["fragments"])
    assert np.all(fan["fragments"] <= fan["fragments_high"])
    table = frames.summary(runs).set_index("scenario")
    assert table.loc["none", "active"] < table.loc["usual", "active"]
    assert frames.early_collisions_per_year(runs["usual"]) > 0
    swept = frames.sweep(setting, scenario(), "compliance", [0.0, 1.0], 2060, 5, 1, 0.5)
    assert swept["fragments"].iloc[0] > swept["fragments"].iloc[1]
    mesh = frames.convergence({100.0: setting}, scenario(), 2040, [0.5, 0.25])
    assert mesh["difference_percent"].iloc[-1] == 0
    with pytest.raises(InputError, match="no scenario"):
        frames.summary({})


@pytest.mark.parametrize("chosen", [10.0, 40.0])
def test_the_chosen_removals_move_what_removal_achieves(air, chosen):
    own = study(air, removals_per_year=chosen)
    fragments = own.removal.set_index("removals_per_year")["fragments"]
    assert list(fragments.index) == [0, chosen / 2, chosen, 2 * chosen, 4 * chosen]
    fewer = 1 - fragments[chosen] / fragments[0]
    assert own.number("removal_gain") == pytest.approx(100 * fewer)
    assert ("ten" if chosen == 10 else "40") in own.value("removal_gain").description


def test_more_removals_leave_fewer_fragments(air):
    gains = [study(air, removals_per_year=n).number("removal_gain") for n in (10.0, 400.0)]
    assert gains[1] > gains[0]


def test_no_removals_achieve_nothing(air):
    own = study(air, removals_per_year=0.0)
    assert own.number("removal_gain") == 0
    assert len(own.removal) == 1


def test_the_chosen_compliance_stands_on_the_curve(air):
    assert 55.0 in set(study(air, compliance_usual=0.55).disposal["disposed_percent"])


@pytest.mark.parametrize(
    ("given", "outcome", "says"),
    [
        ({}, "partly", "real in low orbit and small in the geostationary belt"),
        ({"exposed_share": 0.25}, "supported", "real in low orbit"),
        ({"area_m2": 0.001}, "not supported", "small in low orbit and in the geostationary belt"),
        ({"area_m2": 2000.0}, "supported", "real in low orbit and in the geostationary belt"),
    ],
)
def test_exposure_is_told_as_its_own_run_came_out(given, outcome, says):
    verdict = DebrisEnvironment(Parameters(**given)).verdict("assets-fragile")
    assert verdict.outcome == outcome
    assert says in verdict.finding
