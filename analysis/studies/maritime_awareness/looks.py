"""Looks at the sea: who looks when, how long one waits, and what is seen in the end."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from analysis.coverage import sensors
from analysis.coverage.accesses import accesses
from analysis.coverage.revisit import expected_revisit, revisit
from analysis.coverage.sensors import Sensor, Side
from analysis.errors import InputError, known
from analysis.ground import geometry, grids
from analysis.ground.grids import Grid
from analysis.orbits import times as instants
from analysis.orbits.constants import DAY_S

Half = Literal["day", "night", "both"]

WAIT_CLASSES = ["under 3", "3 to 6", "6 to 12", "12 to 18", "18 to 24", "over 24"]
_WAIT_LIMITS_H = [3, 6, 12, 18, 24]


class Instrument(NamedTuple):
    """A sensor and the satellite that carries it, by the name shown."""

    satellite: str
    sensor: Sensor


class Facts(NamedTuple):
    """What is stated of the satellites: altitudes and swath in km, angles in degrees.

    radars: by satellite, the innermost and outermost off-nadir angle of its 3 m beams, and its
    altitude; camera_swath_km: of the wide camera, AWiFS, from camera_altitude_km.
    """

    radars: Mapping[str, tuple[float, float, float]]
    camera_altitude_km: float
    camera_swath_km: float


def instruments(
    facts: Facts,
    ais_radius_km: float,
    min_sun_elevation_deg: float,
    look_side: Side = "both",
    ais_carriers: Sequence[str] = ("ALOS-2", "ALOS-4", "ResourceSat-2"),
) -> dict[str, Instrument]:
    """Every instrument of ALOS and ResourceSat, by name: "ALOS-2 radar", "ResourceSat-2 AWiFS"...

    The radars reach what their 3 m beams reach; in one pass they image a swath within that reach.
    Cameras (the wide one, AWiFS, looking straight down) need the Sun at least this high over the
    target.
    """
    found = {}
    for satellite, (inner, outer, altitude_km) in facts.radars.items():
        sensor = sensors.radar_from_off_nadir(inner, outer, altitude_km, side=look_side)
        found[f"{satellite} radar"] = Instrument(satellite, sensor)
    for satellite in ais_carriers:
        receiver = sensors.AisReceiver(radius_km=ais_radius_km)
        found[f"{satellite} AIS"] = Instrument(satellite, receiver)
    field = geometry.field_of_regard_deg(facts.camera_altitude_km, facts.camera_swath_km)
    camera = sensors.AgileOptical(float(field) / 2, min_sun_elevation_deg)
    for satellite in ("ResourceSat-2", "ResourceSat-2A"):
        found[f"{satellite} AWiFS"] = Instrument(satellite, camera)
    return found


def looks(
    chosen: Mapping[str, Instrument], elements: pd.DataFrame, grid: Grid, start, end
) -> pd.DataFrame:
    """Every access of every instrument: instrument, point, start_s, end_s; see `accesses`.

    elements: OMM frame with every carrier, by its name as OBJECT_NAME. The column instrument is
    categorical and knows those that saw nothing.
    Raises InputError for no instrument.
    """
    if not chosen:
        raise InputError("no instrument: name at least one")
    found = []
    for name, instrument in chosen.items():
        known(instrument.satellite, elements["OBJECT_NAME"], "satellite")
        orbit = elements[elements["OBJECT_NAME"] == instrument.satellite]
        rows = accesses(orbit, instrument.sensor, grid, start, end)
        found.append(rows.drop(columns="satellite").assign(instrument=name))
    frame = pd.concat(found, ignore_index=True)[["instrument", "point", "start_s", "end_s"]]
    frame["instrument"] = pd.Categorical(frame["instrument"], categories=list(chosen))
    return frame


def waits(
    found: pd.DataFrame,
    fleets: Mapping[str, Mapping[str, float]],
    grid: Grid,
    length_s: float,
) -> pd.DataFrame:
    """How often and after what wait each fleet sees each point.

    found: as from `looks`. fleets: for each fleet its instruments and the chance, above 0 to 1,
        that one look succeeds (a clear sky), each look on its own. length_s: of the window.
    Returns one row per fleet and point: fleet, point, passes_per_day (expected), mean_wait_h (from
        a random instant to the next success; the window's end counts as one), longest_wait_h
        (longest stretch without a look inside the window; missing where a look may fail, because
        then it has no bound but the window). Looks that overlap in time count as one.
    Raises InputError for an unknown instrument, no fleet, or a chance outside its range.
    Expectation of sum(gap**2) / (2 * window), as in `revisit.expected_revisit`, with a chance for
    each look.
    """
    if not fleets:
        raise InputError("no fleet: name at least one")
    tables, names = [], found["instrument"].astype("category").cat.categories
    for name, members in fleets.items():
        for instrument, chance in members.items():
            known(instrument, names, "instrument")
            if not 0 < chance <= 1:
                raise InputError(f"{name}, {instrument}: a chance of {chance:g} is not in (0, 1]")
        mine = found[found["instrument"].isin(list(members))]
        views = _joined(mine.assign(chance=mine["instrument"].map(members).astype(float)))
        expected = expected_revisit(views, length_s, len(grid), views["chance"].to_numpy())
        table = pd.DataFrame(
            {
                "point": expected["point"],
                "passes_per_day": expected["passes_per_day"],
                "mean_wait_h": expected["mean_response_s"] / 3600,
                "longest_wait_h": revisit(views, length_s, len(grid))["longest_wait_s"] / 3600,
            }
        )
        if min(members.values()) < 1:
            table["longest_wait_h"] = np.nan
        tables.append(table.assign(fleet=name))
    columns = ["fleet", "point", "passes_per_day", "mean_wait_h", "longest_wait_h"]
    return pd.concat(tables, ignore_index=True)[columns]


def summary(table: pd.DataFrame, grid: Grid) -> pd.DataFrame:
    """A table of `waits` over the whole grid, indexed by fleet in its order.

    passes_per_day and mean_wait_h by area, longest_wait_h the longest of any point.
    """
    weight = grid.weight[table["point"]]
    worked = table.assign(
        passes_per_day=table["passes_per_day"] * weight, mean_wait_h=table["mean_wait_h"] * weight
    )
    groups = worked.groupby("fleet", sort=False)
    sums = groups[["passes_per_day", "mean_wait_h"]].sum()
    return sums.assign(longest_wait_h=groups["longest_wait_h"].max())


def wait_classes(wait_h) -> np.ndarray:
    """Waits as names of WAIT_CLASSES (hours), for maps; one on a limit is in the longer class."""
    return np.array(WAIT_CLASSES, object)[np.digitize(np.asarray(wait_h, float), _WAIT_LIMITS_H)]


def clock(found: pd.DataFrame, start, offset_h: float) -> pd.DataFrame:
    """The same looks with day (1 for the window's first) and hour (0 to 24) of a local clock.

    offset_h: the clock's time less UTC, e.g. 9 in Japan. Both are those of the middle of the look.
    """
    first = instants.as_times(start)[0]
    midnight = (first - first.astype("datetime64[D]")).astype("timedelta64[ns]").astype("int64")
    middle = (found["start_s"] + found["end_s"]) / 2 + midnight / 1e9 + offset_h * 3600
    return found.assign(day=(middle // DAY_S).astype(int) + 1, hour=(middle % DAY_S) / 3600)


def half_of_day(found: pd.DataFrame, grid: Grid, start, half: Half) -> pd.DataFrame:
    """Only the looks by "day" (local mean solar time from 6 to 18 h) or by "night", or all.

    For a satellite that flies over at noon and at midnight these are its southward and its
    northward passes.
    """
    known(half, ("day", "night", "both"), "half of the day")
    if half == "both":
        return found
    hour = clock(found, start, 0.0)["hour"] + grid.longitude_deg[found["point"]] / 15
    light = np.abs(hour % 24 - 12) < 6
    return found[light == (half == "day")]


def seen_by_day(found: pd.DataFrame, grid: Grid, days: int) -> pd.DataFrame:
    """Share of the grid's area that each instrument has seen at least once by the end of each day.

    Returns instrument, day (0 to days), share; the share of day 0 is 0.
    """
    rows = []
    for name, mine in found.groupby("instrument", sort=False, observed=False):
        first = mine.groupby("point")["start_s"].min()
        weight = grid.weight[first.index]
        for day in range(days + 1):
            rows.append((name, day, float(weight[first.to_numpy() < day * DAY_S].sum())))
    return pd.DataFrame(rows, columns=["instrument", "day", "share"])


def swath_closing(
    elements: pd.DataFrame,
    altitude_km: float,
    widths_km: Sequence[float],
    latitude_deg: float,
    start,
    end,
    centre_incidence_deg: float,
    count: int = 1800,
) -> pd.DataFrame:
    """Share of a parallel seen at least once by strips of several widths to the right of the track.

    elements: OMM frame of one satellite; altitude_km: from which its swaths are stated.
    Returns width_km, passes ("day" or "both"), share. count: points on the parallel.
    Raises InputError as `sensors.radar_swath` does for a width.
    """
    longitude = np.arange(count) * 360 / count - 180
    parallel = grids.points(np.full(count, latitude_deg), longitude)
    rows = []
    for width in widths_km:
        strip = sensors.radar_swath(width, centre_incidence_deg, altitude_km, side="right")
        found = accesses(elements, strip, parallel, start, end)
        for half in ("day", "both"):
            seen = half_of_day(found, parallel, start, half)["point"].nunique()
            rows.append((width, half, seen / count))
    return pd.DataFrame(rows, columns=["width_km", "passes", "share"])


def _joined(found: pd.DataFrame) -> pd.DataFrame:
    """Looks that overlap at a point as one, whose chance is that any of them succeeds."""
    rows = found.sort_values(["point", "start_s"])
    point, opens = rows["point"].to_numpy(), rows["start_s"].to_numpy()
    # Later points start beyond every earlier one, so that one running maximum serves them all.
    shift = (point - point.min(initial=0)) * (rows["end_s"].max() + 1.0)
    latest = np.maximum.accumulate(rows["end_s"].to_numpy() + shift) if len(rows) else shift
    fresh = np.ones(len(rows), bool)
    fresh[1:] = (opens + shift)[1:] > latest[:-1]
    groups = rows.assign(miss=1 - rows["chance"]).groupby(np.cumsum(fresh))
    joined = groups.agg(
        point=("point", "first"),
        start_s=("start_s", "min"),
        end_s=("end_s", "max"),
        miss=("miss", "prod"),
    )
    return joined.assign(chance=1 - joined.pop("miss")).reset_index(drop=True)
