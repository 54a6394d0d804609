"""From the inertial frame of SGP4 to the turning Earth, to the ground, and to an observer's sky."""

from dataclasses import dataclass

import numpy as np

from analysis.errors import InputError
from analysis.orbits import times as instants
from analysis.orbits.constants import (
    EARTH_FLATTENING,
    EARTH_RADIUS_KM,
    EARTH_TURN_RAD_S,
    POLAR_RADIUS_KM,
)
from analysis.orbits.constants import ECCENTRICITY_SQUARED as _E2
from analysis.orbits.propagation import States

_CORE_KM = 1000.0


@dataclass(frozen=True)
class Site:
    """A place on or above the ellipsoid: geodetic degrees and metres, scalars or equal arrays."""

    latitude_deg: float | np.ndarray
    longitude_deg: float | np.ndarray
    altitude_m: float | np.ndarray = 0.0


def earth_fixed(states, times=None) -> np.ndarray:
    """Positions in the Earth-fixed frame (ITRS), (..., T, 3) km.

    states: States, or TEME positions (..., T, 3) in km with their `times` (T,).
    Polar motion (under 15 m at the ground) is left out, as Skyfield does without its table.
    Raises InputError when positions come without times or with another number of them.
    """
    position, when = _positions_times(states, times)
    return _turned(position, instants.sidereal_angle_rad(when))


def earth_fixed_velocity(states: States) -> np.ndarray:
    """Velocities as seen from the turning Earth, (S, T, 3) km/s: what a swath follows."""
    angle = instants.sidereal_angle_rad(states.times)
    position = _turned(states.position_teme_km, angle)
    velocity = _turned(states.velocity_teme_km_s, angle)
    velocity[..., 0] += EARTH_TURN_RAD_S * position[..., 1]
    velocity[..., 1] -= EARTH_TURN_RAD_S * position[..., 0]
    return velocity


def inertial(position_km: np.ndarray, times) -> np.ndarray:
    """Earth-fixed positions (..., T, 3) km back to TEME; the inverse of `earth_fixed`."""
    position, when = _positions_times(position_km, times)
    return _turned(position, -instants.sidereal_angle_rad(when))


