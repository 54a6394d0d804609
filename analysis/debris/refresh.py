"""Rebuild the tables of data/debris from catalogue files that a reader has downloaded.

All tables are made and checked in a folder beside the present one, which is then replaced whole:
a file that is refused, or an interruption, leaves everything as it was.
"""

import itertools
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import frictionless
import pandas as pd

from analysis import paths
from analysis.debris import derive
from analysis.debris.catalogue_files import Loaded, load
from analysis.errors import DataError, InputError
from analysis.folders.whole import whole_folder

WHOLE_CATALOGUE = 5000
"""Fewer objects than this are a group of satellites, not a catalogue to count densities in."""

SAME_DATE_DAYS = 3


@dataclass(frozen=True)
class Refreshed:
    """What a refresh read and did, a line per file and per table."""

    files: tuple[str, ...]
    rebuilt: tuple[str, ...]
    kept: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join(
            [
                *(f"read {line}" for line in self.files),
                *(f"rebuilt {line}" for line in self.rebuilt),
                *(f"kept {line}" for line in self.kept),
            ]
        )


def refresh(files: Sequence[str | Path], out_dir: str | Path | None = None) -> Refreshed:
    """Rebuild what the given files allow; the other tables stay as they are.

    files: any of a satellite catalogue (at most one), OMM or two-line sets (several dates) and
        space weather (at most one), in any layout that `load` reads.
    out_dir: folder with datapackage.json and the present tables; data/debris by default.
    Raises InputError or DataError, in one line, before anything is replaced.
    """
    folder = Path(out_dir or paths.DATA / "debris")
    if not files:
        raise InputError("no file given: allowed are SATCAT, OMM, two-line and space-weather files")
    if not (folder / "datapackage.json").is_file():
        raise DataError(f"{folder}: no datapackage.json there, so not a folder of debris tables")
    loaded = [load(file) for file in files]
    makers, kept = _makers(loaded)
    if not makers:
        raise InputError("; ".join(kept))
    rebuilt = []
    with whole_folder(folder) as building:
        shutil.copytree(folder, building, dirs_exist_ok=True)
        for names, make in makers:
            for name, table in zip(names, make(building), strict=True):
                _write(table, building / f"{name}.csv")
                rebuilt.append(f"{name}: {len(table)} rows")
        _write(_inputs(loaded), building / "inputs.csv")
        _check(building)
    return Refreshed(tuple(one.summary() for one in loaded), tuple(rebuilt), tuple(kept))


Maker = tuple[tuple[str, ...], Callable[[Path], list[pd.DataFrame]]]


def _makers(loaded: list[Loaded]) -> tuple[list[Maker], list[str]]:
    """Which tables can be made, by what; and which not, with the reason."""
    satcat = _only(loaded, "satcat")
    weather = _only(loaded, "space-weather")
    elements = sorted((one for one in loaded if one.kind in ("omm", "tle")), key=lambda o: o.date)
    for one, other in itertools.pairwise(elements):
        if one.date == other.date:
            raise InputError(
                f"{one.file} and {other.file} are both of {one.date}: give one of them"
            )
    whole = [one for one in elements if len(one.frame) >= WHOLE_CATALOGUE]
    makers: list[Maker] = []
    names: tuple[str, ...]
    kept = [
        f"shell tables without {one.file}: {len(one.frame)} objects are not a whole catalogue"
        for one in elements
        if one not in whole
    ]
    if satcat:
        names = ("catalogue_counts", "cloud_counts", "launches")
        makers.append(
            (
                names,
                lambda _: [
                    derive.catalogue_counts(satcat.frame, satcat.date),
                    derive.cloud_counts(satcat.frame, satcat.date),
                    derive.launches(satcat.frame, satcat.date),
                ],
            )
        )
    else:
        kept.append("catalogue_counts, cloud_counts, launches: they need a SATCAT file")
    if whole:
        names = ("shell_density", "cloud_elements")
        makers.append(
            (
                names,
                lambda folder: [
                    _merged(folder, "shell_density", whole, derive.shell_density),
                    _merged(folder, "cloud_elements", whole, derive.cloud_elements),
                ],
            )
        )
    else:
        kept.append("shell_density, cloud_elements: they need a whole catalogue of elements")
    classed = [one for one in whole if satcat and one.date <= satcat.date + SAME_DATE_DAYS]
    kept += [
        f"population, shell_classes without {one.file}: it is newer than the SATCAT file"
        for one in whole
        if satcat and one not in classed
    ]
    if satcat and classed:
        makers.append(
            (
                ("population", "shell_classes"),
                lambda folder: [
                    _merged(folder, "population", classed, lambda c, d: derive.population(
                        c, satcat.frame, d)),
                    _merged(folder, "shell_classes", classed, lambda c, d: derive.shell_classes(
                        c, satcat.frame, d)),
                ],
            )
        )  # fmt: skip
    else:
        kept.append("population, shell_classes: they need a SATCAT file and a whole catalogue")
    if satcat and len(elements) >= 2:
        dated = [(one.date, one.frame) for one in elements]
        makers.append(
            (
                ("fragments", "fragment_orbits"),
                lambda _: list(derive.fragments(satcat.frame, dated)),
            )
        )
    else:
        kept.append("fragments, fragment_orbits: they need a SATCAT file and elements of two dates")
    if weather:
        makers.append((("solar_flux",), lambda _: [derive.solar_flux(weather.frame)]))
    else:
        kept.append("solar_flux: it needs a space-weather file")
    return makers, kept


def _only(loaded: list[Loaded], kind: str) -> Loaded | None:
    found = [one for one in loaded if one.kind == kind]
    if len(found) > 1:
        raise InputError(f"{found[0].file} and {found[1].file} are both {kind} files: give one")
    return found[0] if found else None


def _merged(folder: Path, name: str, catalogues: list[Loaded], make: Callable) -> pd.DataFrame:
    """The present history with the given dates added; a date within three days is replaced."""
    file = folder / f"{name}.csv"
    tables = [make(one.frame, one.date) for one in catalogues]
    if file.is_file():
        present = pd.read_csv(file, parse_dates=["date"])
        for one in catalogues:
            apart = (present["date"] - pd.Timestamp(one.date)).abs()
            present = present[apart > pd.Timedelta(SAME_DATE_DAYS, "D")]
        tables.insert(0, present)
    return pd.concat(tables, ignore_index=True).sort_values("date", kind="stable")


def _inputs(loaded: list[Loaded]) -> pd.DataFrame:
    return pd.DataFrame(
        [(o.file, o.kind, pd.Timestamp(o.date), len(o.frame), len(o.skipped)) for o in loaded],
        columns=["file", "kind", "date", "rows", "skipped"],
    ).sort_values(["date", "file"])


def _write(table: pd.DataFrame, file: Path) -> None:
    table.to_csv(file, index=False, date_format="%Y-%m-%d", lineterminator="\n")


def _check(folder: Path) -> None:
    """Every table against the descriptor, before they take their place."""
    package = frictionless.Package(str(folder / "datapackage.json"))
    for resource in package.resources:
        report = resource.validate(limit_errors=5)
        for row, column, message in report.flatten(["rowNumber", "fieldName", "message"]):
            raise DataError(f"new table {resource.name}, line {row}, column {column}: {message}")
