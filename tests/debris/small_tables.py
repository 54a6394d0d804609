"""The tables of debris made from small catalogues, and the files that a reader downloads later.

Who uses them lets a whole catalogue begin at WHOLE_CATALOGUE objects (analysis.debris.admission).
"""

import shutil
from datetime import date
from pathlib import Path

import pandas as pd

from analysis import paths
from analysis.debris import derive
from analysis.debris.catalogue_files import load
from tests.debris.catalogue_writer import catalogue_of_elements, satellite_catalogue, save, weather

WHOLE_CATALOGUE = 500
OLD_DAYS = (date(2012, 10, 22), date(2015, 3, 24), date(2017, 4, 1))
NEW_DAY = date(2020, 5, 24)
DAYS = pd.date_range("2019-01-01", "2020-05-31").strftime("%Y-%m-%d")
SUN = [f"{day},5,70.1,OBS,70" for day in DAYS]


def of_three_days(folder: Path) -> Path:
    """Put the tables into a folder, made from catalogues up to the last of OLD_DAYS."""
    shutil.copytree(paths.DATA / "debris", folder)
    given = folder.parent
    loaded = load(save(given, "satcat.csv", satellite_catalogue(date(2017, 4, 9))))
    dated = [load(save(given, f"{d}.csv", catalogue_of_elements(d))) for d in OLD_DAYS]
    frame, last = loaded.frame, loaded.date
    pairs = [(one.date, one.frame) for one in dated]
    fragments, orbits = derive.fragments(frame, pairs)
    sun = load(save(given, "sw.csv", weather(SUN[:300])))
    tables = {
        "catalogue_counts": derive.catalogue_counts(frame, last),
        "cloud_counts": derive.cloud_counts(frame, last),
        "launches": derive.launches(frame, last),
        "shell_density": pd.concat(derive.shell_density(f, d) for d, f in pairs),
        "cloud_elements": pd.concat(derive.cloud_elements(f, d) for d, f in pairs),
        "population": pd.concat(derive.population(f, frame, d) for d, f in pairs),
        "shell_classes": pd.concat(derive.shell_classes(f, frame, d) for d, f in pairs),
        "fragments": fragments,
        "fragment_orbits": orbits,
        "solar_flux": derive.solar_flux(sun.frame),
    }
    for name, table in tables.items():
        table.to_csv(folder / f"{name}.csv", index=False, date_format="%Y-%m-%d")
    return folder


def downloads(folder: Path, elements: str = "gp.csv") -> dict[str, Path]:
    """Write what a reader downloads three years later: satellite catalogue, elements, weather."""
    return {
        "satcat": save(folder, "satcat.csv", satellite_catalogue(date(2020, 6, 7))),
        "elements": save(folder, elements, catalogue_of_elements(NEW_DAY)),
        "weather": save(folder, "SW-All.csv", weather(SUN)),
    }