def geodetic(position_km: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Geodetic latitude (deg), longitude (deg, -180 to 180) and altitude (km) on WGS-84.

    position_km: (..., 3) Earth-fixed. Bowring's method, iterated three times: below a millimetre
    from the ground to the geostationary belt.
    Raises InputError for a position within 1,000 km of the Earth's centre, where latitude loses
    its meaning.
    """
    position = np.asarray(position_km, dtype=float)
    x, y, z = position[..., 0], position[..., 1], position[..., 2]
    across = np.hypot(x, y)
    if np.any(np.hypot(across, z) < _CORE_KM):
        raise InputError("a position lies within 1,000 km of the Earth's centre")
    second = _E2 / (1 - _E2)
    reduced = np.arctan2(z * EARTH_RADIUS_KM, across * POLAR_RADIUS_KM)
    for _ in range(3):
        latitude = np.arctan2(
            z + second * POLAR_RADIUS_KM * np.sin(reduced) ** 3,
            across - _E2 * EARTH_RADIUS_KM * np.cos(reduced) ** 3,
        )
        reduced = np.arctan2((1 - EARTH_FLATTENING) * np.sin(latitude), np.cos(latitude))
    sine, cosine = np.sin(latitude), np.cos(latitude)
    # This form of the altitude holds at the poles too, where dividing by the cosine would not.
    altitude = across * cosine + z * sine - EARTH_RADIUS_KM * np.sqrt(1 - _E2 * sine**2)
    return np.degrees(latitude), np.degrees(np.arctan2(y, x)), altitude


def site_position_km(latitude_deg, longitude_deg, altitude_m=0.0) -> np.ndarray:
    """Earth-fixed position (..., 3) km of geodetic coordinates on WGS-84.

    Raises InputError for a latitude outside -90 to 90 or a coordinate that is not a number.
    """
    latitude, longitude, altitude = np.broadcast_arrays(
        np.asarray(latitude_deg, float),
        np.asarray(longitude_deg, float),
        np.asarray(altitude_m, float) / 1000,
    )
    if not np.isfinite(latitude + longitude + altitude).all():
        raise InputError("a site's coordinates hold a value that is not a number")
    if np.any(np.abs(latitude) > 90):
        worst = latitude.flat[np.argmax(np.abs(latitude))]
        raise InputError(f"latitude {worst:g} is outside -90 to 90 degrees")
    lat, lon = np.radians(latitude), np.radians(longitude)
    curvature = EARTH_RADIUS_KM / np.sqrt(1 - _E2 * np.sin(lat) ** 2)
    return np.stack(
        [
            (curvature + altitude) * np.cos(lat) * np.cos(lon),
            (curvature + altitude) * np.cos(lat) * np.sin(lon),
            (curvature * (1 - _E2) + altitude) * np.sin(lat),
        ],
        axis=-1,
    )


def east_north_up(latitude_deg, longitude_deg) -> np.ndarray:
    """Unit vectors of the local horizon in Earth-fixed axes, (..., 3, 3): rows east, north, up."""
    lat, lon = np.broadcast_arrays(
        np.radians(np.asarray(latitude_deg, float)), np.radians(np.asarray(longitude_deg, float))
    )
    sin_lat, cos_lat, sin_lon, cos_lon = np.sin(lat), np.cos(lat), np.sin(lon), np.cos(lon)
    rows = [
        [-sin_lon, cos_lon, np.zeros_like(lat)],
        [-sin_lat * cos_lon, -sin_lat * sin_lon, cos_lat],
        [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat],
    ]
    return np.stack([np.stack(row, axis=-1) for row in rows], axis=-2)


def look_angles(
    site: Site | tuple, position_km: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Azimuth (deg, 0 to 360 from north by east), elevation (deg) and range (km).

    site: a Site or (latitude_deg, longitude_deg[, altitude_m]). Array coordinates (P,) give a
        leading axis: results are (P, ...) with the positions' leading axes behind.
    position_km: (..., 3) Earth-fixed. The horizon is that of the WGS-84 ellipsoid; refraction is
        left out.
    """
    place = site if isinstance(site, Site) else Site(*site)
    position = np.asarray(position_km, dtype=float)
    origin = site_position_km(place.latitude_deg, place.longitude_deg, place.altitude_m)
    axes = east_north_up(place.latitude_deg, place.longitude_deg)
    extra = (1,) * (position.ndim - 1)
    origin = origin.reshape(origin.shape[:-1] + extra + (3,))
    towards = position - origin
    axes = axes.reshape(axes.shape[:-2] + extra + (3, 3))
    east, north, up = ((towards * axes[..., k, :]).sum(axis=-1) for k in range(3))
    azimuth = np.degrees(np.arctan2(east, north)) % 360
    elevation = np.degrees(np.arctan2(up, np.hypot(east, north)))
    return azimuth, elevation, np.sqrt(east**2 + north**2 + up**2)


def _positions_times(states, times) -> tuple[np.ndarray, np.ndarray]:
    if isinstance(states, States):
        return states.position_teme_km, states.times
    if times is None:
        raise InputError("positions need their times to be turned with the Earth")
    position, when = np.asarray(states, dtype=float), instants.as_times(times)
    if position.ndim < 2 or position.shape[-1] != 3 or position.shape[-2] != len(when):
        raise InputError(
            f"positions of shape {position.shape} do not fit {len(when)} instants: "
            f"(..., {len(when)}, 3) is needed"
        )
    return position, when


def _turned(vectors: np.ndarray, angle_rad: np.ndarray) -> np.ndarray:
    """`vectors` (..., T, 3) seen in axes turned by `angle_rad` (T,) about the pole."""
    cosine, sine = np.cos(angle_rad), np.sin(angle_rad)
    turned = np.empty_like(vectors)
    turned[..., 0] = cosine * vectors[..., 0] + sine * vectors[..., 1]
    turned[..., 1] = cosine * vectors[..., 1] - sine * vectors[..., 0]
    turned[..., 2] = vectors[..., 2]
    return turned
