"""From a catalogue in the public formats to the derived tables of data/surveillance/.

    python -m analysis.surveillance.catalogue ELEMENTS.tle[.gz] CROSS_SECTIONS.csv

reads two-line sets (plain or gzip) and a CSV of numeric radar cross-sections (columns norad_cat_id,
rcs_m2) and rewrites population.csv and reference_counts.csv. Nothing is replaced until everything
has been computed.
"""

import argparse
import gzip
import os
import sys
import zlib
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import paths
from analysis.errors import DataError, InputError
from analysis.folders.whole import draft
from analysis.orbits import tle
from analysis.orbits.constants import EARTH_RADIUS_KM
from analysis.orbits.mean import mean_orbits
from analysis.surveillance import data, passes, population
from analysis.surveillance.radar import Radar

_LARGEST_BYTES = 64 * 1024 * 1024  # the whole catalogue in two-line sets is under 10 MB


def read_elements(file: Path, last_launch: str | None = None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Accepted element sets (newest per object) and rejected lines of a two-line file.

    last_launch: international designator such as '2017-007'; objects of later launches are left
    out, to bring a catalogue back to an earlier date.
    Raises DataError, naming the file, when it cannot be read, unpacks to more than 64 MB or holds
    no valid set; InputError for a malformed last_launch.
    """
    if last_launch is not None and not (
        len(last_launch) == 8 and last_launch[4] == "-" and last_launch.replace("-", "").isdigit()
    ):
        raise InputError(f"last launch '{last_launch}': allowed is YYYY-NNN, e.g. 2017-007")
    parsed = tle.parse(_text(Path(file)))
    if parsed.elements.empty:
        raise DataError(f"{file}: none of its {parsed.lines} lines is part of a valid two-line set")
    elements = tle.newest(parsed.elements)
    if last_launch is not None:
        elements = elements[elements["OBJECT_ID"].str[:8] <= last_launch].reset_index(drop=True)
    return elements, parsed.rejected


def read_cross_sections(file: Path) -> pd.Series:
    """Radar cross-sections (m²) by catalogue number.

    Raises DataError, naming file, column or line, for a missing column, a value that is not a
    number above 0 or a number that appears twice.
    """
    try:
        frame = pd.read_csv(file)
    except (OSError, ValueError, UnicodeDecodeError) as error:
        raise DataError(f"{file}: cannot be read: {' '.join(str(error).split())}") from None
    for column in ("norad_cat_id", "rcs_m2"):
        if column not in frame:
            raise DataError(f"{file}: column {column} is missing; found {', '.join(frame)}")
    number = pd.to_numeric(frame["norad_cat_id"], errors="coerce")
    section = pd.to_numeric(frame["rcs_m2"], errors="coerce")
    bad = ~(section > 0) | ~np.isfinite(section) | number.isna()
    if bad.any():
        line = int(np.flatnonzero(bad)[0]) + 2
        raise DataError(f"{file}, line {line}: rcs_m2 must be a number above 0 with an id")
    if number.duplicated().any():
        raise DataError(f"{file}: object {number[number.duplicated()].iloc[0]:g} appears twice")
    return pd.Series(section.to_numpy(), index=number.astype(int), name="rcs_m2")


def objects(elements: pd.DataFrame, sections: pd.Series) -> pd.DataFrame:
    """Perigee, apogee, inclination and cross-section of each element set (NaN: none is known)."""
    mean = mean_orbits(elements, elements["EPOCH"].max())
    axis, eccentricity = mean.semi_major_axis_km, mean.eccentricity
    return pd.DataFrame(
        {
            "perigee_km": axis * (1 - eccentricity) - EARTH_RADIUS_KM,
            "apogee_km": axis * (1 + eccentricity) - EARTH_RADIUS_KM,
            "inclination_deg": mean.inclination_deg,
            "rcs_m2": elements["NORAD_CAT_ID"].map(sections).to_numpy(float),
        }
    )


def reference_counts(
    elements: pd.DataFrame, catalogue: pd.DataFrame, radars: dict[str, Radar], wavelength_m: float
) -> pd.DataFrame:
    """What the real objects give, to judge a drawn population by: id, description, value, unit.

    elements: element sets; catalogue: `objects` of them, row by row. The counts are JAXA's table
    for the new radar, and the passes and objects of one day over each radar.
    """
    rows = []
    table = population.observable_table(catalogue, radars["new"], wavelength_m)
    for row in table.itertuples():
        size = "all sizes" if np.isnan(row.size_m) else f"{row.size_m * 100:.0f} cm and larger"
        code = "all" if np.isnan(row.size_m) else f"{row.size_m * 100:.0f}cm"
        for what in ("public", "observable"):
            name = f"{what}-{row.below_km:.0f}km-{code}"
            text = f"{what} objects with an apogee up to {row.below_km:.0f} km, {size}"
            rows.append((name, text, getattr(row, what), "objects"))
    mean = mean_orbits(elements, elements["EPOCH"].max().ceil("D"))
    for name, radar in radars.items():
        found = passes.find_passes(mean, catalogue["rcs_m2"], radar)
        rows.append((f"passes-{name}", f"passes in 24 h, {radar.name}", len(found), "passes"))
        seen = found["object"].nunique()
        rows.append((f"seen-{name}", f"objects seen in 24 h, {radar.name}", seen, "objects"))
    rows.append(("objects", "objects with elements", len(catalogue), "objects"))
    rows.append(
        (
            "without-rcs",
            "objects without a cross-section",
            catalogue["rcs_m2"].isna().sum(),
            "objects",
        )
    )
    return pd.DataFrame(rows, columns=["id", "description", "value", "unit"])


def refresh(
    elements_file: Path,
    sections_file: Path,
    folder: Path | None = None,
    last_launch: str | None = None,
) -> dict[str, int]:
    """Rewrite population.csv and reference_counts.csv from a catalogue; counts of what was done.

    folder: where to write, data/surveillance/ unless given.
    Raises DataError or InputError as the readers do; then no file has been touched.
    """
    elements, rejected = read_elements(elements_file, last_launch)
    sections = read_cross_sections(sections_file)
    catalogue = objects(elements, sections)
    radars = data.kamisaibara()
    tables = {
        "population.csv": population.histogram(catalogue),
        "reference_counts.csv": reference_counts(
            elements, catalogue, radars, data.kamisaibara_wavelength_m()
        ),
    }
    target = folder or paths.DATA / "surveillance"
    with draft(target) as new:  # a full disk or Ctrl-C leaves the tables as they were
        for name, table in tables.items():
            table.to_csv(new.folder / name, index=False, float_format="%.10g", lineterminator="\n")
        for name in tables:
            os.replace(new.folder / name, target / name)
    return {
        "objects": len(catalogue),
        "without cross-section": int(catalogue["rcs_m2"].isna().sum()),
        "rejected lines": len(rejected),
        "cells": len(tables["population.csv"]),
    }


def _text(file: Path) -> bytes:
    try:
        with open(file, "rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
        with gzip.open(file) if packed else open(file, "rb") as stream:
            content = stream.read(_LARGEST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise DataError(f"{file}: cannot be read: {' '.join(str(error).split())}") from None
    if len(content) > _LARGEST_BYTES:
        raise DataError(f"{file}: unpacks to more than {_LARGEST_BYTES // 2**20} MB")
    return content


def _main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("elements", type=Path, help="two-line sets, plain or gzip")
    parser.add_argument("cross_sections", type=Path, help="CSV: norad_cat_id, rcs_m2")
    parser.add_argument("--last-launch", metavar="YYYY-NNN", help="leave later launches out")
    given = parser.parse_args(arguments)
    try:
        done = refresh(given.elements, given.cross_sections, last_launch=given.last_launch)
    except InputError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(", ".join(f"{count:,} {what}" for what, count in done.items()))
    return 0


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
