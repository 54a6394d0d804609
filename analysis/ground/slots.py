"""Slots of the geostationary belt: how high they stand over the ground, and their footprints."""

import numpy as np

from analysis.errors import InputError
from analysis.orbits import frames, refine
from analysis.orbits.design import geosynchronous_axis_km

BELT_RADIUS_KM = geosynchronous_axis_km(0.0, 0.0)

_EDGE_RAD = 1e-9  # 6 mm on the ground


def positions_km(longitudes_deg) -> np.ndarray:
    """Earth-fixed positions of slots at longitudes (S,), degrees east: (S, 3) km."""
    angle = np.radians(np.asarray(longitudes_deg, float))
    return BELT_RADIUS_KM * np.stack([np.cos(angle), np.sin(angle), np.zeros_like(angle)], axis=-1)


def elevations_deg(longitudes_deg, places: frames.Site) -> np.ndarray:
    """Elevation of each slot at each of N places, (S, N) degrees, negative below the horizon.

    longitudes_deg: (S,) slots, degrees east, on the equator; places: coordinates (N,). WGS-84
    horizon, no refraction.
    Raises InputError for no slot or one that is not a number.
    """
    slots = np.atleast_1d(np.asarray(longitudes_deg, float))
    if not slots.size or not np.isfinite(slots).all():
        raise InputError("geostationary slots: at least one longitude is needed, all numbers")
    return frames.look_angles(places, positions_km(slots))[1].T


def footprint_edge(
    longitude_deg: float, mask_angle_deg: float, count: int = 361
) -> tuple[np.ndarray, np.ndarray]:
    """The line on which a slot stands at this elevation: latitudes and longitudes, (count,) deg.

    A closed line, for maps. Found on the ellipsoid, outward from the slot's ground
    point in `count` directions; longitudes are continuous (they may pass 180).
    Raises InputError for an elevation outside 0 to below 90.
    """
    if not 0 <= mask_angle_deg < 90:
        raise InputError(f"mask_angle_deg is {mask_angle_deg:g}: it must be from 0 to below 90")
    direction = np.linspace(0, 2 * np.pi, count)
    slot = positions_km(0.0)

    def at(arc: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        latitude = np.degrees(np.arcsin(np.sin(arc) * np.cos(direction)))
        return latitude, np.degrees(np.arctan2(np.sin(arc) * np.sin(direction), np.cos(arc)))

    def above(arc: np.ndarray) -> np.ndarray:
        place = at(arc)
        line = slot - frames.site_position_km(*place)
        up = frames.east_north_up(*place)[..., 2, :]
        sine = (line * up).sum(axis=-1) / np.linalg.norm(line, axis=-1)
        return sine - np.sin(np.radians(mask_angle_deg))

    arc = refine.crossings(above, np.zeros(count), np.full(count, np.pi / 2), _EDGE_RAD)
    latitude, longitude = at(arc)
    return latitude, longitude + longitude_deg
