"""Element sets: messages of any form, and two-line sets."""

import numpy as np
import pandas as pd

from analysis.debris.catalogue_files.loaded import FileContent
from analysis.debris.catalogue_files.rows import Rows
from analysis.debris.shapes import altitudes_km
from analysis.errors import DataError
from analysis.orbits import tle

SLOWEST = 1e-3
"""Revolutions a day: the mean radius is then four million kilometres, where the Sun's pull has long
taken over."""


def messages(rows: Rows) -> FileContent:
    """Orbit mean-elements messages; columns as in `Loaded`."""
    number = rows.catalogue_number()
    epoch = rows.date("EPOCH", "epoch")
    motion = rows.number("MEAN_MOTION", "mean motion")
    rows.skip(motion <= 0, "mean motion {} is not above 0", "MEAN_MOTION")
    rows.skip(motion < SLOWEST, "mean motion {} is of no orbit around the Earth", "MEAN_MOTION")
    eccentricity = rows.number("ECCENTRICITY", "eccentricity")
    rows.skip((eccentricity < 0) | (eccentricity >= 1),
              "eccentricity {} is not that of a closed orbit", "ECCENTRICITY")  # fmt: skip
    inclination = rows.number("INCLINATION", "inclination")
    rows.skip((inclination < 0) | (inclination > 180), "inclination {} is outside 0 to 180 deg",
              "INCLINATION")  # fmt: skip
    bstar = rows.number("BSTAR", "drag term")
    usable = rows.kept.copy()
    _, perigee = altitudes_km(np.where(usable, motion, 1.0), np.where(usable, eccentricity, 0.0))
    rows.skip(perigee < 0, "mean motion {} puts the perigee below the surface", "MEAN_MOTION")
    frame = pd.DataFrame(
        {
            "number": number,
            "name": rows.text["OBJECT_NAME"],
            "epoch": epoch,
            "motion": motion,
            "eccentricity": eccentricity,
            "inclination_deg": inclination,
            "bstar": bstar,
        }
    )[rows.kept]
    return FileContent(*_newest(frame), rows.skipped(), len(rows), len(rows.told))


def two_line_sets(name: str, text: str) -> FileContent:
    """Two-line sets, with or without names, and whatever text stands around them.

    Raises DataError for a text without a set, or that ends within one.
    """
    parsed = tle.parse(text)
    if parsed.elements.empty:
        why = parsed.rejected.iloc[0]
        raise DataError(f"{name}, line {why['line']}: {why['reason']}; no two-line set in the file")
    if parsed.ends_within is not None:
        why = parsed.rejected[parsed.rejected["line"] == parsed.ends_within].iloc[-1]
        raise DataError(f"{name}, line {why['line']}: {why['reason']}: the download is cut short")
    frame = parsed.elements.rename(
        columns={
            "NORAD_CAT_ID": "number",
            "OBJECT_NAME": "name",
            "EPOCH": "epoch",
            "MEAN_MOTION": "motion",
            "ECCENTRICITY": "eccentricity",
            "INCLINATION": "inclination_deg",
            "BSTAR": "bstar",
        }
    )
    columns = ["number", "name", "epoch", "motion", "eccentricity", "inclination_deg", "bstar"]
    _, perigee = altitudes_km(frame["motion"], frame["eccentricity"])
    sunk = frame.loc[perigee < 0, ["line", "number"]]
    sunk["reason"] = [f"catalogue number {n}: perigee below the surface" for n in sunk["number"]]
    skipped = pd.concat([parsed.rejected, sunk], ignore_index=True)[["line", "reason"]]
    told = int((parsed.rejected["reason"] == tle.NO_ELEMENTS).sum())
    newest, date = _newest(frame.loc[perigee >= 0, columns])
    return FileContent(newest, date, skipped, parsed.lines - told, told)


def _newest(frame: pd.DataFrame) -> tuple[pd.DataFrame, pd.Timestamp]:
    """The newest set of each object as altitudes, and the day by which nearly all were made."""
    frame = frame.sort_values("epoch").drop_duplicates("number", keep="last")
    frame = frame.sort_values("number").reset_index(drop=True)
    if frame.empty:
        return frame, pd.NaT
    apogee, perigee = altitudes_km(frame.pop("motion"), frame.pop("eccentricity"))
    frame["apogee_km"], frame["perigee_km"] = apogee, perigee
    # some archives mark elements of their own with a star after the name
    frame["name"] = frame["name"].str.removesuffix("*").str.strip()
    # a few epochs lie days ahead of their publication
    return frame, frame["epoch"].quantile(0.995)
