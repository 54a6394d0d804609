"""The tables of data/orbits and the maps of data/geography, read and checked."""

import pandas as pd

from analysis import tables
from analysis.errors import InputError, known

_AREAS = ("world", "region")


def elements(systems=None, operational_only: bool = False) -> pd.DataFrame:
    """Mean element sets of the satellites that the report names, one row per satellite.

    systems: names of systems as in the column SYSTEM, one or several; None for all.
    operational_only: leave out satellites that their operator's list does not count.
    Returns the CCSDS OMM columns of CelesTrak's CSV (EPOCH in UTC, MEAN_MOTION in rev/day, angles
    in degrees) with SYSTEM, OPERATIONAL, SOURCE and SOURCE_URL.
    Raises InputError for an unknown system and when nothing is left.
    """
    frame = tables.read("orbits/elements")
    if systems is not None:
        names = [systems] if isinstance(systems, str) else list(systems)
        for name in names:
            known(name, frame["SYSTEM"].unique(), "satellite system")
        frame = frame[frame["SYSTEM"].isin(names)]
    if operational_only:
        frame = frame[frame["OPERATIONAL"].astype(bool)]
    if frame.empty:
        raise InputError("no satellite is left: name at least one system")
    return frame.reset_index(drop=True)


def elements_age_check() -> pd.DataFrame:
    """ALOS-2 and ALOS-4 eight weeks before the main table, to measure what element age costs."""
    return tables.read("orbits/elements_age_check")


def systems() -> pd.DataFrame:
    """Numeric, sourced attributes of systems, sensors and ground sites: id, value, unit, ..."""
    return tables.read("orbits/systems")


def sites() -> pd.DataFrame:
    """Ground sites: id, name, latitude_deg, longitude_deg, altitude_m, confidence, source."""
    return tables.read("orbits/sites")


def slots() -> pd.DataFrame:
    """Geostationary and quasi-zenith satellites with a stated or derived longitude."""
    return tables.read("orbits/slots")


def health() -> pd.DataFrame:
    """Which NavIC satellites gave positioning, with the date and source of the statement."""
    return tables.read("orbits/health")


def gps_24_slot() -> pd.DataFrame:
    """The 24-slot GPS constellation of the SPS Performance Standard (2001), one row per slot."""
    return tables.read("orbits/gps_24_slot")


def igs() -> pd.DataFrame:
    """Government name, sensor (optical or radar) and status of each IGS element set."""
    return tables.read("orbits/igs")


def sun_reference() -> pd.DataFrame:
    """Apparent right ascension, declination and distance of the Sun by ERFA, forty instants."""
    return tables.read("orbits/sun_reference")


def coastlines(area: str = "world") -> dict:
    """Coasts as one GeoJSON feature (MultiLineString), to be stroked.

    area: "world", or "region" for 20 E to 180 E and 40 S to 60 N in more detail.
    """
    return tables.read_map(f"geography/{known(area, _AREAS, 'map area')}_coastlines")


def land(area: str = "world") -> dict:
    """Land as one GeoJSON feature (MultiPolygon), to be filled, not stroked; see `coastlines`."""
    return tables.read_map(f"geography/{known(area, _AREAS, 'map area')}_land")
