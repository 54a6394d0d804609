"""The debris tables of data/debris, read and checked."""

import numpy as np
import pandas as pd

from analysis import tables
from analysis.debris.reconstruction import CLOUDS
from analysis.errors import InputError, known


def catalogue_counts() -> pd.DataFrame:
    """date, selection, catalogued, on_orbit: 1 January, months from 2000, last day."""
    return tables.read("debris/catalogue_counts")


def cloud_counts() -> pd.DataFrame:
    """date, cloud, catalogued, on_orbit: 1st and 15th of each month."""
    return tables.read("debris/cloud_counts")


def cloud_elements() -> pd.DataFrame:
    """date, cloud, current_elements: fragments with elements in a catalogue of the day."""
    return tables.read("debris/cloud_elements")


def population() -> pd.DataFrame:
    """Objects by date, object_class, owner, altitude_band, inclination_band, cross_section."""
    return tables.read("debris/population")


def shell_density() -> pd.DataFrame:
    """date, altitude_low_km, objects, fengyun_1c: time-weighted, 25 km shells."""
    return tables.read("debris/shell_density")


def shell_classes() -> pd.DataFrame:
    """Time-weighted objects by date, shell and class, and payloads of Japan and China."""
    return tables.read("debris/shell_classes")


def launches() -> pd.DataFrame:
    """launch_year, altitude_low_km, payloads, rocket_bodies still on orbit."""
    return tables.read("debris/launches")


def solar_flux(observed_only: bool = False) -> pd.DataFrame:
    """Monthly date, f107_sfu, f107_mean81_sfu, ap, basis; months without Ap are left out."""
    frame = tables.read("debris/solar_flux").dropna(subset=["ap"])
    if observed_only:
        frame = frame[frame["basis"] == "observed"]
    return frame.reset_index(drop=True)


def population_models() -> pd.DataFrame:
    """Published numbers of objects by smallest size, one row per estimate and size."""
    return tables.read("debris/population_models")


def reference_figures() -> pd.DataFrame:
    """Published figures with their sources, by id."""
    return tables.read("debris/reference_figures").set_index("id")


def fragments(cloud: str) -> pd.DataFrame:
    """One row per catalogued fragment of a cloud: cloud, decay_month, diameter_cm; by fragment."""
    known(cloud, CLOUDS, "cloud")
    frame = tables.read("debris/fragments")
    return frame[frame["cloud"] == cloud].set_index("fragment")


def fragment_orbits(cloud: str) -> pd.DataFrame:
    """fragment, date, apogee_km, perigee_km, bstar_m2_kg of one cloud, by fragment and date."""
    members = fragments(cloud).index
    frame = tables.read("debris/fragment_orbits")
    return frame[frame["fragment"].isin(members)].reset_index(drop=True)


def catalogue_dates(cloud: str = "fengyun-1c") -> np.ndarray:
    """Days (D,) of the catalogues that hold elements of a cloud, datetime64[D]."""
    dates = fragment_orbits(cloud)["date"].to_numpy("datetime64[D]")
    return np.unique(dates)


def last_decay_day() -> np.datetime64:
    """The last day for which re-entries are known: that of the satellite catalogue."""
    return catalogue_counts()["date"].max().to_numpy().astype("datetime64[D]")


def shells_at(date: np.datetime64, classes: bool = False) -> pd.DataFrame:
    """The shell table nearest to a date. Raises InputError when none lies within a year."""
    frame = shell_classes() if classes else shell_density()
    dates = frame["date"].unique()
    nearest = dates[np.argmin(np.abs(dates - pd.Timestamp(date)))]
    if abs(nearest - pd.Timestamp(date)) > pd.Timedelta(366, "D"):
        raise InputError(
            f"no shell densities within a year of {date}: they span "
            f"{dates.min():%Y-%m-%d} to {dates.max():%Y-%m-%d}"
        )
    return frame[frame["date"] == nearest].reset_index(drop=True)
