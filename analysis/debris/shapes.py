"""Sizes and shapes of orbits: what a mean motion and an eccentricity say about altitudes."""

import numpy as np

from analysis.errors import InputError
from analysis.orbits.constants import EARTH_RADIUS_KM, MU_KM3_S2
from analysis.orbits.mean import catalogue_axis_km


def altitudes_km(
    mean_motion_rev_day: np.ndarray, eccentricity: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Apogee and perigee above the equatorial radius, each (N,) km, as SATCAT states them.

    Raises InputError for an eccentricity outside [0, 1).
    """
    eccentricity = np.asarray(eccentricity, dtype=float)
    if not np.all((eccentricity >= 0) & (eccentricity < 1)):
        worst = eccentricity[~((eccentricity >= 0) & (eccentricity < 1))][0]
        raise InputError(f"eccentricity {worst}: must be from 0 to below 1")
    axis = catalogue_axis_km(mean_motion_rev_day)
    return axis * (1 + eccentricity) - EARTH_RADIUS_KM, axis * (1 - eccentricity) - EARTH_RADIUS_KM


def axis_and_eccentricity(
    apogee_km: np.ndarray, perigee_km: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Semi-major axis (km) and eccentricity, each (N,), from altitudes above the equator.

    Raises InputError when an apogee lies below its perigee or a perigee below the Earth's surface.
    """
    apogee = np.asarray(apogee_km, dtype=float)
    perigee = np.asarray(perigee_km, dtype=float)
    if np.any(apogee < perigee):
        at = int(np.argmax(apogee < perigee))
        raise InputError(
            f"apogee {np.atleast_1d(apogee)[at]} km below perigee {np.atleast_1d(perigee)[at]} km"
        )
    if np.any(perigee < 0):
        raise InputError(f"perigee {np.min(perigee)} km: must not be below the surface")
    axis = EARTH_RADIUS_KM + (apogee + perigee) / 2
    return axis, (apogee - perigee) / (2 * axis)


def period_min(apogee_km: np.ndarray, perigee_km: np.ndarray) -> np.ndarray:
    """Orbital period in minutes, (N,)."""
    axis, _ = axis_and_eccentricity(apogee_km, perigee_km)
    return 2 * np.pi * np.sqrt(axis**3 / MU_KM3_S2) / 60
