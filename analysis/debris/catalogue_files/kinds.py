"""The kinds of tables that catalogue files hold, known by their columns."""

from collections.abc import Collection
from dataclasses import dataclass

from analysis.errors import DataError, shown
from analysis.orbits import omm


@dataclass(frozen=True)
class TableKind:
    """Columns that a table must hold, and those that are read where they are there."""

    needed: tuple[str, ...]
    optional: tuple[str, ...] = ()


KINDS = {
    "omm": TableKind(omm.NEEDED),
    "satcat": TableKind(
        ("OBJECT_NAME", "OBJECT_ID", "NORAD_CAT_ID", "OBJECT_TYPE", "OWNER",
         "LAUNCH_DATE", "DECAY_DATE", "APOGEE", "PERIGEE", "INCLINATION"),
        optional=("RCS", "ORBIT_CENTER"),
    ),
    "space-weather": TableKind(
        ("DATE", "AP_AVG", "F10.7_OBS", "F10.7_DATA_TYPE", "F10.7_OBS_CENTER81")
    ),
}  # fmt: skip

COLUMNS = tuple(dict.fromkeys(c for k in KINDS.values() for c in (*k.needed, *k.optional)))
"""Every column that is read, whatever the kind."""


def kind_of(name: str, line: int, columns: Collection[str]) -> str:
    """The kind of which every needed column is there.

    name, line: where the columns stand, for the message. Raises DataError for none, naming what
    the nearest kind lacks.
    """
    missing = {kind: [c for c in k.needed if c not in columns] for kind, k in KINDS.items()}
    for kind, lacking in missing.items():
        if not lacking:
            return kind
    nearest = min(missing, key=lambda kind: len(missing[kind]) / len(KINDS[kind].needed))
    if len(missing[nearest]) == len(KINDS[nearest].needed):
        found = shown(", ".join(columns), 80)
        raise DataError(f"{name}, line {line}: not a SATCAT, OMM or space-weather header: {found}")
    raise DataError(
        f"{name}, line {line}: {nearest} columns missing: {', '.join(missing[nearest])}"
    )
