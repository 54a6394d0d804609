"""The citation and the files of one published figure, for the command line."""

import shutil
from pathlib import Path

from analysis import paths
from analysis.errors import InputError, known
from analysis.evidence import reading

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

    Raises InputError for an unknown figure, or when the folder holds something else already.
    """
    folder = reading.read(paths.PUBLISHED).figure(figure).folder
    target = to / figure
    if target.exists() and not (target / "metadata.json").is_file():
        raise InputError(f"--to {to}: {target} is there already and holds something else")
    shutil.copytree(folder, target, dirs_exist_ok=True)
    return target
