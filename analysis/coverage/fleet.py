"""The tables of data/fleet: satellites that watch the sea or carry its talk, read and checked."""

import pandas as pd

from analysis import tables
from analysis.errors import known
from analysis.orbits import data as orbit_data


def launches() -> pd.DataFrame:
    """One row per satellite: satellite, element_name, launched, carries, ais, source, ..."""
    return tables.read("fleet/launches")


def plans() -> pd.DataFrame:
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


def outcomes() -> pd.DataFrame:
    """Planned launches beside real ones, in the order of the plans.

    Returns satellite, stated_on, planned, planned_latest, launched, late_d (days after the last day
    that fits the plan, negative when before), source.
    """
    planned = plans().query("milestone == 'launch'")
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
