"""Flights, radars on the ground, and how much warning they give.

Detection and warning only. A target is a path in time (`custody.TargetPath`); nothing here models a
flight's forces.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.coverage.custody import TargetPath
from analysis.errors import present
from analysis.ground import grids, horizon
from analysis.orbits.constants import MEAN_RADIUS_KM


def ballistic_path(
    start_deg: tuple[float, float], end_deg: tuple[float, float], step_s: float = 5.0
) -> TargetPath:
    """The free flight of least energy between two places, as a path in time.

    start_deg, end_deg: latitude and longitude. The Earth's turning and the boost are left out
    (`horizon.ballistic_arc`).
    """
    latitude, longitude = zip(start_deg, end_deg, strict=True)
    way = grids.corridor(latitude, longitude, 1.0)
    along_km = present(way.along_km, "distances along the way")
    range_km = float(along_km[-1] + along_km[0])
    arc = horizon.ballistic_arc(range_km)
    time = np.arange(0.0, arc.time_s[-1], step_s)
    ground = np.interp(time, arc.time_s, arc.ground_km)
    # Pieces of a kilometre are short enough for straight lines in latitude and longitude; the ends
    # of the way lie half a piece beyond the first and last points.
    return TargetPath(
        time,
        np.interp(ground, along_km, way.latitude_deg),
        np.interp(ground, along_km, way.longitude_deg),
        np.interp(time, arc.time_s, arc.altitude_km),
    )


def radar_views(
    path: TargetPath,
    latitude_deg,
    longitude_deg,
    antenna_height_m: float,
    refraction_factor: float = horizon.REFRACTION_FACTOR,
) -> np.ndarray:
    """Whether each of N radars has the target above its horizon, (N, T) bool.

    latitude_deg, longitude_deg: (N,). Distances along the sphere of mean radius; a radar's power,
    its sector and the land around it are left out, so this is the most that it could see.
    """
    there = _unit(path.latitude_deg, path.longitude_deg)
    sites = _unit(np.atleast_1d(latitude_deg), np.atleast_1d(longitude_deg))
    distance = MEAN_RADIUS_KM * np.arccos(np.clip(sites @ there.T, -1, 1))
    reach = horizon.radar_horizon_km(path.altitude_km, antenna_height_m, refraction_factor)
    return distance <= reach


def first_sight(path: TargetPath, seen: Mapping[str, np.ndarray]) -> pd.DataFrame:
    """When each sensor first sees a target, and how long before the end of its path.

    seen: sensor to (T,) bool. Returns sensor, seen_s (from the start; missing if never), warning_s
        (from then to the end of the path; 0 if never), seen_share.
    """
    end = path.time_s[-1]
    rows = []
    for sensor, visible in seen.items():
        first = float(path.time_s[np.argmax(visible)]) if np.any(visible) else None
        left = 0.0 if first is None else float(end - first)
        rows.append((sensor, first, left, float(np.mean(visible))))
    return pd.DataFrame(rows, columns=["sensor", "seen_s", "warning_s", "seen_share"])


def sight_intervals(path: TargetPath, seen: Mapping[str, np.ndarray]) -> pd.DataFrame:
    """When each sensor sees the target, in whole steps: sensor, start_min, end_min."""
    step = float(path.time_s[1] - path.time_s[0])
    rows = []
    for sensor, visible in seen.items():
        change = np.diff(np.concatenate([[0], np.asarray(visible, int), [0]]))
        for a, b in zip(np.flatnonzero(change == 1), np.flatnonzero(change == -1), strict=True):
            rows.append((sensor, a * step / 60, min(b * step, path.time_s[-1]) / 60))
    return pd.DataFrame(rows, columns=["sensor", "start_min", "end_min"])


def warning_by_range(
    ranges_km: Sequence[float], level_altitude_km: float, antenna_height_m: float
) -> pd.DataFrame:
    """Warning that a radar at the end of a flight has, ballistic against level, by range.

    The level target covers the same ground in the same time as the ballistic one, at one altitude
    and speed, so that only the height makes the difference. Boost and descent are left out.
    Returns flight_range_km, target ("ballistic", "gliding"), flight_min, warning_min, highest_km.
    """
    rows = []
    for distance in ranges_km:
        arc = horizon.ballistic_arc(float(distance))
        flight = arc.time_s[-1]
        reach = horizon.radar_horizon_km(np.maximum(arc.altitude_km, 0.0), antenna_height_m)
        seen = distance - arc.ground_km <= reach
        ballistic = flight - arc.time_s[np.argmax(seen)]
        level = horizon.level_warning_s(level_altitude_km, distance / flight, antenna_height_m)
        for target, warning, top in (
            ("ballistic", ballistic, arc.apogee_km),
            ("gliding", min(float(level), flight), level_altitude_km),
        ):
            rows.append((float(distance), target, flight / 60, warning / 60, top))
    columns = ["flight_range_km", "target", "flight_min", "warning_min", "highest_km"]
    return pd.DataFrame(rows, columns=columns)


def _unit(latitude_deg, longitude_deg) -> np.ndarray:
    latitude, longitude = np.radians(latitude_deg), np.radians(longitude_deg)
    across = np.cos(latitude)
    return np.column_stack(
        [across * np.cos(longitude), across * np.sin(longitude), np.sin(latitude)]
    )
