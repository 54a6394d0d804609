"""The form of a datapackage.json: what this project uses of a Frictionless Data Package.

A descriptor that breaks it is refused as a whole, so that whoever reads a table may rely on it.
"""

import ast
import re
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal, Self

import pydantic
from pydantic import Field, StringConstraints, field_validator, model_validator
from pydantic.alias_generators import to_camel

from analysis.errors import reason

Words = Annotated[str, StringConstraints(min_length=1)]
Names = Annotated[list[Words], Field(min_length=1)]
Rule = Annotated[str, StringConstraints(min_length=1, max_length=300)]
"""A pattern or a formula: what is longer is none that a person has written."""

Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._-]{1,100}$")]
"""Of a file, as a call names it: a slash would part it from its topic."""


class _Part(pydantic.BaseModel):
    """Part of a descriptor: nothing unknown, nothing changed afterwards."""

    model_config = pydantic.ConfigDict(
        extra="forbid", frozen=True, alias_generator=to_camel, validate_by_name=True
    )


class Source(_Part):
    """Where data come from."""

    title: Words
    path: Words | None = None


class Licence(_Part):
    """On which terms data may be passed on."""

    name: Words
    title: Words | None = None
    path: Words | None = None


class Constraints(_Part):
    """What the cells of a column must keep. minimum, maximum: numbers, or dates as texts."""

    required: bool = False
    unique: bool = False
    minimum: int | float | str | None = None
    maximum: int | float | str | None = None
    enum: Names | None = None
    pattern: Rule | None = None

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str | None) -> str | None:
        try:
            re.compile(pattern or "")
        except Exception as error:  # a parser meets what its authors did not think of
            raise ValueError(f"no regular expression: {reason(error)}") from None
        return pattern


class TableColumn(_Part):
    """One column of a table."""

    name: Words
    type: Literal["string", "integer", "number", "boolean", "date", "datetime"]
    description: Words | None = None
    unit: Words | None = None
    format: Literal["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S.%f"] | None = None
    constraints: Constraints = Constraints()
    # Booleans are written so, and not otherwise: the two lists are for other programs.
    true_values: tuple[Literal["true"]] | None = None
    false_values: tuple[Literal["false"]] | None = None

    @model_validator(mode="after")
    def _fits_its_type(self) -> Self:
        if (self.type == "datetime") != (self.format is not None):
            raise ValueError("a format is for datetime, and datetime has one")
        limits = [m for m in (self.constraints.minimum, self.constraints.maximum) if m is not None]
        wanted: Any = {"integer": int, "number": int | float, "date": str, "datetime": str}
        if not all(isinstance(m, wanted.get(self.type, ())) for m in limits):
            raise ValueError(f"minimum or maximum is none of a {self.type}")
        if self.type != "string" and (self.constraints.enum or self.constraints.pattern):
            raise ValueError("enum and pattern are for texts")
        return self


class TableSchema(_Part):
    """The columns of a table, and those of them that name a row."""

    fields_: Annotated[list[TableColumn], Field(min_length=1, alias="fields")]
    primary_key: Names | None = None
    missing_values: tuple[Literal[""]] | None = None

    @field_validator("primary_key", mode="before")
    @classmethod
    def _listed(cls, key: Any) -> Any:
        return [key] if isinstance(key, str) else key

    @model_validator(mode="after")
    def _names_its_columns(self) -> Self:
        names = [column.name for column in self.columns]
        _once(names, "column")
        strange = [name for name in self.primary_key or [] if name not in names]
        if strange:
            raise ValueError(f"primaryKey names no column: {', '.join(strange)}")
        return self

    @property
    def columns(self) -> list[TableColumn]:
        return self.fields_


class RowConstraint(_Part):
    """What the cells of a row must keep together.

    formula: over the row's columns, in Python; column: whose cell is blamed; allowed: the same in
    words, with the basis of any limit.
    """

    formula: Rule
    column: Words
    allowed: Words

    @field_validator("formula")
    @classmethod
    def _parses(cls, formula: str) -> str:
        try:
            ast.parse(formula, mode="eval")
        except Exception as error:  # as above
            why = error.msg if isinstance(error, SyntaxError) else reason(error)
            raise ValueError(f"no formula: {why}") from None
        return formula

    @property
    def names(self) -> set[str]:
        """The columns that it is about."""
        nodes = ast.walk(ast.parse(self.formula, mode="eval"))
        return {node.id for node in nodes if isinstance(node, ast.Name)} | {self.column}


class Resource(_Part):
    """One file of a topic: a table, or a map. missing: what is not there, in words."""

    name: Name
    title: Words
    path: Words
    description: Words | None = None
    type: Literal["table", "json"] | None = None
    scheme: Literal["file"] | None = None
    format: Literal["csv", "geojson"] = "csv"
    mediatype: Words | None = None
    encoding: Literal["utf-8"] = "utf-8"
    licenses: list[Licence] | None = None
    sources: list[Source] | None = None
    missing: list[Words] = []
    row_constraints: list[RowConstraint] = []
    table_schema: Annotated[TableSchema | None, Field(alias="schema")] = None

    @field_validator("path")
    @classmethod
    def _within(cls, path: str) -> str:
        parts = PurePosixPath(path).parts
        if path.startswith("/") or ".." in parts or not parts or not path.isprintable():
            raise ValueError("allowed is a path inside the folder")
        return path

    @model_validator(mode="after")
    def _described(self) -> Self:
        if (self.format == "csv") != (self.table_schema is not None):
            raise ValueError("a table in CSV needs a schema, and a map has none")
        columns = {c.name for c in self.table_schema.columns} if self.table_schema else set()
        strange = {name for rule in self.row_constraints for name in rule.names - columns}
        if strange:
            raise ValueError(f"rowConstraints name no column: {', '.join(sorted(strange))}")
        return self


class Package(_Part):
    """One topic: its files, and what holds for them all. missing: what is not there, in words."""

    name: Words
    title: Words
    description: Words | None = None
    licenses: Annotated[list[Licence], Field(min_length=1)]
    sources: Annotated[list[Source], Field(min_length=1)]
    missing: list[Words] = []
    resources: Annotated[list[Resource], Field(min_length=1)]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        _once([resource.name for resource in self.resources], "resource")
        return self


def _once(names: list[str], what: str) -> None:
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"{what} '{name}' stands there twice")
