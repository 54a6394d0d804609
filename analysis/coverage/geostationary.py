"""Footprints of satellites that stand still over the equator, and what they cover together."""

import numpy as np

from analysis.coverage.grids import Grid
from analysis.errors import InputError
from analysis.orbits import frames
from analysis.orbits.design import geosynchronous_axis_km


def elevations_deg(longitudes_deg, grid: Grid) -> np.ndarray:
    """Elevation of each slot at each point, (S, N) degrees, negative below the horizon.

    longitudes_deg: (S,) slots, degrees east, on the equator. WGS-84 horizon, no refraction.
    Raises InputError for no slot or one that is not a number.
    """
    slots = np.atleast_1d(np.asarray(longitudes_deg, float))
    if not slots.size or not np.isfinite(slots).all():
        raise InputError("geostationary slots: at least one longitude is needed, all numbers")
    radius = geosynchronous_axis_km(0.0, 0.0)
    angle = np.radians(slots)
    position = radius * np.column_stack([np.cos(angle), np.sin(angle), np.zeros_like(angle)])
    line = position[:, None] - grid.position_km()
    line /= np.linalg.norm(line, axis=-1, keepdims=True)
    return np.degrees(np.arcsin((line * grid.up()).sum(axis=-1)))


def satellites_in_view(longitudes_deg, grid: Grid, mask_angle_deg: float) -> np.ndarray:
    """How many slots each point sees above an elevation, (N,) int.

    Raises InputError for an elevation outside 0 to below 90.
    """
    if not 0 <= mask_angle_deg < 90:
        raise InputError(f"mask_angle_deg is {mask_angle_deg:g}: it must be from 0 to below 90")
    return (elevations_deg(longitudes_deg, grid) >= mask_angle_deg).sum(axis=0)


def footprint_edge(
    longitude_deg: float, mask_angle_deg: float, count: int = 361
) -> tuple[np.ndarray, np.ndarray]:
    """The line on which a slot stands at this elevation: latitudes and longitudes, (count,) deg.

    A closed line, for maps. Found by bisection on the ellipsoid, outward from the slot's ground
    point in `count` directions; longitudes are continuous (they may pass 180).
    Raises InputError for an elevation outside 0 to below 90.
    """
    if not 0 <= mask_angle_deg < 90:
        raise InputError(f"mask_angle_deg is {mask_angle_deg:g}: it must be from 0 to below 90")
    direction = np.linspace(0, 2 * np.pi, count)
    near, far = np.zeros(count), np.full(count, np.pi / 2)
    slot = geosynchronous_axis_km(0.0, 0.0) * np.array([1.0, 0.0, 0.0])
    for _ in range(45):
        middle = (near + far) / 2
        latitude = np.degrees(np.arcsin(np.sin(middle) * np.cos(direction)))
        longitude = np.degrees(np.arctan2(np.sin(middle) * np.sin(direction), np.cos(middle)))
        line = slot - frames.site_position_km(latitude, longitude)
        up = frames.east_north_up(latitude, longitude)[..., 2, :]
        sine = (line * up).sum(axis=-1) / np.linalg.norm(line, axis=-1)
        inside = sine >= np.sin(np.radians(mask_angle_deg))
        near, far = np.where(inside, middle, near), np.where(inside, far, middle)
    return latitude, longitude + longitude_deg


def each_lost_in_turn(longitudes_deg, grid: Grid, mask_angle_deg: float) -> np.ndarray:
    """Share of the grid's area still covered when one slot is lost, (S,) in the slots' order."""
    seen = elevations_deg(longitudes_deg, grid) >= mask_angle_deg
    others = seen.sum(axis=0) - seen
    return (others > 0) @ grid.weight
