"""Inline roles: {value}`notebook:key`, {stated}`claim`, {fact}`topic/table:row:column`.

Each ends in text with its unit in words, and links to where the number comes from. `|number` gives
the number alone; {stated}`claim|2` the second of several stated values.
"""

import pandas as pd
from docutils import nodes
from sphinx.util.docutils import SphinxRole

from analysis import tables
from analysis.errors import InputError, known, present
from analysis.evidence import numbers
from analysis.evidence.reading import files
from analysis.publishing import elements, phrases
from analysis.publishing.domain import claim_row, evidence_of, problematic
from analysis.tables.descriptors import TableColumn


class _EvidenceRole(SphinxRole):
    """A role whose errors are noted with page and line."""

    def run(self) -> tuple[list[nodes.Node], list]:
        try:
            return [self.reference()], []
        except InputError as error:
            return [problematic(self.env, self.text, self.lineno, error)], []

    def reference(self) -> nodes.Node:
        raise NotImplementedError

    def split(self) -> tuple[str, str | None]:
        """The target and the variant behind '|', if any."""
        target, bar, variant = self.text.partition("|")
        return target.strip(), variant.strip() if bar else None


class ValueRole(_EvidenceRole):
    """A recorded value."""

    def reference(self) -> nodes.Node:
        target, variant = self.split()
        notebook, colon, key = target.partition(":")
        if not colon:
            raise InputError(f"value '{target}': write notebook:key")
        value = evidence_of(self.env).value(notebook, key)
        for file in files(evidence_of(self.env).run(notebook)):
            self.env.note_dependency(str(file))
        if variant is not None:
            known(variant, ["number"], "variant of a value")
        text = value.text if variant else value.in_words()
        return elements.evidence_link(
            text, "notebook", notebook, value_anchor(key), title=value.description
        )


class StatedRole(_EvidenceRole):
    """What the 2020 paper states in one claim."""

    def reference(self) -> nodes.Node:
        id, variant = self.split()
        claim = claim_row(read_claims(self.env), id)
        parts = phrases.stated_parts(claim["stated_value"], claim["unit"])
        if not parts:
            raise InputError(f"claim '{id}' states no single value: use the claim directive")
        if variant and variant.isdigit():
            if not 1 <= int(variant) <= len(parts):
                raise InputError(f"claim '{id}' states {len(parts)} values, not {variant}")
            parts = [parts[int(variant) - 1]]
        elif variant is not None:
            known(variant, ["number", *map(str, range(1, len(parts) + 1))], "variant of a claim")
        text = phrases.stated_phrase(parts, with_units=variant != "number")
        return elements.evidence_link(
            text, "claims", id, claim_anchor(id), title=f"The 2020 paper: {claim['claim']}"
        )


class FactRole(_EvidenceRole):
    """One cell of a table of data/; a row is named by its primary key, parts joined by ','."""

    def reference(self) -> nodes.Node:
        target, variant = self.split()
        try:
            reference, rest = target.split(":", 1)
            row_id, column = rest.rsplit(":", 1)
        except ValueError:
            raise InputError(f"fact '{target}': write topic/table:row:column") from None
        if variant is not None:
            known(variant, ["number"], "variant of a fact")
        row, field = _cell(reference, row_id, column)
        note_table(self.env, reference)
        text = phrases.fact_text(row[column], field.type, column)
        unit = field.unit or _text(row.get("unit"))
        if variant is None and field.type in ("integer", "number") and unit:
            text = numbers.with_unit(text, unit)
        return elements.evidence_link(
            text, "data", reference, data_anchor(reference), title=_text(row.get("source"))
        )


def value_anchor(key: str) -> str:
    """The anchor of a value on its notebook's page."""
    return f"value-{key}"


def claim_anchor(id: str) -> str:
    """The anchor of a claim in the ledger and of its card."""
    return f"claim-{id}"


def data_anchor(reference: str) -> str:
    """The anchor of a table on the page of data sources."""
    return f"data-{reference.replace('/', '-').replace('_', '-')}"


def read_claims(env) -> dict[str, dict]:
    """data/claims.csv by id; the page that asks is read again when the file changes."""
    return _by_id(env, "claims")


def read_systems(env) -> dict[str, dict]:
    """data/systems.csv by id."""
    return _by_id(env, "systems")


def read_system_evidence(env) -> list[tuple[str, str, str]]:
    """data/system_evidence.csv as (system, kind, id of a figure or claim)."""
    note_table(env, "system_evidence")
    return list(tables.read("system_evidence").itertuples(index=False, name=None))


def note_table(env, reference: str) -> None:
    """Make the current page depend on a table of data/ and its descriptor."""
    env.note_dependency(str(tables.file_of(reference)))
    env.note_dependency(str(tables.descriptor_file(reference.rpartition("/")[0])))


def _by_id(env, table: str) -> dict[str, dict]:
    frame = tables.read(table)
    note_table(env, table)
    frame = frame.astype(object).where(frame.notna(), None)
    return {row["id"]: row for row in frame.to_dict("records")}


def _cell(reference: str, row_id: str, column: str) -> tuple[dict, TableColumn]:
    schema = present(tables.resource(reference).table_schema, f"rows in {reference}, a map")
    fields = {c.name: c for c in schema.columns}
    known(column, fields, f"column of {reference}")
    if not schema.primary_key:
        raise InputError(f"table {reference} has no primary key: no row of it can be named")
    frame = tables.read(reference)
    columns = schema.primary_key
    names = pd.Series(
        [",".join(_text(v) for v in row) for row in frame[columns].itertuples(index=False)]
    )
    known(row_id, names, f"row of {reference}")
    return frame[(names == row_id).to_numpy()].iloc[0].to_dict(), fields[column]


def _text(value) -> str:
    return "" if value is None or value != value else str(value)
