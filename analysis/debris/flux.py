"""Whom the debris meets: flux on an orbit, and expected impacts over a lifetime.

Flux = (objects per km3) x (relative speed), averaged over the time that an orbit spends in each
shell; impacts are Poisson with mean flux x area x time (Kessler and Cour-Palais, 1978). Debris too
small to be catalogued is taken to be spread over altitude as catalogued debris is, and to be as
many as a published estimate says. That is an assumption: the millimetre population has its own
altitude profile.
"""

import numpy as np
import pandas as pd

from analysis.debris.shells import density_per_km3, residence
from analysis.errors import InputError, known
from analysis.orbits.constants import DAY_S, EARTH_RADIUS_KM, GEOSTATIONARY_ALTITUDE_KM, YEAR_DAYS

_PER_M2_YEAR = 1e-6 * YEAR_DAYS * DAY_S  # km-2 s-1 to m-2 year-1


def objects_larger_than(models: pd.DataFrame, model: str, size_cm: np.ndarray) -> np.ndarray:
    """Objects in all orbits above each size (N,), by one published estimate.

    models: columns model, larger_than_cm, objects. Linear in the logarithms between the published
    sizes. Raises InputError for an unknown model or a size outside those published.
    """
    known(model, models["model"].unique(), "population estimate")
    rows = models[models["model"] == model].sort_values("larger_than_cm")
    sizes = rows["larger_than_cm"].to_numpy(dtype=float)
    size_cm = np.asarray(size_cm, dtype=float)
    if np.any((size_cm < sizes[0] * (1 - 1e-9)) | (size_cm > sizes[-1] * (1 + 1e-9))):
        raise InputError(f"size {size_cm} cm: {model} speaks of {sizes[0]:g} to {sizes[-1]:g} cm")
    counts = np.log(rows["objects"].to_numpy(dtype=float))
    return np.exp(np.interp(np.log(size_cm), np.log(sizes), counts))


def density_by_size(
    debris_objects: np.ndarray,
    edges_km: np.ndarray,
    catalogued_debris: float,
    models: pd.DataFrame,
    model: str,
    size_cm: np.ndarray,
) -> np.ndarray:
    """Debris above each size per km3, (N, S).

    debris_objects: (S,) time-weighted catalogued debris per shell; catalogued_debris: how many
    that are in all orbits. The estimate's numbers are shared out in the same proportions.
    Raises InputError for none of them.
    """
    if catalogued_debris <= 0:
        raise InputError(f"{catalogued_debris} catalogued debris objects: must be above 0")
    scale = objects_larger_than(models, model, np.atleast_1d(size_cm)) / catalogued_debris
    return scale[:, None] * density_per_km3(debris_objects, edges_km)[None, :]


def flux_per_m2_year(
    apogee_km: np.ndarray,
    perigee_km: np.ndarray,
    density_km3: np.ndarray,
    edges_km: np.ndarray,
    relative_speed_km_s: float,
) -> np.ndarray:
    """Impacts per m2 and year on each orbit, (N,); density (S,) per km3.

    Time outside the shells meets nothing; `share_within` says how much that is.
    Raises InputError for a speed that bodies in orbit cannot have.
    """
    if not 0 < relative_speed_km_s <= 16:
        raise InputError(f"relative speed {relative_speed_km_s} km/s: allowed is above 0 to 16")
    share = residence(np.atleast_1d(apogee_km), np.atleast_1d(perigee_km), edges_km)
    return share @ np.asarray(density_km3) * relative_speed_km_s * _PER_M2_YEAR


def share_within(apogee_km: np.ndarray, perigee_km: np.ndarray, edges_km: np.ndarray) -> np.ndarray:
    """Share of each orbit's time inside the shells, (N,)."""
    ends = np.array([edges_km[0], edges_km[-1]])
    return residence(np.atleast_1d(apogee_km), np.atleast_1d(perigee_km), ends)[:, 0]


def expected_impacts(flux: np.ndarray, area_m2: float, years: float) -> np.ndarray:
    """Mean number of impacts on an area over a time. Raises InputError for negative ones."""
    if area_m2 <= 0 or years <= 0:
        raise InputError(f"area {area_m2} m2 over {years} years: both must be above 0")
    return np.asarray(flux) * area_m2 * years


def chance_of_impact(expected: np.ndarray) -> np.ndarray:
    """Probability of at least one impact, Poisson."""
    return -np.expm1(-np.asarray(expected))


def geostationary_density_km3(
    objects: float, half_thickness_km: float = 500.0, latitude_limit_deg: float = 15.0
) -> float:
    """Objects per km3 of the geostationary belt, if spread evenly within a ring.

    The limits are assumed: uncontrolled objects swing up to 15 degrees from the equator.
    """
    radius = EARTH_RADIUS_KM + GEOSTATIONARY_ALTITUDE_KM
    shell = 4 / 3 * np.pi * ((radius + half_thickness_km) ** 3 - (radius - half_thickness_km) ** 3)
    return objects / (shell * np.sin(np.radians(latitude_limit_deg)))
