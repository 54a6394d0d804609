"""The skies that the report compares: sets of systems that a receiver can use, by name."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.errors import known
from analysis.orbits import times as instants
from analysis.positioning import designs
from analysis.positioning.constellations import (
    Constellation,
    empty,
    healthy,
    of_elements,
    short_name,
    union,
)

UNION = " + "


def skies(
    elements: pd.DataFrame,
    health: pd.DataFrame,
    navic_design: pd.DataFrame,
    qzss_planned: pd.DataFrame,
    times,
    seventh_longitude_deg: float | None = None,
    further_quasi_zenith: int = 2,
) -> dict[str, Constellation]:
    """Single systems by name: 'GPS', 'Galileo', 'BeiDou', 'GLONASS', 'NavIC design' (7),
    'NavIC' (those that work by the health table), 'QZSS 4' to 'QZSS 11', and 'none'.

    elements: rows of the systems wanted, QZSS among them; a system without rows is left out.
    The others: as in `designs` and `constellations.healthy`.
    """
    when = instants.as_times(times)
    present = set(elements["SYSTEM"])
    found = {
        f"QZSS {count}": designs.qzss(
            count, elements, qzss_planned, when, seventh_longitude_deg, further_quasi_zenith
        )
        for count in designs.QZSS_COUNTS
    }
    found["NavIC design"] = designs.navic(navic_design, when)
    for system in ("GPS", "Galileo", "BeiDou", "GLONASS", "NavIC"):
        if system in present:
            rows = elements[elements["SYSTEM"] == system]
            found[system] = of_elements(healthy(rows, health), when)
    return found | {"none": empty(when)}


def day_times(day: str, step_s: int) -> np.ndarray:
    """Instants (T,) of one day, UTC, from midnight to before the next, step_s apart."""
    start = np.datetime64(day, "s")
    return instants.every(start, start + np.timedelta64(1, "D"), float(step_s))


def sky(parts: Mapping[str, Constellation], name: str) -> Constellation:
    """One sky by name; ' + ' joins systems: 'GPS + QZSS 5'. Raises InputError for unknown ones."""
    return union(*(parts[known(part, parts, "sky")] for part in name.split(UNION)))


def launched_by(elements: pd.DataFrame, system: str, last_year: int) -> list[str]:
    """Names of a system's satellites in the table that were launched by the end of a year.

    The year of launch is in the international designator.
    """
    rows = elements[elements["SYSTEM"] == system]
    year = rows["OBJECT_ID"].str[:4].astype(int)
    return [short_name(name) for name in rows.loc[year <= last_year, "OBJECT_NAME"]]
