"""When each ground point is seen, by which satellite, from when to when."""

from collections.abc import Iterator
from concurrent.futures import Executor

import numpy as np
import pandas as pd

from analysis.coverage import edges, search
from analysis.coverage.sensors import Limits, Sensor
from analysis.coverage.tracks import Track, sampled
from analysis.errors import InputError
from analysis.ground.grids import Grid
from analysis.orbits.constants import EARTH_RADIUS_KM
from analysis.orbits.design import DesignOrbits

COLUMNS = ("satellite", "point", "start_s", "end_s")
POINTS_PER_TILE = 20_000


def accesses(
    orbits: pd.DataFrame | DesignOrbits,
    sensor: Sensor,
    grid: Grid,
    start,
    end,
    *,
    step_s: int | None = None,
    executor: Executor | None = None,
    points_per_tile: int = POINTS_PER_TILE,
) -> pd.DataFrame:
    """Every access of every satellite to every point; edges good to a few milliseconds.

    orbits: element sets or design orbits, as in `propagation.propagate`; all carry the same sensor.
    start, end: the window, UTC.
    step_s: sampling of the tracks, see `tracks.sampled`; the edges do not hang on it.
    executor: any concurrent.futures executor (threads do: the search releases the interpreter lock;
        processes and clusters do too: a tile's inputs and outputs are plain arrays); None works in
        place. Each task is one satellite and one tile of at most points_per_tile points.
    Returns one row per access, sorted by satellite (in the order given), point and start:
        satellite (name, categorical), point (index into the grid), start_s, end_s (seconds from the
        window's start). An access under way at an edge of the window is cut there. One satellite's
        accesses to a point do not overlap; `in_view` puts those of several together.
    Raises InputError for an empty constellation or window, a sensor that does not fit the orbit,
        and what `propagate` refuses.
    The cost follows the footprints: a point is looked at only while a satellite's footprint is
    near it: one satellite with a 100 degree cone over 1,400 points for 30 days takes 0.2 s.
    """
    if points_per_tile < 1:
        raise InputError(f"points_per_tile is {points_per_tile}: it must be at least 1")
    with_sun = getattr(sensor, "min_sun_elevation_deg", None) is not None
    tracks = sampled(orbits, start, end, step_s=step_s, with_sun=with_sun)
    names: list[str] = []
    results = []
    for track, first, task in _tasks(tracks, sensor, grid, points_per_tile):
        if not names or names[-1] != track.name:
            names.append(track.name)
        answer = tile_accesses(*task) if executor is None else executor.submit(tile_accesses, *task)
        results.append((len(names) - 1, first, answer))
    return _frame(results, names)


def tile_accesses(
    track: Track, limits: Limits, position_km: np.ndarray, up: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Accesses of one satellite to the N points of one tile.

    position_km, up: (N, 3) Earth-fixed positions and unit normals of the ellipsoid.
    Returns point (A,) int64 and times (A, 2), start and end in seconds from the window's start,
    in no set order.
    """
    radius = np.linalg.norm(track.position_km, axis=1)
    reach = np.radians(limits.reach_deg(radius))
    unit = position_km / np.linalg.norm(position_km, axis=1, keepdims=True)
    # Cells about as far apart as the points, but not finer than a quarter of the footprint.
    spacing_deg = np.degrees(np.sqrt(4 * np.pi / len(unit)))
    height_deg = float(np.clip(max(np.degrees(reach.max()) / 4, spacing_deg), 0.5, 15.0))
    mesh = search.mesh(unit, height_deg)
    passes = search.candidate_passes(track.samples, track.step_s, reach, unit, *mesh)
    point, times = edges.edges(
        passes,
        track.samples,
        track.step_s,
        -track.first_s,
        track.window_s - track.first_s,
        np.hstack([position_km, up]),
        limits.packed(),
    )
    return point, np.clip(times + track.first_s, 0.0, track.window_s)


def in_view(found: pd.DataFrame, at_least: int = 1) -> pd.DataFrame:
    """Times during which at least so many satellites see a point together.

    found: as from `accesses`, or several such frames (other sensors, other satellites) put
        together with pd.concat; the same window and grid.
    Returns columns point, start_s, end_s, sorted, without overlap within a point; two stretches
    that touch are one, and an instant of no length is none. With at_least=1 it is the union of all
    accesses.
    Raises InputError for a number below 1.
    """
    if at_least != int(at_least) or at_least < 1:
        raise InputError(f"at_least is {at_least}: it must be a whole number of at least 1")
    point = np.concatenate([found["point"], found["point"]]).astype(np.int64)
    time = np.concatenate([found["start_s"], found["end_s"]]).astype(float)
    change = np.repeat([1, -1], len(found))
    # At one instant, rises come before sets, so that stretches which touch are joined.
    order = np.lexsort((-change, time, point))
    point, time, change = point[order], time[order], change[order]
    count = np.cumsum(change)  # comes back to 0 at the end of every point
    opens = (count == at_least) & (change == 1)
    closes = (count == at_least - 1) & (change == -1)
    views = pd.DataFrame({"point": point[opens], "start_s": time[opens], "end_s": time[closes]})
    return views[views["end_s"] > views["start_s"]].reset_index(drop=True)


def _tasks(
    tracks: Iterator[Track], sensor: Sensor, grid: Grid, points_per_tile: int
) -> Iterator[tuple[Track, int, tuple]]:
    position, up = grid.position_km(), grid.up()
    for track in tracks:
        altitude = np.linalg.norm(track.position_km, axis=1).mean() - EARTH_RADIUS_KM
        try:
            limits = sensor.limits(float(altitude))
        except InputError as error:
            raise InputError(f"{track.name}: {error}") from None
        for first in range(0, len(grid), points_per_tile):
            tile = slice(first, first + points_per_tile)
            yield track, first, (track, limits, position[tile], up[tile])


def _frame(results: list, names: list[str]) -> pd.DataFrame:
    """The tiles' answers (or futures of them) as one sorted frame."""
    parts = []
    for index, first, answer in results:
        seen, pairs = answer if isinstance(answer, tuple) else answer.result()
        parts.append((np.full(len(seen), index, dtype=np.int32), seen + first, pairs))
    satellite, point, times = (np.concatenate(part) for part in zip(*parts, strict=True))
    order = np.lexsort((times[:, 0], point, satellite))
    return pd.DataFrame(
        {
            "satellite": pd.Categorical.from_codes(satellite[order], names),
            "point": point[order],
            "start_s": times[order, 0],
            "end_s": times[order, 1],
        },
        columns=COLUMNS,
    )
