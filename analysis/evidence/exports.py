"""The citation and the files of one figure or table, for the command line."""

import shutil
from pathlib import Path

from analysis import paths
from analysis.errors import DataError, InputError, known, shown
from analysis.evidence import reading
from analysis.folders import locks, places
from analysis.plain_files import content_of, json_of, text_of

CITATION_FORMATS = {
    "bibtex": "citation.bib",
    "csl": "citation.json",
    "text": "metadata.json",
}


def citation(figure: str, format: str, run: Path | None = None) -> str:
    """The citation of a figure or table; format: one of CITATION_FORMATS.

    run: the folder of a run; None for the published ones.
    Raises InputError for an unknown figure, table or format and for what is no run folder;
    DataError for a file that cannot be read.
    """
    file = CITATION_FORMATS[known(format, CITATION_FORMATS, "citation format")]
    entry = _entry(figure, run)
    if format == "text":
        return entry.metadata.citation_text
    try:
        if format == "csl":
            json_of(entry.folder / file)
        return text_of(entry.folder / file).rstrip("\n")
    except DataError as error:
        raise reading.with_way_out(error, entry.folder / file) from None


def _entry(id: str, run: Path | None) -> reading.Entry:
    """A figure or table of a run, by default of any that is published."""
    if run is None:
        evidence = reading.read(paths.PUBLISHED)
        return evidence.tables[id] if id in evidence.tables else evidence.figure(id)
    if not reading.is_run(run):
        raise InputError(f"--run {shown(str(run))}: allowed is the folder of a run, with run.json")
    found = reading.entries_of(run)
    return found[known(id, found, f"figure or table of {shown(str(run))}")]


def export(figure: str, to: Path, run: Path | None = None) -> Path:
    """Copy every file of a figure or table into `to`/<figure>, and return that folder.

    run: as for `citation`. It appears whole or not at all. Raises InputError for an unknown figure
    or table, and when something else than an earlier export of it is in its place, or it would lie
    in what is copied; DataError when one of its files is missing or cannot be read; RunError when
    it cannot be written.
    """
    entry = _entry(figure, run)
    files = {name: entry.folder / name for name in reading.ENTRY_FILES[entry.kind]}
    for file in files.values():
        try:
            content_of(file)
        except DataError as error:
            raise reading.with_way_out(error, file) from None
    what = f"copy of figure {figure}"
    place = places.free(to / figure, what, "--to")
    if place.is_relative_to(entry.folder.resolve()):
        raise InputError(f"--to {shown(str(to))}: it is inside what is copied; give another --to")
    with (
        locks.alone(str(place), lambda: None),
        places.told(what, place.parent, "give another --to"),
        places.made(place, what) as new,
    ):
        for name, file in files.items():
            shutil.copy2(file, new / name)
    return to / figure
