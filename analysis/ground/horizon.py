"""How far a radar on the ground sees a target, and how much warning that leaves."""

from dataclasses import dataclass

import numpy as np

from analysis.errors import InputError
from analysis.orbits.constants import MEAN_RADIUS_KM, MU_KM3_S2

REFRACTION_FACTOR = 4 / 3


def radar_horizon_km(
    target_altitude_km,
    antenna_height_m: float = 0.0,
    refraction_factor: float = REFRACTION_FACTOR,
):
    """Ground distance at which a target comes over the radar's horizon, km along the surface.

    target_altitude_km: scalar or array, at least 0. The air's bending is told by an Earth that is
    `refraction_factor` times larger: 4/3 in a standard atmosphere at radio frequencies, 1 for a
    straight line. The larger Earth overstates the range of targets far above the air.
    Exact arcs, not the square-root rule: k R (arccos(kR/(kR + h)) + arccos(kR/(kR + a))).
    Raises InputError for a height below the ground and a factor below 1.
    Skolnik, Introduction to Radar Systems (3rd ed., 2001), sec. 8.4.
    """
    target = np.asarray(target_altitude_km, float)
    if np.any(target < 0) or antenna_height_m < 0:
        low = min(float(target.min()), antenna_height_m)
        raise InputError(f"a height of {low:g} is below the ground")
    if refraction_factor < 1:
        raise InputError(f"refraction_factor is {refraction_factor:g}: it must be at least 1")
    radius = refraction_factor * MEAN_RADIUS_KM
    antenna = antenna_height_m / 1000
    return radius * (np.arccos(radius / (radius + target)) + np.arccos(radius / (radius + antenna)))


def level_warning_s(
    target_altitude_km,
    speed_km_s,
    antenna_height_m: float = 0.0,
    refraction_factor: float = REFRACTION_FACTOR,
):
    """Time from the horizon to the radar of a target that flies level towards it, seconds.

    speed_km_s: over the ground, > 0. The time in which it can be seen at all: detection by a radar
    of finite power, and the time to decide, leave less.
    Raises InputError for a speed that is not above 0.
    """
    speed = np.asarray(speed_km_s, float)
    if not np.all(speed > 0):
        raise InputError(f"a speed of {speed.min():g} km/s: it must be above 0")
    distance = radar_horizon_km(target_altitude_km, antenna_height_m, refraction_factor)
    return distance / speed


@dataclass(frozen=True)
class BallisticArc:
    """A free flight between two points of the ground, T samples in time.

    time_s from burn-out, ground_km from the start along the surface, altitude_km; apogee_km.
    """

    time_s: np.ndarray
    ground_km: np.ndarray
    altitude_km: np.ndarray
    apogee_km: float


def ballistic_arc(range_km: float, samples: int = 2001) -> BallisticArc:
    """The least-energy ellipse over this ground range, without air and on an Earth at rest.

    range_km: above 0 and below half the way round the Earth. The flight starts and ends at the
    ground: the boost phase is left out.
    Raises InputError for another range. Bate, Mueller and White, Fundamentals of Astrodynamics
    (1971), sec. 6.2: semi-major axis (R / 2)(1 + sin(range angle / 2)).
    """
    if not 0 < range_km < np.pi * MEAN_RADIUS_KM:
        raise InputError(
            f"a range of {range_km:g} km: it must be above 0 and below "
            f"{np.pi * MEAN_RADIUS_KM:.0f} km"
        )
    half = range_km / MEAN_RADIUS_KM / 2
    axis = MEAN_RADIUS_KM / 2 * (1 + np.sin(half))
    # For least energy the empty focus lies in the middle of the chord: 2 a e = R cos(half).
    eccentricity = np.cos(half) / (1 + np.sin(half))
    half_anomaly = np.arccos(np.clip((1 - MEAN_RADIUS_KM / axis) / eccentricity, -1, 1))
    anomaly = np.linspace(half_anomaly, 2 * np.pi - half_anomaly, samples)
    motion = np.sqrt(MU_KM3_S2 / axis**3)
    time = (anomaly - eccentricity * np.sin(anomaly)) / motion
    radius = axis * (1 - eccentricity * np.cos(anomaly))
    true = 2 * np.arctan2(
        np.sqrt(1 + eccentricity) * np.sin(anomaly / 2),
        np.sqrt(1 - eccentricity) * np.cos(anomaly / 2),
    )
    return BallisticArc(
        time - time[0],
        (true - true[0]) * MEAN_RADIUS_KM,
        radius - MEAN_RADIUS_KM,
        float(axis * (1 + eccentricity) - MEAN_RADIUS_KM),
    )
