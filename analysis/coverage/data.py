"""The tables of data/coverage and data/fleet, read and checked."""

import pandas as pd

from analysis import tables
from analysis.errors import known
from analysis.ground import grids
from analysis.ground.grids import Box, Grid
from analysis.orbits import data as orbit_data


def places(ids=None) -> pd.DataFrame:
    """Named places: id, name, other_name, latitude_deg, longitude_deg, kind, source, ...

    ids: those wanted, in this order; None for all. Raises InputError for an unknown one.
    """
    frame = tables.read("coverage/places")
    if ids is None:
        return frame
    wanted = [ids] if isinstance(ids, str) else list(ids)
    for name in wanted:
        known(name, frame["id"], "place")
    return frame.set_index("id").loc[wanted].reset_index()


def place_points(ids=None) -> Grid:
    """The same places as points of a grid, named; a second name is shown beside the first."""
    frame = places(ids)
    second = frame["other_name"]
    names = frame["name"].where(second.isna(), frame["name"] + "/" + second.fillna(""))
    return grids.points(frame["latitude_deg"], frame["longitude_deg"], list(names))


def routes() -> pd.DataFrame:
    """Waypoints of every route: route, sequence, name, latitude_deg, longitude_deg, basis."""
    return tables.read("coverage/routes")


def route(name: str) -> pd.DataFrame:
    """The waypoints of one route, in order. Raises InputError for an unknown one."""
    frame = routes()
    known(name, frame["route"].unique(), "route")
    return frame[frame["route"] == name].sort_values("sequence").reset_index(drop=True)


def route_corridor(
    name: str, spacing_km: float, half_width_km: float = 0.0, lanes: int = 1
) -> Grid:
    """Points along a route, as `grids.corridor` lays them."""
    way = route(name)
    return grids.corridor(
        way["latitude_deg"], way["longitude_deg"], spacing_km, half_width_km, lanes
    )


def regions() -> pd.DataFrame:
    """Regional boxes: id, name, south_deg, north_deg, west_deg, east_deg, basis."""
    return tables.read("coverage/regions")


def region_box(name: str) -> Box:
    """The box of a region. Raises InputError for an unknown one."""
    frame = regions().set_index("id")
    row = frame.loc[known(name, frame.index, "region")]
    return Box(*(float(row[f"{limit}_deg"]) for limit in ("south", "north", "west", "east")))


def region_grid(name: str, step_deg: float) -> Grid:
    """A region as a mesh, as `grids.box` lays it. Raises InputError for an unknown region."""
    box = region_box(name)
    return grids.box(box.south, box.north, box.west, box.east, step_deg)


def reference_values() -> pd.DataFrame:
    """Published values that the models are held against: id, quantity, value, unit, source, ..."""
    return tables.read("coverage/reference_values")


def launches() -> pd.DataFrame:
    """One row per satellite: satellite, element_name, launched, carries, ais, source, ..."""
    return tables.read("fleet/launches")


def launch_plans() -> pd.DataFrame:
    """What was planned: satellite, milestone, stated_on, planned, planned_latest, source, ..."""
    return tables.read("fleet/plans")


def radar_modes() -> pd.DataFrame:
    """Modes of both radars, with swath_km from orbits/systems: id, satellite, resolution_m, ..."""
    frame = tables.read("fleet/radar_modes")
    widths = [tables.lookup("orbits/systems", name) for name in frame["swath_id"]]
    return frame.assign(swath_km=widths)


def vessel_counts() -> pd.DataFrame:
    """Chinese government vessels counted near Senkaku/Diaoyu, by year; gaps stay gaps."""
    return tables.read("fleet/vessel_counts")


def launch_outcomes() -> pd.DataFrame:
    """Planned launches beside real ones, in the order of the plans.

    Returns satellite, stated_on, planned, planned_latest, launched, late_d (days after the last day
    that fits the plan, negative when before), source.
    """
    planned = launch_plans().query("milestone == 'launch'")
    frame = planned.merge(launches()[["satellite", "launched"]], on="satellite", how="left")
    late = (frame["launched"] - frame["planned_latest"]).dt.days
    columns = ["satellite", "stated_on", "planned", "planned_latest", "launched"]
    return frame[columns].assign(late_d=late, source=frame["source"])


def elements_of(satellites) -> pd.DataFrame:
    """Element sets of satellites by the name shown, in this order, OBJECT_NAME replaced by it.

    satellites: one name or several. Raises InputError for an unknown satellite and for one without
    an element set.
    """
    flown = launches().dropna(subset=["element_name"]).set_index("satellite")
    wanted = [satellites] if isinstance(satellites, str) else list(satellites)
    names = [flown.loc[known(name, flown.index, "satellite"), "element_name"] for name in wanted]
    elements = orbit_data.elements(["ALOS", "ResourceSat", "Kirameki"]).set_index("OBJECT_NAME")
    rows = elements.loc[names].reset_index()
    rows["OBJECT_NAME"] = wanted
    return rows
