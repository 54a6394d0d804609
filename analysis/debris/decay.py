"""Orbits shrinking in the air: orbit-averaged drag on semi-major axis and eccentricity.

King-Hele, Satellite Orbits in an Atmosphere (1987), ch. 3: over one revolution
    da = -B a^2 I[ rho (1 + e cos E)^(3/2) (1 - e cos E)^(-1/2) ]
    de = -B a (1 - e^2) I[ rho ((1 + e cos E) / (1 - e cos E))^(1/2) cos E ]
with B = Cd A/m and I the integral over eccentric anomaly E from 0 to 2 pi, taken here by the
midpoint rule, which converges geometrically for a periodic integrand. For a circle this is
da/dt = -sqrt(mu a) rho B. Left out: radiation pressure, the air's rotation, manoeuvres.
"""

from dataclasses import dataclass

import numba
import numpy as np
import pandas as pd

from analysis.debris.atmosphere import DRAG_COEFFICIENT, DensityTable, days, density_table, frozen
from analysis.debris.shapes import axis_and_eccentricity
from analysis.errors import InputError
from analysis.orbits.constants import DAY_S, EARTH_RADIUS_KM, MU_KM3_S2

REENTRY_KM = 120.0
"""A perigee below this ends the orbit within a day."""

MOST_STEP_DAYS = 20.0
PERIGEE_FALL_KM = 6.0  # per step; the density scale height near re-entry is about 8 km and up


@dataclass(frozen=True)
class Decay:
    """How orbits shrank.

    apogee_km, perigee_km: (N, T) at the asked times; NaN once an orbit has ended.
    decay_day: (N,) days from atmosphere.EPOCH; infinity when still in orbit at the last time.
    """

    apogee_km: np.ndarray
    perigee_km: np.ndarray
    decay_day: np.ndarray


def decay(
    apogee_km: np.ndarray,
    perigee_km: np.ndarray,
    area_to_mass_m2_kg: np.ndarray,
    start: np.datetime64 | np.ndarray,
    times: np.ndarray,
    atmosphere: DensityTable,
    drag_coefficient: float = DRAG_COEFFICIENT,
) -> Decay:
    """Follow N orbits from `start` (one for all, or (N,)) through the asked times.

    apogee_km, perigee_km, area_to_mass_m2_kg: (N,). times: (T,) datetime64, increasing.
    Raises InputError for unequal lengths, times out of order or before the start, or a negative
    area-to-mass ratio. An orbit that starts below REENTRY_KM ends at its start.
    """
    apogee, perigee, ratio = (
        np.ascontiguousarray(v, dtype=float) for v in (apogee_km, perigee_km, area_to_mass_m2_kg)
    )
    if not apogee.shape == perigee.shape == ratio.shape or apogee.ndim != 1:
        raise InputError(
            f"apogee {apogee.shape}, perigee {perigee.shape} and area-to-mass {ratio.shape}: "
            "must be one-dimensional and of one length"
        )
    if not np.all(np.isfinite(ratio) & (ratio >= 0)):
        raise InputError(f"area-to-mass {np.min(ratio)} m2/kg: must be 0 or more")
    start_day = np.broadcast_to(days(start), apogee.shape).astype(float)
    asked = days(times).astype(float)
    if asked.ndim != 1 or asked.size == 0 or np.any(np.diff(asked) <= 0):
        raise InputError("times of a decay must be one or more, in increasing order")
    if np.any(start_day > asked[0]):
        raise InputError(f"first time {times[0]} lies before the start of an orbit")
    axis, eccentricity = axis_and_eccentricity(apogee, perigee)
    out_axis, out_eccentricity, decay_day = _follow(
        axis,
        eccentricity,
        ratio * drag_coefficient,
        start_day,
        asked,
        np.ascontiguousarray(atmosphere.day),
        np.ascontiguousarray(atmosphere.log_density),
        atmosphere.altitude_km[0],
        atmosphere.altitude_km[1] - atmosphere.altitude_km[0],
    )
    return Decay(
        out_axis * (1 + out_eccentricity) - EARTH_RADIUS_KM,
        out_axis * (1 - out_eccentricity) - EARTH_RADIUS_KM,
        decay_day,
    )


def lifetime_days(
    apogee_km: np.ndarray,
    perigee_km: np.ndarray,
    area_to_mass_m2_kg: np.ndarray,
    start: np.datetime64,
    end: np.datetime64,
    atmosphere: DensityTable,
) -> np.ndarray:
    """Days until re-entry, (N,); infinity when the orbit outlives `end`."""
    result = decay(
        apogee_km, perigee_km, area_to_mass_m2_kg, start, np.array([end]), atmosphere
    ).decay_day
    return result - days(start)


