"""How a figure or table is cited: BibTeX, CSL JSON and plain text, from CITATION.cff."""

import datetime
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

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


class _Work(pydantic.BaseModel):
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
    content = text_of(file)
    try:
        cited = _Work.model_validate(yaml.safe_load(content))
    except pydantic.ValidationError as error:
        raise DataError(f"{named(file)}: {misfit(error)}") from None
    except Exception as error:  # a reader of YAML raises whatever its types do
        raise DataError(f"{named(file)}: {reason(error)}") from None
    return {
        "title": cited.title,
        "version": cited.version,
        "year": str(cited.released.year),
        "authors": [
            a.name if isinstance(a, _Group) else f"{a.given} {a.family}" for a in cited.authors
        ],
    }


@dataclass(frozen=True)
class Cited:
    """What a citation names: a figure or table, and the run that made it.

    kind: "Figure" or "Table"; fingerprint: the run's hash; overrides: its parameters that differ
    from the published run's.
    """

    kind: str
    id: str
    title: str
    fingerprint: str
    overrides: Mapping[str, Any]

    @property
    def run(self) -> str:
        """The run's hash as it is written."""
        return self.fingerprint[:12]

    @property
    def key(self) -> str:
        """The entry's key: of the published run by id alone, of another by id and hash.

        So the two stand side by side in one bibliography.
        """
        return f"japan-in-orbit-{self.id}" + (f"-{self.run}" if self.overrides else "")


def text(cited: Cited) -> str:
    """The citation as one line of plain text."""
    report = work()
    return (
        f"{', '.join(report['authors'])} ({report['year']}). “{cited.title}” {cited.kind} "
        f"{cited.id} in {report['title']}, version {report['version']}, run {cited.run}"
        f"{_changed(cited.overrides)}. CC BY 4.0."
    )


def bibtex(cited: Cited) -> str:
    """The BibTeX entry."""
    report = work()
    authors = " and ".join("{" + a + "}" for a in report["authors"])
    return (
        f"@misc{{{cited.key},\n"
        f"  author = {{{authors}}},\n"
        f"  title = {{{{{_latex(cited.title)}}}}},\n"
        f"  year = {{{report['year']}}},\n"
        f"  howpublished = {{{cited.kind} {cited.id} in {report['title']}, "
        f"version {report['version']}}},\n"
        f"  note = {{Run {cited.run}{_latex(_changed(cited.overrides))}. CC BY 4.0}}\n"
        f"}}\n"
    )


def csl(cited: Cited) -> dict:
    """The entry in CSL JSON."""
    report = work()
    return {
        "id": cited.key,
        "type": "graphic" if cited.kind == "Figure" else "dataset",
        "title": cited.title,
        "author": [{"literal": a} for a in report["authors"]],
        "issued": {"date-parts": [[int(report["year"])]]},
        "container-title": report["title"],
        "version": report["version"],
        "number": cited.id,
        "note": f"Run {cited.run}{_changed(cited.overrides)}. CC BY 4.0",
    }


def _changed(overrides: Mapping[str, Any]) -> str:
    if not overrides:
        return ""
    return " with " + ", ".join(f"{name} = {value}" for name, value in overrides.items())


def _latex(text: str) -> str:
    for character in "\\%&#_$":
        escaped = r"\textbackslash " if character == "\\" else "\\" + character
        text = text.replace(character, escaped)
    return text
