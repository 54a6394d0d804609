"""Whether satellites keep a moving target in view, from one side and from two.

Detection and warning only: what is asked is geometry, lines of sight and their crossing angles.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.errors import InputError, present
from analysis.ground import grids
from analysis.orbits import frames, propagation
from analysis.orbits import times as instants
from analysis.orbits.design import DesignOrbits


@dataclass(frozen=True)
class TargetPath:
    """A target along its way, T instants: time_s from the start, geodetic degrees and km."""

    time_s: np.ndarray
    latitude_deg: np.ndarray
    longitude_deg: np.ndarray
    altitude_km: np.ndarray


def level_path(
    latitude_deg, longitude_deg, altitude_km: float, speed_km_s: float, step_s: float = 10.0
) -> TargetPath:
    """A target at one height and speed along the great circles through waypoints.

    speed_km_s: over the ground. The last instant is the last whole step before the end of the way.
    Raises InputError for a speed, height or step that is not positive, a way shorter than one
        step, and what `grids.corridor` refuses.
    """
    if not (altitude_km > 0 and speed_km_s > 0 and step_s > 0):
        raise InputError(
            f"altitude {altitude_km:g} km, speed {speed_km_s:g} km/s and step {step_s:g} s must "
            "all be above 0"
        )
    fine = grids.corridor(latitude_deg, longitude_deg, speed_km_s * step_s / 8)
    along_km = present(fine.along_km, "distances along the way")
    wanted = np.arange(0.0, along_km[-1], speed_km_s * step_s)
    if len(wanted) < 2:
        raise InputError(f"the way is flown in less than one step of {step_s:g} s")
    # Straight lines between points an eighth of a step apart; before the first one, the way's
    # own beginning.
    way = grids.points(latitude_deg, longitude_deg)
    unit = frames.east_north_up(fine.latitude_deg, fine.longitude_deg)[:, 2]
    begin = frames.east_north_up(way.latitude_deg[0], way.longitude_deg[0])[2]
    along = np.concatenate([[0.0], along_km])
    unit = np.vstack([begin, unit])
    vector = np.column_stack([np.interp(wanted, along, unit[:, k]) for k in range(3)])
    latitude = np.degrees(np.arctan2(vector[:, 2], np.hypot(vector[:, 0], vector[:, 1])))
    longitude = np.degrees(np.arctan2(vector[:, 1], vector[:, 0]))
    time = wanted / speed_km_s
    return TargetPath(time, latitude, longitude, np.full(len(time), float(altitude_km)))


def views(
    orbits: pd.DataFrame | DesignOrbits, path: TargetPath, start, mask_angle_deg: float
) -> pd.DataFrame:
    """What the satellites see of the target at each instant of its path.

    orbits: as in `propagation.propagate`; start: UTC, the instant of path.time_s = 0.
    mask_angle_deg: of the satellite above the target's own horizontal plane; what looks at a hot
        target against the cold limb may go lower, what looks down on it needs more.
    Returns one row per instant: time_s, latitude_deg, longitude_deg, altitude_km, in_view (number
        of satellites), crossing_deg (largest angle at the target between two lines of sight, folded
        to 0-90 because two lines along one axis, from the same or from opposite sides, fix no
        point; 0 with fewer than two).
    Raises InputError for an elevation outside -20 to below 90 and what `propagate` refuses.
    """
    if not -20 <= mask_angle_deg < 90:
        raise InputError(f"mask_angle_deg is {mask_angle_deg:g}: it must be from -20 to below 90")
    first = instants.as_times(start)[0]
    when = first + np.rint(path.time_s * 1e9).astype("timedelta64[ns]")
    satellites = frames.earth_fixed(propagation.propagate(orbits, when))
    target = frames.site_position_km(path.latitude_deg, path.longitude_deg, path.altitude_km * 1000)
    up = frames.east_north_up(path.latitude_deg, path.longitude_deg)[:, 2]
    line = satellites - target
    line /= np.linalg.norm(line, axis=-1, keepdims=True)
    seen = (line * up).sum(axis=-1) >= np.sin(np.radians(mask_angle_deg))
    return pd.DataFrame(
        {
            "time_s": path.time_s,
            "latitude_deg": path.latitude_deg,
            "longitude_deg": path.longitude_deg,
            "altitude_km": path.altitude_km,
            "in_view": seen.sum(axis=0),
            "crossing_deg": [_widest_crossing_deg(line[seen[:, k], k]) for k in range(len(when))],
        }
    )


@dataclass(frozen=True)
class Custody:
    """Shares of a flight, and its longest stretch out of sight, s (in steps of the path)."""

    single_share: float
    dual_share: float
    longest_gap_s: float


def custody(seen: pd.DataFrame, min_crossing_deg: float) -> Custody:
    """How much of a flight is seen at all, and from two sides well enough for a fix.

    seen: as from `views`. min_crossing_deg: angle between two lines of sight from which on they fix
        a point (assumed).
    Raises InputError for fewer than two instants and an angle outside 0 to 90.
    """
    if len(seen) < 2:
        raise InputError("custody needs at least two instants of a path")
    if not 0 <= min_crossing_deg <= 90:
        raise InputError(f"min_crossing_deg is {min_crossing_deg:g}: it must be from 0 to 90")
    single = seen["in_view"].to_numpy() >= 1
    dual = (seen["in_view"].to_numpy() >= 2) & (seen["crossing_deg"] >= min_crossing_deg)
    step = float(seen["time_s"].iloc[1] - seen["time_s"].iloc[0])
    run, longest = 0, 0
    for visible in single:
        run = 0 if visible else run + 1
        longest = max(longest, run)
    return Custody(float(single.mean()), float(dual.mean()), longest * step)


def custody_by_start(
    orbits: pd.DataFrame | DesignOrbits,
    path: TargetPath,
    starts,
    mask_angle_deg: float,
    min_crossing_deg: float,
) -> pd.DataFrame:
    """`custody` of the same flight begun at several instants.

    starts: (K,) UTC. Returns one row per start: start, single_share, dual_share, longest_gap_s.
    """
    when = instants.as_times(starts)
    found = [
        custody(views(orbits, path, start, mask_angle_deg), min_crossing_deg) for start in when
    ]
    return pd.DataFrame(
        {
            "start": when,
            "single_share": [c.single_share for c in found],
            "dual_share": [c.dual_share for c in found],
            "longest_gap_s": [c.longest_gap_s for c in found],
        }
    )


def _widest_crossing_deg(lines: np.ndarray) -> float:
    if len(lines) < 2:
        return 0.0
    cosine = np.abs(lines @ lines.T)
    return float(np.degrees(np.arccos(min(1.0, cosine.min()))))
