"""Telescopes: magnitude of a diffuse sphere in sunlight, and the size behind a magnitude."""

import numpy as np

from analysis.errors import InputError

SUN_MAGNITUDE = -26.74  # apparent visual magnitude of the Sun at one astronomical unit


def magnitude(diameter_m, range_km, albedo: float, phase_deg=0.0) -> np.ndarray:
    """Apparent visual magnitude of a Lambert sphere.

    diameter_m, range_km, phase_deg (angle Sun-object-observer): scalars or arrays that broadcast.
    m = -26.74 - 2.5 log10[(2/3) albedo (d/2)² / R² · p], with the phase function
    p = [sin f + (pi - f) cos f] / pi, 1 at f = 0; Hejduk, AMOS 2011, diffuse sphere.
    Raises InputError for a size, range or albedo that is not above 0.
    """
    size, distance = (np.asarray(v, dtype=float) for v in (diameter_m, range_km))
    for value, what in ((size, "diameter"), (distance, "range"), (np.asarray(albedo), "albedo")):
        if not (value > 0).all():
            raise InputError(f"{what} {value.min():g}: it must be above 0")
    with np.errstate(
        divide="ignore"
    ):  # a full phase of 180 degrees reflects nothing: magnitude inf
        light = 2 / 3 * albedo * (size / 2) ** 2 / (distance * 1000) ** 2 * phase_factor(phase_deg)
        return SUN_MAGNITUDE - 2.5 * np.log10(light)


def diameter_m(limiting_magnitude, range_km, albedo: float, phase_deg=0.0) -> np.ndarray:
    """Diameter (m) of the Lambert sphere that shines at a magnitude: the inverse of `magnitude`."""
    unit = magnitude(1.0, range_km, albedo, phase_deg)
    return 10 ** ((unit - np.asarray(limiting_magnitude, dtype=float)) / 5)


def phase_factor(phase_deg) -> np.ndarray:
    """Share of the full-phase light of a diffuse sphere at a phase angle (deg, 0 to 180).

    Raises InputError for an angle outside that.
    """
    angle = np.radians(np.asarray(phase_deg, dtype=float))
    if ((angle < 0) | (angle > np.pi)).any():
        raise InputError("a phase angle is outside 0 to 180 degrees")
    return np.maximum(np.sin(angle) + (np.pi - angle) * np.cos(angle), 0.0) / np.pi
