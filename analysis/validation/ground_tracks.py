"""Ground tracks that come back: where they cross a parallel, how far apart, and what they close."""

import numpy as np
import pandas as pd

from analysis.coverage import edges
from analysis.coverage.accesses import accesses, in_view
from analysis.coverage.sensors import Sensor
from analysis.coverage.tracks import sampled
from analysis.errors import InputError
from analysis.ground import grids
from analysis.orbits import refine
from analysis.orbits.constants import EARTH_RADIUS_KM
from analysis.orbits.design import DesignOrbits

_EDGE_S = 1e-6


def ascending_nodes(orbit: pd.DataFrame | DesignOrbits, start, end) -> pd.DataFrame:
    """Northward crossings of the equator by one satellite.

    orbit: element set or design orbit of one satellite; start, end: UTC.
    Returns time_s (from the window's start, good to a millisecond) and longitude_deg (-180 to 180).
    Raises InputError for more than one satellite, and as `tracks.sampled`.
    """
    if len(orbit) != 1:
        raise InputError(f"nodes are asked of one satellite at a time, got {len(orbit)}")
    track = next(sampled(orbit, start, end))
    height = track.position_km[:, 2]
    index = np.flatnonzero((height[:-1] < 0) & (height[1:] >= 0))

    def place(share: np.ndarray) -> np.ndarray:
        return edges.position_between(track.samples, track.step_s, index, share)

    share = refine.crossings(
        lambda share: place(share)[:, 2],
        np.zeros(len(index)),
        np.ones(len(index)),
        _EDGE_S / track.step_s,
    )
    time = track.first_s + track.step_s * (index + share)
    position = place(share)
    longitude = np.degrees(np.arctan2(position[:, 1], position[:, 0]))
    inside = (time >= 0) & (time < track.window_s)
    return pd.DataFrame({"time_s": time[inside], "longitude_deg": longitude[inside]})


def spacing_km(longitude_deg) -> np.ndarray:
    """Distances between neighbouring crossings along the equator, all the way round, km.

    Raises InputError for fewer than two crossings.
    """
    longitude = np.sort(np.asarray(longitude_deg, float) % 360)
    if len(longitude) < 2:
        raise InputError("a spacing needs at least two crossings")
    gaps = np.diff(longitude, append=longitude[0] + 360)
    return np.radians(gaps) * EARTH_RADIUS_KM


def share_seen(
    orbit: pd.DataFrame | DesignOrbits,
    sensor: Sensor,
    start,
    end,
    latitude_deg: float = 0.0,
    count: int = 3600,
    executor=None,
) -> float:
    """Share of a parallel that was seen at least once in the window.

    count: evenly spaced points on the parallel. Raises InputError as `accesses` does.
    """
    grid = grids.points(np.full(count, latitude_deg), np.arange(count) * 360 / count - 180)
    found = in_view(accesses(orbit, sensor, grid, start, end, executor=executor))
    return found["point"].nunique() / count
