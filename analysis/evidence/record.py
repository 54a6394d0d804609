"""What a run leaves behind, as one schema: the writer, every reader and the tests' doubles use it.

values.json maps keys to `Value`, verdicts.json claims to `Verdict`; run.json is a `RunRecord`,
figures/<id>/metadata.json a `FigureRecord` and tables/<id>/metadata.json a `TableRecord`.
"""

import json
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import pydantic

from analysis import plain_files, tables
from analysis.errors import DataError, InputError, shown
from analysis.evidence import numbers
from analysis.evidence.outcomes import OUTCOMES

# Raised by one whenever a reader of the former could not read the latter.
SCHEMA_VERSION = 2


class Record(pydantic.BaseModel):
    """Base of all records: nothing unknown, nothing changed afterwards."""

    model_config = pydantic.ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Value(Record):
    """One number of the findings."""

    number: float
    unit: str | None
    digits: int
    description: str
    text: str

    @classmethod
    def of(cls, number: float, unit: str | None, digits: int, description: str) -> Self:
        """A value as it is recorded: twelve significant digits, and its text.

        unit: as tables write it, None for a pure number; digits: decimals shown.
        Raises InputError, naming the description, for a number that is missing or not finite.
        """
        try:
            text = numbers.number_text(number, digits)
        except InputError as error:
            raise InputError(f"'{description}': {error}") from None
        return cls(
            number=float(f"{float(number):.12g}"),
            unit=unit,
            digits=digits,
            description=description,
            text=text,
        )

    def in_words(self) -> str:
        """The number and its unit as a sentence has them."""
        return numbers.with_unit(self.text, self.unit)


class Verdict(Record):
    """What a notebook found about one claim."""

    outcome: Literal[OUTCOMES]  # type: ignore[valid-type]
    finding: str
    values: tuple[str, ...]


class Column(Record):
    """One column of a figure's or table's data, as a reader is told of it.

    unit: as tables write it, "1" for a pure number, None where the cells are no numbers.
    """

    name: str
    title: str
    unit: str | None
    description: str

    def heading(self) -> str:
        """Title and unit as a table's head or an axis has them."""
        return tables.with_unit(self.title, self.unit)


class Reference(Record):
    """Where a table of data/ comes from."""

    model_config = pydantic.ConfigDict(extra="ignore", frozen=True)
    title: str
    path: str | None = None


class Credit(Record):
    """A table of data/ that a figure or table stands on."""

    table: str
    title: str
    path: str
    licence: str
    references: tuple[Reference, ...]


class EntryRecord(Record):
    """What figures and tables have in common."""

    schema_version: Literal[SCHEMA_VERSION] = SCHEMA_VERSION  # type: ignore[valid-type]
    id: str
    notebook: str
    title: str
    caption: str
    sources: tuple[Credit, ...]
    references: tuple[str, ...]
    licence: str
    parameters: dict[str, Any]
    columns: tuple[Column, ...]
    fingerprint: str
    citation_text: str


class FigureRecord(EntryRecord):
    """One figure. title: its question; answer: its message in a line; alt: what it looks like."""

    answer: str
    alt: str


class TableRecord(EntryRecord):
    """One table."""


class Specification(pydantic.BaseModel):
    """A figure's drawing in Vega-Lite, as far as this project looks at it."""

    model_config = pydantic.ConfigDict(extra="allow", frozen=True)
    datasets: dict[str, list[Any]] = {}

    @property
    def drawing(self) -> dict[str, Any]:
        """All of it but the datasets."""
        return self.model_extra or {}


class ParameterRecord(Record):
    """One parameter of a run: its value, and what the model says of it."""

    value: Any
    type: str
    unit: str | None
    allowed: str
    default: Any
    description: str


class RunRecord(Record):
    """One run of one notebook. data: SHA-256 of each data file read, by path from the root."""

    schema_version: Literal[SCHEMA_VERSION] = SCHEMA_VERSION  # type: ignore[valid-type]
    notebook: Annotated[str, pydantic.Field(pattern=r"^[a-z][a-z0-9_]*$")]
    question: str
    parameters: dict[str, ParameterRecord]
    versions: dict[str, str]
    data: dict[str, str]
    hashes: dict[str, str]
    fingerprint: str


Values = dict[str, Value]
Verdicts = dict[str, Verdict]

FILES: dict[str, Any] = {
    "run.json": RunRecord,
    "values.json": Values,
    "verdicts.json": Verdicts,
    "figures/<id>/metadata.json": FigureRecord,
    "tables/<id>/metadata.json": TableRecord,
}


def written(content: Any) -> bytes:
    """A record, or a mapping of records, as JSON; equal records give equal bytes."""
    plain = pydantic.TypeAdapter(Any).dump_python(content, mode="json")
    return (json.dumps(plain, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()


def read(file: Path, kind: Any) -> Any:
    """A record file, checked. kind: one of FILES' values.

    Raises DataError, in one line that names the file, when it is missing, malformed or written by
    another version of the schema.
    """
    is_model = isinstance(kind, type) and issubclass(kind, pydantic.BaseModel)
    if is_model and "schema_version" in kind.model_fields:
        content = plain_files.json_of(file)
        version = content.get("schema_version", 1) if isinstance(content, dict) else None
        if version not in (None, SCHEMA_VERSION):
            raise DataError(
                f"{plain_files.named(file)} is of schema version {shown(version)}: allowed is "
                f"{SCHEMA_VERSION}; run it again"
            )
    return plain_files.record_of(file, kind)


def json_schema() -> bytes:
    """The JSON Schema of every record file, by file name, as published beside the runs."""
    schemas = {
        name: pydantic.TypeAdapter(kind).json_schema(ref_template="#/$defs/{model}")
        for name, kind in FILES.items()
    }
    definitions: dict[str, Any] = {}
    for schema in schemas.values():
        definitions |= schema.pop("$defs", {})
    return written(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Record files of a run",
            "version": SCHEMA_VERSION,
            "$defs": definitions,
            "files": schemas,
        }
    )
