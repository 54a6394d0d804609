"""Rebuild the tables of data/debris from catalogue files that a reader has downloaded.

All tables are made in a folder apart and held against the present ones; then these are replaced
whole, and kept. A file that is refused, a loss that is not forced, or an interruption leaves
everything as it was.
"""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from datetime import date as Date
from pathlib import Path

import pandas as pd

from analysis import earlier, paths
from analysis.debris import losses
from analysis.debris.catalogue_files import Loaded, load
from analysis.debris.making import Plan, Tables, Told, planned
from analysis.errors import DataError, InputError
from analysis.folders.whole import copy, link_alike, whole_folder
from analysis.plain_files import named, record_of
from analysis.tables import loading
from analysis.tables.descriptors import Package, Resource

Rehearsal = Callable[[Path], Sequence[tuple[str, str]]]
"""Called with the folder of the new tables before they take their place: what could no longer be
made from them, as (notebook, why)."""


@dataclass(frozen=True)
class Refreshed:
    """What a refresh read and did: a line per file, per table and per loss.

    replaced: whether the new tables stand in place of the old.
    """

    told: tuple[Told, ...]
    replaced: bool


def refresh(
    files: Sequence[str | Path],
    folder: str | Path | None = None,
    *,
    force: bool = False,
    today: Date | None = None,
    rehearsal: Rehearsal = lambda _: (),
) -> Refreshed:
    """Rebuild what the given files allow; the other tables stay as they are.

    files: any of a satellite catalogue (at most one), OMM or two-line sets (of several days; those
        of one day are joined) and space weather (at most one), in any layout that `load` reads.
    folder: holds datapackage.json and the present tables; data/debris by default.
    force: replace the tables also when something is lost.
    today: nothing in the files may be later.
    Nothing is replaced when the answer says so. Raises InputError or DataError, in one line, for a
    file that cannot be trusted, before anything is replaced.
    """
    folder = Path(folder or paths.DATA / "debris")
    if not files:
        raise InputError("no file given: allowed are SATCAT, OMM, two-line and space-weather files")
    if not (folder / "datapackage.json").is_file():
        raise DataError(f"{folder}: no datapackage.json there, so not a folder of debris tables")
    links = _links(folder)
    loaded = [load(file) for file in files]
    before = _tables(folder)
    plan = planned(loaded, before, today or datetime.now(UTC).date())
    if not plan.makings:
        return Refreshed(plan.told, replaced=False)
    with tempfile.TemporaryDirectory() as apart:
        building = Path(apart) / folder.name
        building.mkdir()
        for name in ("datapackage.json", *(r.path for r in _package(folder).resources)):
            (building / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(folder / name, building / name)
        for making in plan.makings:
            for name, table in zip(making.names, making.make(before), strict=True):
                _write(table, building / f"{name}.csv")
        _write(_inputs(before["inputs"], plan.used), building / "inputs.csv")
        after = _checked(building)
        made = [_fate(name, before[name], after[name]) for m in plan.makings for name in m.names]
        fate = "forced" if force else "refused"
        lost = [Told(of, fate, why) for of, why in _lost(building, before, after, plan)]
        lost += [Told(of, fate, why) for of, why in rehearsal(building)]
        if lost and not force:
            return Refreshed((*plan.told, *lost), replaced=False)
        with whole_folder(folder) as taking_its_place:
            copy(folder, taking_its_place, link=link_alike)
            for name in ["inputs", *(name for making in plan.makings for name in making.names)]:
                place = taking_its_place / f"{name}.csv"
                place.unlink()  # a link to a table gives way, and what it leads to stays
                shutil.copy2(building / place.name, place)
            earlier.keep(folder)
    kept = [Told(name, "kept", "a link, which stays as it is") for name in links]
    return Refreshed((*plan.told, *made, *kept, *lost), replaced=True)


def _links(folder: Path) -> list[str]:
    """What links there are in a folder besides its tables. Raises DataError for what is no file.

    A pipe, a socket or a device cannot be kept.
    """
    tables = {resource.path for resource in _resources(folder)}
    found = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found += [name] if name not in tables else []
        elif not (path.is_file() or path.is_dir()):
            raise DataError(f"{named(path)}: no plain file: move it away before a refresh")
    return found


def _fate(name: str, before: pd.DataFrame, after: pd.DataFrame) -> Told:
    """What became of a table that was made."""
    if before.equals(after):
        return Told(name, "unchanged", f"{len(after):,} rows, all as before")
    rows = f"{len(after):,} rows, {len(before):,} before"
    if name not in losses.BY_DAY:
        return Told(name, "rebuilt", rows)
    new = sorted(set(after["date"]) - set(before["date"]))
    days = ", ".join(f"{day:%Y-%m-%d}" for day in new)
    return Told(name, "rebuilt", f"{rows}; {f'new: {days}' if new else 'no new day'}")


def _lost(folder: Path, before: Tables, after: Tables, plan: Plan) -> list[tuple[str, str]]:
    """(table, what it would lose), of the tables that were made."""
    found = []
    for resource in _resources(folder):
        name = resource.name
        if any(name in making.names for making in plan.makings):
            pair = before[name], after[name]
            lines = losses.lost(name, *pair, _key(resource))
            lines += losses.disagreement(name, *pair, plan.days)
            found += [(name, why) for why in lines]
    return found


def _key(resource: Resource) -> list[str]:
    return (resource.table_schema and resource.table_schema.primary_key) or []


def _tables(folder: Path) -> Tables:
    """Every table of the folder by name, read as everywhere. Raises DataError for a bad one."""
    return {
        resource.name: loading.load(folder / resource.path, resource).sound()
        for resource in _resources(folder)
    }


def _resources(folder: Path) -> list[Resource]:
    """The descriptors of the tables of a folder. Raises DataError for what describes none."""
    return [r for r in _package(folder).resources if r.table_schema is not None]


def _package(folder: Path) -> Package:
    return record_of(folder / "datapackage.json", Package)


def _inputs(before: pd.DataFrame, used: Sequence[Loaded]) -> pd.DataFrame:
    """The files that the tables stand on: those used now, and those before but the old SATCAT."""
    now = pd.DataFrame(
        [(o.file, o.kind, pd.Timestamp(o.date), len(o.frame), len(o.skipped)) for o in used],
        columns=["file", "kind", "date", "rows", "skipped"],
    )
    outdated = before["file"].isin(now["file"])
    if "satcat" in set(now["kind"]):
        outdated |= before["kind"] == "satcat"
    return pd.concat([before[~outdated], now], ignore_index=True).sort_values(["date", "file"])


def _write(table: pd.DataFrame, file: Path) -> None:
    table.to_csv(file, index=False, date_format="%Y-%m-%d", lineterminator="\n")


def _checked(folder: Path) -> Tables:
    """The new tables, held against the descriptor before they take their place."""
    try:
        return _tables(folder)
    except DataError as error:
        raise DataError(f"new table {str(error).removeprefix(f'{folder}/')}") from None
