"""One pass of a satellite by a place, and the strips and circles that it sees."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.coverage.accesses import accesses
from analysis.coverage.edges import position_between
from analysis.coverage.sensors import Sensor
from analysis.coverage.tracks import sampled, window_s
from analysis.errors import InputError
from analysis.ground import geometry
from analysis.ground.grids import Grid
from analysis.orbits.constants import EARTH_FLATTENING, MEAN_RADIUS_KM
from analysis.studies.maritime_awareness.looks import Half, half_of_day


class Pass(NamedTuple):
    """One pass of a satellite by a place: S samples of its track, and where the place lies.

    satellite: name; position_km, velocity_km_s: (S, 3) Earth-fixed; offset_km: from the point
    below the satellite to the place along the ground, positive to the right of the track.
    """

    satellite: str
    position_km: np.ndarray
    velocity_km_s: np.ndarray
    offset_km: float


def first_pass(
    elements: pd.DataFrame,
    sensor: Sensor,
    place: Grid,
    start,
    end,
    half: Half = "day",
    before_s: float = 300.0,
) -> Pass:
    """The first pass in which a satellite's sensor sees a place, with its track before and after.

    elements: OMM frame of that satellite; place: a grid of one point. before_s: length of track on
        either side of the look.
    Raises InputError when there is none in the window.
    """
    found = accesses(elements, sensor, place, start, end)
    found = half_of_day(found, place, start, half)
    satellite = str(elements["OBJECT_NAME"].iloc[0])
    if found.empty:
        raise InputError(f"{satellite} does not see the place in {window_s(start, end):g} s")
    first = found.sort_values("start_s").iloc[0]
    middle = float(first["start_s"] + first["end_s"]) / 2
    track = next(sampled(elements, start, end))
    when = middle + np.linspace(-before_s, before_s, 41)
    index = ((when - track.first_s) // track.step_s).astype(int)
    share = (when - track.first_s) / track.step_s - index
    position = position_between(track.samples, track.step_s, index, share)
    velocity = np.gradient(position, when, axis=0)
    down, right = _axes(position, velocity)
    site = place.position_km()[0] / np.linalg.norm(place.position_km()[0])
    mid = len(when) // 2
    angle = np.arctan2(site @ right[mid], site @ down[mid])
    return Pass(satellite, position, velocity, float(angle * MEAN_RADIUS_KM))


def strip(flown: Pass, near_km: float, far_km: float) -> tuple[np.ndarray, np.ndarray]:
    """Outline of a strip beside a track: latitudes and longitudes, degrees, closed.

    near_km, far_km: of its two edges from the track along the ground, positive to the right.
    """
    down, right = _axes(flown.position_km, flown.velocity_km_s)
    edges = []
    for distance in (near_km, far_km):
        angle = distance / MEAN_RADIUS_KM
        edges.append(np.cos(angle) * down + np.sin(angle) * right)
    return _degrees(np.vstack([edges[0], edges[1][::-1], edges[0][:1]]))


def circle(flown: Pass, radius_km: float, count: int = 91) -> tuple[np.ndarray, np.ndarray]:
    """Outline of the circle around the point below the satellite in the middle of the pass."""
    down, right = _axes(flown.position_km, flown.velocity_km_s)
    mid, turn = len(down) // 2, np.linspace(0, 2 * np.pi, count)[:, None]
    ahead = np.cross(right[mid], down[mid])
    angle = radius_km / MEAN_RADIUS_KM
    around = np.cos(turn) * right[mid] + np.sin(turn) * ahead
    return _degrees(np.cos(angle) * down[mid] + np.sin(angle) * around)


def beside_track_km(off_nadir_deg: float, altitude_km: float) -> float:
    """Ground distance from the track at which a beam of this angle at the satellite lands, km."""
    elevation = geometry.elevation_deg(altitude_km, off_nadir_deg)
    return float(np.radians(90 - off_nadir_deg - elevation) * MEAN_RADIUS_KM)


def _axes(position_km: np.ndarray, velocity_km_s: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Unit vectors to the point below the satellite and to the right of its track, (S, 3) each."""
    down = position_km / np.linalg.norm(position_km, axis=1, keepdims=True)
    right = np.cross(velocity_km_s, down)
    return down, right / np.linalg.norm(right, axis=1, keepdims=True)


def _degrees(unit: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Geodetic latitude and longitude of directions from the Earth's centre."""
    flat = (1 - EARTH_FLATTENING) ** 2
    latitude = np.degrees(np.arctan2(unit[:, 2] / flat, np.hypot(unit[:, 0], unit[:, 1])))
    return latitude, np.degrees(np.arctan2(unit[:, 1], unit[:, 0]))
