"""Where orbits spend their time: residence in altitude shells, and the spatial density there."""

import numpy as np

from analysis.debris.shapes import axis_and_eccentricity
from analysis.errors import InputError
from analysis.orbits.constants import EARTH_RADIUS_KM


def shell_edges_km(lowest_km: float, highest_km: float, width_km: float) -> np.ndarray:
    """Edges (S + 1,) of equal shells. Raises InputError unless the width divides the range."""
    count = (highest_km - lowest_km) / width_km if width_km > 0 else 0
    if count < 1 or abs(count - round(count)) > 1e-9:
        raise InputError(
            f"shells of {width_km:g} km do not divide {lowest_km:g} to {highest_km:g} km"
        )
    return lowest_km + width_km * np.arange(round(count) + 1)


def volumes_km3(edges_km: np.ndarray) -> np.ndarray:
    """Volume of each spherical shell, (S,)."""
    radius = EARTH_RADIUS_KM + np.asarray(edges_km, dtype=float)
    return 4 / 3 * np.pi * np.diff(radius**3)


def residence(apogee_km: np.ndarray, perigee_km: np.ndarray, edges_km: np.ndarray) -> np.ndarray:
    """Share of each orbit's time in each shell, (N, S); a row sums to 1 if no time is outside.

    Kepler's equation at the edges: the time below radius r is M/pi of a period, with
    M = E - e sin E and cos E = (1 - r/a)/e.
    """
    axis, eccentricity = axis_and_eccentricity(apogee_km, perigee_km)
    axis, eccentricity = np.atleast_1d(axis)[:, None], np.atleast_1d(eccentricity)[:, None]
    radius = EARTH_RADIUS_KM + np.asarray(edges_km, dtype=float)[None, :]
    safe = np.where(eccentricity > 0, eccentricity, 1.0)
    anomaly = np.arccos(np.clip((1 - radius / axis) / safe, -1, 1))
    below = np.where(
        eccentricity > 0, (anomaly - safe * np.sin(anomaly)) / np.pi, (radius > axis).astype(float)
    )
    return np.diff(below, axis=1)


def objects_per_shell(
    apogee_km: np.ndarray,
    perigee_km: np.ndarray,
    edges_km: np.ndarray,
    weights: np.ndarray | None = None,
) -> np.ndarray:
    """Time-weighted number of objects in each shell, (S,); weights (N,) count objects as more."""
    total = np.zeros(len(edges_km) - 1)
    weights = np.ones(len(apogee_km)) if weights is None else np.asarray(weights, dtype=float)
    for part in range(0, len(apogee_km), 4000):
        rows = slice(part, part + 4000)
        total += weights[rows] @ residence(apogee_km[rows], perigee_km[rows], edges_km)
    return total


def density_per_km3(objects: np.ndarray, edges_km: np.ndarray) -> np.ndarray:
    """Objects per km3 of shell, (..., S)."""
    return np.asarray(objects) / volumes_km3(edges_km)


def rebin(objects: np.ndarray, edges_km: np.ndarray, new_edges_km: np.ndarray) -> np.ndarray:
    """Counts (..., S) moved to other shells, spread evenly within the old ones; total is kept
    where the new shells span the old."""
    cumulative = np.concatenate(
        [np.zeros((*np.shape(objects)[:-1], 1)), np.cumsum(objects, axis=-1)], axis=-1
    )
    flat = cumulative.reshape(-1, cumulative.shape[-1])
    moved = np.array([np.diff(np.interp(new_edges_km, edges_km, row)) for row in flat])
    return moved.reshape(*np.shape(objects)[:-1], len(new_edges_km) - 1)
