"""The citation and the files of one published figure, for the command line."""

from pathlib import Path

from analysis import paths
from analysis.errors import known
from analysis.evidence import reading
from analysis.folders import locks, places, whole

CITATION_FORMATS = {
    "bibtex": "citation.bib",
    "csl": "citation.json",
    "text": "metadata.json",
}


def citation(figure: str, format: str) -> str:
    """A published figure's citation; format: one of CITATION_FORMATS.

    Raises InputError for an unknown figure or format.
    """
    file = CITATION_FORMATS[known(format, CITATION_FORMATS, "citation format")]
    entry = reading.read(paths.PUBLISHED).figure(figure)
    if format == "text":
        return entry.metadata.citation_text
    return (entry.folder / file).read_text(encoding="utf-8").rstrip("\n")


def export(figure: str, to: Path) -> Path:
    """Copy every file of a published figure into `to`/<figure>, and return that folder.

    It appears whole or not at all. Raises InputError for an unknown figure, or when something else
    than an earlier export of this figure is in its place; RunError when it cannot be written.
    """
    folder = reading.read(paths.PUBLISHED).figure(figure).folder
    what = f"copy of figure {figure}"
    place = places.free(to / figure, what, "--to")
    with (
        locks.alone(str(place), lambda: None),
        places.told(what, place.parent, "give another --to"),
        places.made(place, what) as new,
    ):
        whole.copy(folder, new)
    return to / figure
