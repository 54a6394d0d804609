"""Speed of the debris models, in seconds and as ratios measured in one run."""

import time

import numpy as np
import pymsis
import pytest
from scipy.integrate import solve_ivp
from scipy.interpolate import RegularGridInterpolator

from analysis.debris import breakup, data, hindcast, traffic
from analysis.debris.atmosphere import (
    DRAG_COEFFICIENT,
    dates,
    days,
    density_table,
)
from analysis.debris.decay import decay
from analysis.debris.environment import project
from analysis.debris.scatter import orbits_after
from analysis.orbits.constants import EARTH_RADIUS_KM, MU_KM3_S2
from tests.debris.usual import scenario

pytestmark = pytest.mark.benchmark

START, END = np.datetime64("2020-05-24"), np.datetime64("2025-03-06")


def seconds(call) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def test_a_million_fragments_against_one_after_the_other():
    random = np.random.default_rng(0)

    def cloud(count: int, times: int):
        for _ in range(times):
            drawn = breakup.sample(count, "collision", "spacecraft", 0.01, 1.0, random)
            orbits_after(863, drawn.delta_v_m_s, random)

    cloud(1000, 1)
    fast = min(seconds(lambda: cloud(1_000_000, 1)) for _ in range(3))
    slow = seconds(lambda: cloud(1, 2000)) * 1_000_000 / 2000
    print(
        f"\n1,000,000 fragments with orbits: {fast:.2f} s; "
        f"one fragment after the other (scaled): {slow / fast:.0f} x as long"
    )


def test_2700_fragments_over_five_years_against_asking_the_model_at_each_step():
    flux = data.solar_flux()
    random = np.random.default_rng(1)
    apogee, perigee = 850 + random.uniform(0, 300, 2700), 850 - random.uniform(0, 200, 2700)
    ratio = 10 ** random.normal(-1, 0.5, 2700)

    def ours():
        air = density_table(flux, START, END, 98.8)
        return decay(apogee, perigee, ratio, START, [END], air)

    def daily_step(count, steps):
        """Circular orbits, Euler steps of a day, NRLMSIS asked once a step for all of them."""
        axis = EARTH_RADIUS_KM + (apogee + perigee)[:count] / 2
        for day in range(steps):
            when = START.astype("datetime64[m]") + np.timedelta64(day, "D")
            height = axis - EARTH_RADIUS_KM
            out = pymsis.calculate(when, 0, 0, height, [100], [100], [[10] * 7], version=2.1)
            rho = out[..., 0].ravel()
            rate = np.sqrt(MU_KM3_S2 * axis) * rho * DRAG_COEFFICIENT * ratio[:count] * 1000
            axis = axis - rate * 86400

    ours()
    fast = min(seconds(ours) for _ in range(3))
    steps = int((END - START).astype(int))
    slow = seconds(lambda: daily_step(2700, 20)) * steps / 20
    print(
        f"\n2,700 eccentric orbits over {steps} days, density table included: {fast:.2f} s; "
        f"asking NRLMSIS for each circular orbit every day, one place: {slow / fast:.1f} x as long"
    )
    assert np.isfinite(ours().decay_day).any()
    assert dates(np.array([0.0]))[0] == np.datetime64("2000-01-01")


def test_a_forecast_against_a_general_solver():
    """Ours follows eccentric orbits; theirs circular ones, of every hundredth fragment, scaled."""
    air = density_table(data.solar_flux(), np.datetime64("2007-06-01"), END, 98.8)
    one = hindcast.set_up(
        data.fragments("fengyun-1c"), data.fragment_orbits("fengyun-1c"), START, END
    )
    ratio = np.full(one.apogee_km.size, 0.1)
    look_up = RegularGridInterpolator((air.day, air.altitude_km), air.log_density)
    first, last = days(np.array([START, END]))

    def fall(day, altitude):
        rho = np.exp(look_up((day, np.clip(altitude[0], 100, 1600))))
        speed = np.sqrt(MU_KM3_S2 * (EARTH_RADIUS_KM + altitude[0]))
        return [-speed * rho * DRAG_COEFFICIENT * 0.1 * 1000 * 86400]

    def burnt(_day, altitude):
        return altitude[0] - 120

    burnt.terminal = True
    sample = slice(None, None, 100)
    starts = ((one.apogee_km + one.perigee_km) / 2)[sample]

    def ours():
        decay(one.apogee_km, one.perigee_km, ratio, START, [END], air)

    def theirs():
        for altitude in starts:
            solve_ivp(fall, (first, last - 1), [altitude], events=burnt, rtol=1e-6)

    fast = min(seconds(ours) for _ in range(3))
    slow = seconds(theirs) * one.apogee_km.size / len(starts)
    print(
        f"\na forecast of {one.apogee_km.size:,} fragments: {fast:.2f} s; scipy's solve_ivp, "
        f"fragment by fragment (scaled): {slow / fast:.0f} x as long\n"
        f"four forecasts, area-to-mass fits included: "
        f"{seconds(lambda: hindcast.forecasts(one, air)):.1f} s"
    )


def test_forty_futures_against_one_at_a_time():
    air = density_table(
        data.solar_flux(True), np.datetime64("1958-06-01"), np.datetime64("2025-03-15"), 80, 60
    )
    shells = data.shells_at(np.datetime64("2025-03-03"), classes=True)
    setting = traffic.setting(shells, data.launches(), air)
    together = min(seconds(lambda: project(setting, scenario(), 2100, 40, 1)) for _ in range(3))
    alone = seconds(lambda: [project(setting, scenario(), 2100, 1, k) for k in range(40)])
    print(
        f"\n40 futures to 2100 in 36 shells: {together:.2f} s; one at a time: "
        f"{alone / together:.1f} x as long"
    )
