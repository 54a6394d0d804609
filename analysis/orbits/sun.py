"""Where the Sun stands, and what it lights."""

import numpy as np

from analysis.orbits import frames
from analysis.orbits import times as instants
from analysis.orbits.constants import ASTRONOMICAL_UNIT_KM, EARTH_RADIUS_KM


def sun_position_km(times) -> np.ndarray:
    """Geocentric position of the Sun in TEME, (T, 3) km.

    times: (T,) datetime64, UTC. Good to 0.01 degrees in direction from 1957 to 2060 (nutation and
    the planets are left out): a low orbit's entry into shadow moves by two tenths of a second.
    The Astronomical Almanac, low-precision formulas for the Sun (section C).
    """
    date = instants.utc_julian_date(times)
    days = date.whole - 2451545.0 + date.fraction
    anomaly = np.radians((357.528 + 0.9856003 * days) % 360)
    longitude = np.radians(
        (280.460 + 0.9856474 * days + 1.915 * np.sin(anomaly) + 0.020 * np.sin(2 * anomaly)) % 360
    )
    obliquity = np.radians(23.439 - 4e-7 * days)
    distance = 1.00014 - 0.01671 * np.cos(anomaly) - 0.00014 * np.cos(2 * anomaly)
    direction = np.stack(
        [
            np.cos(longitude),
            np.cos(obliquity) * np.sin(longitude),
            np.sin(obliquity) * np.sin(longitude),
        ],
        axis=-1,
    )
    return ASTRONOMICAL_UNIT_KM * distance[:, None] * direction


def sun_elevation_deg(latitude_deg, longitude_deg, times) -> np.ndarray:
    """Elevation of the Sun's centre above the ellipsoid's horizon, degrees.

    Scalars give (T,); arrays of places (P,) give (P, T). Refraction (34' at the horizon) is left
    out: an elevation above 0 is daylight in the geometric sense.
    """
    sun = frames.earth_fixed(sun_position_km(times), times)
    return frames.look_angles((latitude_deg, longitude_deg), sun)[1]


def sunlit(position_teme_km: np.ndarray, times) -> np.ndarray:
    """Whether the Sun's centre is free of the Earth as seen from each position, (..., T) bool.

    position_teme_km: (..., T, 3). The Earth is a sphere of the equatorial radius and the Sun a
    point at its true distance, so that the boundary lies in the middle of the penumbra; in low
    orbit that is within about ten seconds of the edges of the full shadow.
    """
    position = np.asarray(position_teme_km, dtype=float)
    to_sun = sun_position_km(times) - position
    to_sun /= np.linalg.norm(to_sun, axis=-1, keepdims=True)
    along = (position * to_sun).sum(axis=-1)
    across = np.linalg.norm(position - along[..., None] * to_sun, axis=-1)
    return (along > 0) | (across > EARTH_RADIUS_KM)
