"""The belt watched by networks: stretches in view, hours a day, telescopes in orbit."""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from analysis.errors import InputError
from analysis.surveillance import belt
from analysis.surveillance.watch import Watch


def belt_by_elevation(
    sensors: pd.DataFrame,
    networks: Mapping[str, Iterable[str]],
    mask_angles_deg,
    west_deg: float,
    east_deg: float,
) -> pd.DataFrame:
    """Degrees of a stretch of the belt that each network sees above each elevation limit.

    networks: sensors of each network, by name of sensor.
    Returns rows network, mask_angle_deg, covered_deg, share. Raises InputError for an unknown
    sensor or an empty network.
    """
    rows = []
    for name, members in networks.items():
        chosen = _members(sensors, members, name)
        for limit in mask_angles_deg:
            width = belt.width_deg(belt.arcs(chosen, limit), west_deg, east_deg)
            rows.append((name, float(limit), width, width / (east_deg - west_deg)))
    return pd.DataFrame(rows, columns=["network", "mask_angle_deg", "covered_deg", "share"])


def expected_hours(watches: Iterable[tuple[Watch, float]]) -> np.ndarray:
    """Hours a day (L,) in which at least one of several watchers sees each longitude.

    watches: each with the share of the time that it can work at all (clear sky, duty); they are
    taken as independent: 24 · mean over the day of 1 - Π (1 - share · seen).
    Raises InputError for a share outside 0 to 1 or watches of different longitudes or times.
    """
    missed = None
    for watch, share in watches:
        if not 0 <= share <= 1:
            raise InputError(f"share of time {share}: it must be from 0 to 1")
        if missed is not None and missed.shape != watch.seen.shape:
            raise InputError("watches of different longitudes or times cannot be joined")
        missed = (1 if missed is None else missed) * (1 - share * watch.seen)
    if missed is None:
        raise InputError("no watch to add up")
    return 24 * (1 - missed).mean(axis=1)


def watch_table(
    watches: Mapping[str, Watch], limiting_magnitude: float, albedo: float
) -> pd.DataFrame:
    """One row per watcher: share_a_day, mean_share, closest_km, median_km, median_smallest_m.

    The medians are over the longitudes that it sees at all, at their best sighting.
    """
    rows = []
    for name, watch in watches.items():
        best = watch.per_longitude(limiting_magnitude, albedo).dropna()
        rows.append(
            (
                name,
                watch.share_a_day(),
                watch.mean_share(),
                best["closest_km"].min(),
                best["closest_km"].median(),
                best["smallest_m"].median(),
            )
        )
    columns = [
        "watcher",
        "share_a_day",
        "mean_share",
        "closest_km",
        "median_km",
        "median_smallest_m",
    ]
    return pd.DataFrame(rows, columns=columns)


def _members(sensors: pd.DataFrame, members: Iterable[str], network_name: str) -> pd.DataFrame:
    names = list(members)
    unknown = sorted(set(names) - set(sensors["sensor"]))
    if unknown or not names:
        what = f"unknown sensor {', '.join(unknown)}" if unknown else "no sensor"
        raise InputError(f"network '{network_name}': {what}")
    return sensors[sensors["sensor"].isin(names)]