def lifetime_by_altitude(
    solar_flux: pd.DataFrame, altitudes_km: list[float], area_to_mass_m2_kg: float
) -> pd.DataFrame:
    """Days until re-entry from circular polar orbits in quiet and in active air.

    solar_flux: monthly. The two atmospheres are the means of the twelve months of lowest and of
    highest 81-day flux in the last eleven years, each held for ever.
    Returns sun, altitude_km, days; orbits that outlast ten years are infinite.
    """
    recent = solar_flux.tail(132).reset_index(drop=True)
    year = recent["f107_mean81_sfu"].rolling(12).mean()
    altitude = np.asarray(altitudes_km, dtype=float)
    parts = []
    for name, last in (("solar minimum", year.idxmin()), ("solar maximum", year.idxmax())):
        start, end = (recent["date"].iloc[i].to_datetime64() for i in (last - 11, last))
        air = frozen(density_table(recent, start, end, 96.0), start, end)
        until = start + np.timedelta64(3653, "D")
        ratio = np.full(altitude.size, area_to_mass_m2_kg)
        stay = lifetime_days(altitude, altitude, ratio, start, until, air)
        parts.append(pd.DataFrame({"sun": name, "altitude_km": altitude, "days": stay.round(2)}))
    return pd.concat(parts, ignore_index=True)


@numba.njit(cache=True)
def _density(altitude_km, weight, row, log_density, lowest_km, step_km):
    """kg/m3 between two rows of the table; the slope of the top step continues above it."""
    last = log_density.shape[1] - 2
    position = (altitude_km - lowest_km) / step_km
    column = min(max(int(position), 0), last)
    fraction = max(position - column, 0.0)
    low = log_density[row, column] * (1 - fraction) + log_density[row, column + 1] * fraction
    if weight > 0.0:
        high = (
            log_density[row + 1, column] * (1 - fraction)
            + log_density[row + 1, column + 1] * fraction
        )
        low = low * (1 - weight) + high * weight
    return np.exp(low)


@numba.njit(cache=True)
def _rates(axis, eccentricity, ballistic, day, table_day, log_density, lowest_km, step_km):
    """d(axis)/dt in km/day and d(eccentricity)/dt per day for ballistic = Cd A/m in m2/kg."""
    if table_day.size == 1:
        row, weight = 0, 0.0
    else:
        spacing = table_day[1] - table_day[0]
        position = min(max((day - table_day[0]) / spacing, 0.0), table_day.size - 1.0)
        row = min(int(position), table_day.size - 2)
        weight = position - row
    spread = axis * eccentricity
    points = 6 if spread < 10.0 else (18 if spread < 300.0 else 60)
    axis_sum = 0.0
    eccentricity_sum = 0.0
    for k in range(points):
        cosine = np.cos(np.pi * (k + 0.5) / points)
        altitude = axis * (1 - eccentricity * cosine) - EARTH_RADIUS_KM
        rho = _density(altitude, weight, row, log_density, lowest_km, step_km)
        near, far = 1 + eccentricity * cosine, 1 - eccentricity * cosine
        root = np.sqrt(near / far)
        axis_sum += rho * near * root
        eccentricity_sum += rho * root * cosine
    # rho [kg/m3] * ballistic [m2/kg] is per metre; 1000 makes it per kilometre
    per_km = 1000.0 * ballistic / points
    mean_motion_day = np.sqrt(MU_KM3_S2 / axis**3) * DAY_S
    axis_rate = -per_km * axis_sum * mean_motion_day * axis * axis
    eccentricity_rate = (
        -per_km * eccentricity_sum * mean_motion_day * axis * (1 - eccentricity * eccentricity)
    )
    return axis_rate, eccentricity_rate


@numba.njit(cache=True)
def _follow(
    axis, eccentricity, ballistic, start_day, asked, table_day, log_density, lowest_km, step_km
):
    count, times = axis.size, asked.size
    out_axis = np.full((count, times), np.nan)
    out_eccentricity = np.full((count, times), np.nan)
    decay_day = np.full(count, np.inf)
    for i in range(count):
        a, e, day = axis[i], eccentricity[i], start_day[i]
        alive = a * (1 - e) - EARTH_RADIUS_KM > REENTRY_KM
        if not alive:
            decay_day[i] = day
        for t in range(times):
            while alive and day < asked[t]:
                rate_a, rate_e = _rates(
                    a, e, ballistic[i], day, table_day, log_density, lowest_km, step_km
                )
                fall = -(rate_a * (1 - e) - a * rate_e)  # of the perigee, km/day
                speed = max(fall, -rate_a * 0.05, 1e-12)
                step = min(asked[t] - day, MOST_STEP_DAYS, PERIGEE_FALL_KM / speed)
                mid_a = a + 0.5 * step * rate_a
                mid_e = max(e + 0.5 * step * rate_e, 0.0)
                rate_a, rate_e = _rates(
                    mid_a,
                    mid_e,
                    ballistic[i],
                    day + 0.5 * step,
                    table_day,
                    log_density,
                    lowest_km,
                    step_km,
                )
                a += step * rate_a
                e = max(e + step * rate_e, 0.0)
                day += step
                if a * (1 - e) - EARTH_RADIUS_KM < REENTRY_KM:
                    alive = False
                    decay_day[i] = day
            if alive:
                out_axis[i, t] = a
                out_eccentricity[i, t] = e
    return out_axis, out_eccentricity, decay_day
