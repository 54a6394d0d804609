"""What comes out of a catalogue file."""

from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Loaded:
    """One file, understood.

    kind: satcat, omm, tle or space-weather.
    frame: satcat: number, name, object_class, owner, launch_date, decay_date, apogee_km,
        perigee_km, inclination_deg, rcs_m2, orbit_center ("EA" for the Earth, "" where the file
        does not say); elements (omm, tle): number, name, epoch, apogee_km, perigee_km,
        inclination_deg, bstar; space-weather: date, f107_sfu (missing on days that a radio burst
        spoiled), f107_mean81_sfu, ap, basis.
    date: the day that the content speaks of: newest launch or decay, epoch or observation.
    skipped: one row per line left out, in whole or in part: line, reason.
    counted_in: what `line` counts: "line", or "record" in JSON and XML, where lines mean little.
    """

    file: str
    kind: str
    frame: pd.DataFrame
    date: np.datetime64
    skipped: pd.DataFrame
    counted_in: str = "line"

    def summary(self) -> str:
        """One line: what was read, and how many lines were skipped for which reasons."""
        text = f"{self.file}: {self.kind} of {self.date}, {len(self.frame):,} rows"
        if self.skipped.empty:
            return text
        reasons = self.skipped["reason"].str.replace(
            r"'[^']*'|(?<![\w.])-?\d[\d.e+-]*", "…", regex=True
        )
        first = self.skipped.groupby(reasons.to_numpy())["line"].agg(["size", "min"])
        told = "; ".join(
            f"{n:,} × {why} (first in {self.counted_in} {at})" for why, n, at in first.itertuples()
        )
        return f"{text}, {len(self.skipped):,} skipped: {told}"


@dataclass(frozen=True)
class FileContent:
    """What one reader made of the rows of a file, before it is judged as a whole.

    frame, skipped: as in `Loaded`; date: the newest that counts, NaT for none.
    rows: how many rows or element lines there were; told: how many of the skipped are no fault of
        the file, such as the prose around element sets.
    """

    frame: pd.DataFrame
    date: pd.Timestamp
    skipped: pd.DataFrame
    rows: int
    told: int = 0
