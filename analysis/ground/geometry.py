"""The triangle Earth's centre, satellite, ground point: footprints, swaths and pass times.

A spherical Earth of mean radius; the event finder of `accesses` works on the ellipsoid instead.
"""

import numpy as np

from analysis.errors import InputError
from analysis.orbits.constants import MEAN_RADIUS_KM, MU_KM3_S2


def earth_angle_deg(altitude_km, elevation_deg, radius_km: float = MEAN_RADIUS_KM):
    """Earth-central half-angle of the footprint inside which the elevation is at least this, deg.

    altitude_km at least 0 and elevation_deg in [0, 90], scalars or arrays that broadcast.
    arccos(R cos e / (R + h)) - e; Wertz, Mission Geometry (2001), sec. 9.1.
    """
    altitude, elevation = _altitude(altitude_km), np.radians(_elevation(elevation_deg))
    ratio = radius_km / (radius_km + altitude)
    return np.degrees(np.arccos(ratio * np.cos(elevation)) - elevation)


def off_nadir_deg(altitude_km, elevation_deg, radius_km: float = MEAN_RADIUS_KM):
    """Angle at the satellite between nadir and a ground point that sees it at this elevation."""
    altitude, elevation = _altitude(altitude_km), np.radians(_elevation(elevation_deg))
    return np.degrees(np.arcsin(radius_km / (radius_km + altitude) * np.cos(elevation)))


def horizon_off_nadir_deg(altitude_km, radius_km: float = MEAN_RADIUS_KM):
    """Angle at the satellite between nadir and the Earth's limb, degrees."""
    return off_nadir_deg(altitude_km, 0.0, radius_km)


def elevation_deg(altitude_km, off_nadir_angle_deg, radius_km: float = MEAN_RADIUS_KM):
    """Elevation of the satellite where its line at this off-nadir angle meets the ground.

    Raises InputError when the line misses the Earth.
    """
    altitude, angle = np.broadcast_arrays(_altitude(altitude_km), np.abs(off_nadir_angle_deg))
    cosine = np.sin(np.radians(angle)) * (radius_km + altitude) / radius_km
    missed = (cosine > 1 + 1e-12) | (angle > 90)
    if np.any(missed):
        first = int(np.flatnonzero(missed.ravel())[0])
        height, given = altitude.ravel()[first], angle.ravel()[first]
        raise InputError(
            f"a line {given:g} deg off nadir misses the Earth from {height:g} km: at most "
            f"{horizon_off_nadir_deg(height, radius_km):.2f} deg reach the ground"
        )
    return np.degrees(np.arccos(np.minimum(cosine, 1.0)))


def slant_range_km(altitude_km, elevation_deg, radius_km: float = MEAN_RADIUS_KM):
    """Distance from the ground to a satellite at this altitude and elevation, km."""
    altitude, elevation = _altitude(altitude_km), np.radians(_elevation(elevation_deg))
    rise = radius_km * np.sin(elevation)
    return np.sqrt(rise**2 + altitude * (2 * radius_km + altitude)) - rise


def swath_km(altitude_km, field_of_regard_deg, radius_km: float = MEAN_RADIUS_KM):
    """Width on the ground of a nadir field of this full angle, km along the surface.

    Raises InputError when half the field passes the limb.
    """
    half = np.asarray(field_of_regard_deg, float) / 2
    elevation = elevation_deg(altitude_km, half, radius_km)
    return 2 * radius_km * np.radians(90 - half - elevation)


def field_of_regard_deg(altitude_km, swath_width_km, radius_km: float = MEAN_RADIUS_KM):
    """Full angle of the nadir field that covers this width on the ground; inverse of `swath_km`.

    Raises InputError for a width that reaches beyond the limb.
    """
    altitude, width = np.broadcast_arrays(_altitude(altitude_km), swath_width_km)
    widest = 2 * radius_km * np.radians(earth_angle_deg(altitude, 0.0, radius_km))
    if np.any((width < 0) | (width > widest)):
        first = int(np.flatnonzero(((width < 0) | (width > widest)).ravel())[0])
        raise InputError(
            f"a swath of {width.ravel()[first]:g} km cannot be seen from "
            f"{altitude.ravel()[first]:g} km: it must be from 0 to {widest.ravel()[first]:.0f} km"
        )
    half = width / 2 / radius_km
    return 2 * np.degrees(
        np.arctan2(radius_km * np.sin(half), radius_km + altitude - radius_km * np.cos(half))
    )


def orbit_speed_rad_s(altitude_km, radius_km: float = MEAN_RADIUS_KM):
    """Angular speed of a circular orbit, rad/s."""
    return np.sqrt(MU_KM3_S2 / (radius_km + _altitude(altitude_km)) ** 3)


def longest_access_s(altitude_km, elevation_deg, radius_km: float = MEAN_RADIUS_KM):
    """Longest pass over a point that does not turn with the Earth: straight overhead, seconds.

    Twice the footprint's half-angle at the orbit's angular speed.
    """
    angle = np.radians(earth_angle_deg(altitude_km, elevation_deg, radius_km))
    return 2 * angle / orbit_speed_rad_s(altitude_km, radius_km)


def access_bound_s(altitude_km, elevation_deg, radius_km: float = MEAN_RADIUS_KM):
    """A bound that no pass over a fixed point exceeds, seconds: (pi - 2 e) / angular speed.

    The arc of sky that the point leaves open, taken as an arc of orbit. It is close only for high
    orbits; from 705 km and 81.66 deg it is ten times `longest_access_s`. Some releases of TAT-C
    give it as the longest access time.
    """
    open_sky = np.pi - 2 * np.radians(_elevation(elevation_deg))
    return open_sky / orbit_speed_rad_s(altitude_km, radius_km)


def _altitude(altitude_km) -> np.ndarray:
    altitude = np.asarray(altitude_km, float)
    if not np.all(altitude >= 0):
        raise InputError(f"an altitude of {np.min(altitude):g} km is below the ground")
    return altitude


def _elevation(elevation) -> np.ndarray:
    elevation = np.asarray(elevation, float)
    if not np.all((elevation >= 0) & (elevation <= 90)):
        worst = elevation.flat[np.argmax(np.abs(elevation - 45))]
        raise InputError(f"an elevation of {worst:g} deg is outside 0 to 90")
    return elevation
