"""How a figure is cited: BibTeX, CSL JSON and plain text, from CITATION.cff."""

import datetime
import functools
from typing import Annotated

import pydantic
import yaml

from analysis import paths
from analysis.errors import DataError, reason
from analysis.plain_files import misfit, named, text_of


class _Person(pydantic.BaseModel):
    given: str = pydantic.Field(alias="given-names")
    family: str = pydantic.Field(alias="family-names")


class _Group(pydantic.BaseModel):
    name: str


class _Cited(pydantic.BaseModel):
    """What a figure's citation takes from CITATION.cff."""

    model_config = pydantic.ConfigDict(coerce_numbers_to_str=True)
    title: str
    version: str
    released: datetime.date = pydantic.Field(alias="date-released")
    authors: Annotated[list[_Group | _Person], pydantic.Field(min_length=1)]


@functools.lru_cache(maxsize=1)
def work() -> dict:
    """The whole report's title, version, year and authors, from CITATION.cff.

    Raises DataError, in one line, when the file is missing or lacks one of them.
    """
    file = paths.ROOT / "CITATION.cff"
    try:
        cited = _Cited.model_validate(yaml.safe_load(text_of(file)))
    except pydantic.ValidationError as error:
        raise DataError(f"{named(file)}: {misfit(error)}") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        if isinstance(error, DataError):
            raise
        raise DataError(f"{named(file)}: {reason(error)}") from None
    return {
        "title": cited.title,
        "version": cited.version,
        "year": str(cited.released.year),
        "authors": [
            a.name if isinstance(a, _Group) else f"{a.given} {a.family}" for a in cited.authors
        ],
    }


def text(figure_id: str, title: str, fingerprint: str, overrides: dict) -> str:
    """A figure's citation as one line of plain text."""
    report = work()
    return (
        f"{', '.join(report['authors'])} ({report['year']}). “{title}” Figure {figure_id} in "
        f"{report['title']}, version {report['version']}, run {fingerprint[:12]}"
        f"{_changed(overrides)}. CC BY 4.0."
    )


def bibtex(figure_id: str, title: str, fingerprint: str, overrides: dict) -> str:
    """A figure's BibTeX entry."""
    report = work()
    authors = " and ".join("{" + a + "}" for a in report["authors"])
    return (
        f"@misc{{japan-in-orbit-{figure_id},\n"
        f"  author = {{{authors}}},\n"
        f"  title = {{{{{_latex(title)}}}}},\n"
        f"  year = {{{report['year']}}},\n"
        f"  howpublished = {{Figure {figure_id} in {report['title']}, "
        f"version {report['version']}}},\n"
        f"  note = {{Run {fingerprint[:12]}{_latex(_changed(overrides))}. CC BY 4.0}}\n"
        f"}}\n"
    )


def csl(figure_id: str, title: str, fingerprint: str, overrides: dict) -> dict:
    """A figure's entry in CSL JSON."""
    report = work()
    return {
        "id": f"japan-in-orbit-{figure_id}",
        "type": "graphic",
        "title": title,
        "author": [{"literal": a} for a in report["authors"]],
        "issued": {"date-parts": [[int(report["year"])]]},
        "container-title": report["title"],
        "version": report["version"],
        "number": figure_id,
        "note": f"Run {fingerprint[:12]}{_changed(overrides)}. CC BY 4.0",
    }


def _changed(overrides: dict) -> str:
    if not overrides:
        return ""
    return " with " + ", ".join(f"{name} = {value}" for name, value in overrides.items())


def _latex(text: str) -> str:
    for character in "\\%&#_$":
        escaped = r"\textbackslash " if character == "\\" else "\\" + character
        text = text.replace(character, escaped)
    return text
