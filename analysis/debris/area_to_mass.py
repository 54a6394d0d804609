"""Area-to-mass ratio of fragments, from how their orbits shrank between catalogue dates.

Only what happened before the last given date is used, so that a decay forecast from that date is
a fair one. Each interval between two sightings yields one estimate (the ratio whose computed fall
of mean altitude equals the seen one); intervals are joined by inverse variance.
"""

from dataclasses import dataclass

import numpy as np

from analysis.debris.atmosphere import DRAG_COEFFICIENT, DensityTable
from analysis.debris.decay import decay
from analysis.errors import InputError

ALTITUDE_ERROR_KM = 0.4
"""Assumed standard error of a fall of mean altitude: altitudes rounded to 1 km, twice."""

DENSITY_ERROR = 0.15
"""Assumed relative error of the density model's mean over one interval."""

SMALLEST_M2_KG = 1e-4
LARGEST_M2_KG = 1e3

BSTAR_TO_CD_AREA_TO_MASS = 12.741621
"""m2/kg per B* of one Earth radius: 2 over SGP4's reference density of 0.15696615 kg/m2/ER.

Hoots and Roehrich, Spacetrack Report No. 3 (1980).
"""


@dataclass(frozen=True)
class AreaToMass:
    """Estimates for N fragments.

    m2_kg: (N,) NaN where `intervals` is 0.
    relative_error: (N,) one standard error over the value.
    intervals: (N,) how many intervals between sightings were used.
    """

    m2_kg: np.ndarray
    relative_error: np.ndarray
    intervals: np.ndarray


def fit(
    apogee_km: np.ndarray, perigee_km: np.ndarray, times: np.ndarray, atmosphere: DensityTable
) -> AreaToMass:
    """Fit N fragments seen at K dates.

    apogee_km, perigee_km: (N, K), NaN where a fragment was not in the catalogue.
    times: (K,) datetime64, increasing.
    A fragment seen fewer than twice has no estimate. A fall smaller than its own error still
    counts, as a small ratio with a large error.
    Raises InputError when the arrays do not fit together.
    """
    times = np.asarray(times)
    if apogee_km.shape != perigee_km.shape or apogee_km.shape[1:] != times.shape:
        raise InputError(
            f"apogee {apogee_km.shape} and perigee {perigee_km.shape} do not fit {times.size} dates"
        )
    count = apogee_km.shape[0]
    weights, weighted = np.zeros(count), np.zeros(count)
    intervals = np.zeros(count, dtype=int)
    previous = np.full(count, -1)
    for now in range(times.size):
        seen = np.isfinite(apogee_km[:, now])
        for before in np.unique(previous[seen & (previous >= 0)]):
            rows = np.flatnonzero(seen & (previous == before))
            ratio, error = _one_interval(
                apogee_km[rows][:, [before, now]],
                perigee_km[rows][:, [before, now]],
                times[[before, now]],
                atmosphere,
            )
            weights[rows] += 1 / error**2
            weighted[rows] += ratio / error**2
            intervals[rows] += 1
        previous[seen] = now
    known = intervals > 0
    value = np.full(count, np.nan)
    relative = np.full(count, np.nan)
    value[known] = np.clip(weighted[known] / weights[known], SMALLEST_M2_KG, LARGEST_M2_KG)
    relative[known] = 1 / np.sqrt(weights[known]) / value[known]
    return AreaToMass(value, relative, intervals)


def from_bstar(bstar_per_earth_radius: np.ndarray) -> np.ndarray:
    """The ratio that a B* states if it is taken at its word, (N,) m2/kg; negative B* gives 0."""
    ratio = BSTAR_TO_CD_AREA_TO_MASS / DRAG_COEFFICIENT * np.asarray(bstar_per_earth_radius)
    return np.maximum(ratio, 0.0)


def _one_interval(
    apogee_km: np.ndarray, perigee_km: np.ndarray, times: np.ndarray, atmosphere: DensityTable
) -> tuple[np.ndarray, np.ndarray]:
    """Estimate and standard error from two sightings, apogee and perigee (N, 2)."""
    mean = (apogee_km + perigee_km) / 2
    fall = mean[:, 0] - mean[:, 1]
    sought = np.maximum(fall, ALTITUDE_ERROR_KM / 4)
    low = np.full(fall.size, np.log(SMALLEST_M2_KG))
    high = np.full(fall.size, np.log(LARGEST_M2_KG))
    guess = np.full(fall.size, np.log(0.1))
    open_rows = np.arange(fall.size)
    for _ in range(12):
        result = decay(
            apogee_km[open_rows, 0],
            perigee_km[open_rows, 0],
            np.exp(guess[open_rows]),
            times[0],
            times[1:],
            atmosphere,
        )
        after = (result.apogee_km[:, 0] + result.perigee_km[:, 0]) / 2
        ended = ~np.isfinite(after)
        computed = np.where(ended, mean[open_rows, 0], mean[open_rows, 0] - after)
        target = sought[open_rows]
        too_much = computed > target
        high[open_rows] = np.where(too_much, guess[open_rows], high[open_rows])
        low[open_rows] = np.where(too_much, low[open_rows], guess[open_rows])
        # the fall is nearly proportional to the ratio; where that step leaves the bracket, halve it
        step = guess[open_rows] + np.log(target / np.maximum(computed, 1e-6))
        inside = (step > low[open_rows]) & (step < high[open_rows]) & ~ended
        guess[open_rows] = np.where(inside, step, (low[open_rows] + high[open_rows]) / 2)
        open_rows = open_rows[np.abs(computed - target) > ALTITUDE_ERROR_KM / 8]
        if open_rows.size == 0:
            break
    ratio = np.exp(guess)
    per_km = ratio / sought
    signed = np.where(fall >= ALTITUDE_ERROR_KM / 4, ratio, per_km * fall)
    error = np.hypot(per_km * ALTITUDE_ERROR_KM, DENSITY_ERROR * ratio)
    return signed, error
