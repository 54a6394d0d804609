"""When a satellite rises over a place, culminates and sets."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from analysis.errors import InputError
from analysis.orbits import frames, refine
from analysis.orbits import times as instants
from analysis.orbits.constants import DAY_S, MU_KM3_S2
from analysis.orbits.design import DesignOrbits
from analysis.orbits.propagation import prepare

COLUMNS = ("satellite", "rise", "culmination", "set", "highest_deg", "rise_cut", "set_cut")

_STEPS_PER_ORBIT = 60
_LONGEST_STEP_S = 600.0
_PEAK_S = 1e-3
_EDGE_S = 1e-6


def passes(
    orbits: pd.DataFrame | DesignOrbits, site, start, end, mask_angle_deg: float = 0.0
) -> pd.DataFrame:
    """Passes over one site, sorted by satellite and rise; edges good to a millisecond.

    orbits: as in `propagation.propagate`; site: as in `frames.look_angles`; start, end: UTC;
    mask_angle_deg: elevation that counts as the horizon.
    Returns one row per pass: satellite, rise, culmination, set (datetime64[ns]), highest_deg, and
        rise_cut / set_cut: whether the pass was under way when the window opened or closed, in
        which case its edge is the window's. A satellite always up gives one pass cut at both ends.
    A pass is found when its culmination falls between steps of a sixtieth of an orbit: every
    maximum of elevation is refined before it is held against the mask.
    Raises InputError for a mask outside -90 to below 90 and for an empty window; see `propagate`.
    """
    if not -90 <= mask_angle_deg < 90:
        raise InputError(f"mask_angle_deg is {mask_angle_deg:g}: it must be from -90 to below 90")
    first, last = instants.as_times(start)[0], instants.as_times(end)[0]
    if last <= first:
        raise InputError(f"the window ends at {last}, not after its start {first}")
    length_s = (last - first).astype("int64") / 1e9
    rows = []
    prepared = prepare(orbits)
    periods_s = _periods_s(orbits)
    for index, name in enumerate(prepared.names):

        def elevation(seconds: np.ndarray, index=index) -> np.ndarray:
            when = first + np.rint(seconds * 1e9).astype("timedelta64[ns]")
            position = frames.earth_fixed(prepared.one(index, when)[0], when)
            return frames.look_angles(site, position)[1]

        found = _passes_of_one(elevation, periods_s[index], length_s, mask_angle_deg)
        rows += [(name, *row) for row in found]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    for column in ("rise", "culmination", "set"):
        seconds = frame[column].to_numpy(dtype=float)
        frame[column] = first + np.rint(seconds * 1e9).astype("timedelta64[ns]")
    return frame


def _passes_of_one(
    elevation: Callable, period_s: float, length_s: float, mask_angle_deg: float
) -> list:
    step = min(period_s / _STEPS_PER_ORBIT, _LONGEST_STEP_S)
    grid = np.linspace(0.0, length_s, max(3, int(np.ceil(length_s / step)) + 1))
    sampled = elevation(grid)
    inside = np.flatnonzero((sampled[1:-1] >= sampled[:-2]) & (sampled[1:-1] >= sampled[2:])) + 1
    peaks, _ = refine.maxima(elevation, grid[inside - 1], grid[inside + 1], _PEAK_S)
    # With the refined peaks among the samples, every crossing of the mask lies between two samples.
    grid = np.unique(np.concatenate([grid, peaks]))
    sampled = elevation(grid)
    up = sampled >= mask_angle_deg
    change = np.flatnonzero(up[1:] != up[:-1])

    def above(seconds: np.ndarray) -> np.ndarray:
        return elevation(seconds) - mask_angle_deg

    bounds = list(refine.crossings(above, grid[change], grid[change + 1], _EDGE_S))
    opens_up, closes_up = bool(up[0]), bool(up[-1])
    bounds = [0.0] * opens_up + bounds + [length_s] * closes_up
    rows = []
    for k in range(0, len(bounds), 2):
        begin, finish = bounds[k], bounds[k + 1]
        within = np.flatnonzero((grid >= begin) & (grid <= finish) & up)
        best = within[np.argmax(sampled[within])]
        rows.append(
            (
                begin,
                grid[best],
                finish,
                float(sampled[best]),
                opens_up and k == 0,
                closes_up and k + 2 == len(bounds),
            )
        )
    return rows


def _periods_s(orbits: pd.DataFrame | DesignOrbits) -> np.ndarray:
    if isinstance(orbits, DesignOrbits):
        return 2 * np.pi * np.sqrt(orbits.semi_major_axis_km**3 / MU_KM3_S2)
    return DAY_S / orbits["MEAN_MOTION"].to_numpy(float)
