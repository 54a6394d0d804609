"""Directives for figures, tables, claims, parameters, data sources and notebooks.

Each is written as its name with one argument or none, e.g. ```{evidence-figure} igs-flat```.
"""

import re
from pathlib import Path

import pandas as pd
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from analysis import tables
from analysis.errors import InputError, known
from analysis.evidence import numbers
from analysis.evidence.reading import Entry, PublishedRun, files
from analysis.publishing import elements, ledger
from analysis.publishing.domain import claim_row, domain_of, evidence_of, problematic
from analysis.publishing.elements import evidence_link, markup
from analysis.publishing.figures import data_path
from analysis.publishing.roles import (
    data_anchor,
    note_table,
    read_claims,
    read_system_evidence,
    read_systems,
)
from analysis.tables.descriptors import Licence, Package, Resource, Source, TableColumn


class _EvidenceDirective(SphinxDirective):
    """A directive whose errors are noted with page and line."""

    required_arguments = 0
    has_content = False

    def run(self) -> list[nodes.Node]:
        try:
            return self.built()
        except InputError as error:
            return [problematic(self.env, " ".join(self.arguments), self.lineno, error)]

    def built(self) -> list[nodes.Node]:
        raise NotImplementedError

    def depend_on(self, run: PublishedRun, *more) -> None:
        for file in (*files(run), *more):
            self.env.note_dependency(str(file))

    def chapter_titles(self, chapters: set[str]) -> dict[str, str]:
        """Titles of the chapters that the book has, read from their first heading."""
        titles = {}
        for chapter in chapters:
            docname = f"{self.config.evidence_chapters}/{chapter}"
            if docname in self.env.found_docs:
                text = Path(self.env.doc2path(docname)).read_text(encoding="utf-8")
                heading = re.search(r"^# +(.+)$", text, re.MULTILINE)
                titles[chapter] = heading.group(1).strip() if heading else chapter
        return titles

    def place(self, kind: str, id: str) -> None:
        domain_of(self.env).place(kind, id, self.env.docname, self.lineno)


class _Numbered(_EvidenceDirective):
    """A figure or table; numbered, with its id as label."""

    required_arguments = 1
    kind: str
    node: type[nodes.Element]

    def entry(self, id: str) -> Entry:
        raise NotImplementedError

    def built(self) -> list[nodes.Node]:
        entry = self.entry(self.arguments[0])
        run = evidence_of(self.env).run(entry.notebook)
        self.depend_on(run, *entry.folder.iterdir())
        self.place(self.kind, entry.id)
        domain_of(self.env).showing.setdefault(self.env.docname, set()).add(entry.id)
        node = entry_node(self.node, entry)
        node["names"].append(entry.id)
        self.set_source_info(node)
        self.state.document.note_explicit_target(node)
        return [node]


class EvidenceFigure(_Numbered):
    """{evidence-figure} id"""

    kind = "figure"
    node = elements.NumberedFigure

    def entry(self, id: str) -> Entry:
        return evidence_of(self.env).figure(id)


class EvidenceTable(_Numbered):
    """{evidence-table} id"""

    kind = "table"
    node = elements.NumberedTable

    def entry(self, id: str) -> Entry:
        return evidence_of(self.env).table(id)


class Claim(_EvidenceDirective):
    """{claim} id: what the paper says, and the verdict."""

    required_arguments = 1

    def built(self) -> list[nodes.Node]:
        id = self.arguments[0]
        claim = claim_row(read_claims(self.env), id)
        evidence = evidence_of(self.env)
        self.place("claim", id)
        self.env.note_reread()  # a verdict may come from a notebook not yet run
        return [ledger.card(claim, evidence)]


class Claims(_EvidenceDirective):
    """{claims} chapter: the claims of one chapter with their verdicts."""

    required_arguments = 1

    def built(self) -> list[nodes.Node]:
        claims = read_claims(self.env)
        chapter = known(self.arguments[0], {c["chapter"] for c in claims.values()}, "chapter")
        self.env.note_reread()
        rows = [c for c in claims.values() if c["chapter"] == chapter]
        return [ledger.claims_table(rows, evidence_of(self.env), anchors=False)]


class ClaimsLedger(_EvidenceDirective):
    """{claims-ledger}: every claim, by chapter."""

    def built(self) -> list[nodes.Node]:
        claims = read_claims(self.env)
        evidence = evidence_of(self.env)
        for id in evidence.verdicts:
            known(id, claims, "claim with a verdict")
        self.place("page", "claims")
        self.env.note_reread()
        titles = self.chapter_titles({c["chapter"] for c in claims.values()})
        return ledger.claims_by_chapter(claims, titles, evidence)


class SystemsLedger(_EvidenceDirective):
    """{systems-ledger}: every system of the paper, what models it and what was found."""

    def built(self) -> list[nodes.Node]:
        systems, claims = read_systems(self.env), read_claims(self.env)
        self.place("page", "systems")
        self.env.note_reread()
        titles = self.chapter_titles({s["chapter"] for s in systems.values()})
        shown = read_system_evidence(self.env)
        return ledger.systems_by_chapter(systems, shown, claims, titles, evidence_of(self.env))


class ParameterTable(_EvidenceDirective):
    """{parameters} notebook: name, published value, allowed values and meaning of each."""

    required_arguments = 1

    def built(self) -> list[nodes.Node]:
        run = evidence_of(self.env).run(self.arguments[0])
        self.depend_on(run)
        rows = [
            [
                markup("code", name),
                " ".join(filter(None, (numbers.shown_parameter(p.value), p.unit))),
                p.allowed,
                p.description,
            ]
            for name, p in run.record.parameters.items()
        ]
        header = ["Parameter", "Published value", "Allowed", "Meaning"]
        return [elements.table_node(header, rows, class_="evidence-parameters", label=run.title)]


class DataSources(_EvidenceDirective):
    """{data-sources}: the tables of data/, with licences, sources and what is missing."""

    def built(self) -> list[nodes.Node]:
        self.place("page", "data")
        self.env.note_reread()
        made = []
        for topic in tables.topics():
            package = tables.descriptor(topic)
            about = [package.description] if package.description else []
            about += [f"Missing: {missing}" for missing in package.missing]
            made.append(
                elements.section(
                    f"data-{topic or 'report'}-package",
                    package.title,
                    *(markup("p", text) for text in about),
                    *(self._table(topic, package, r) for r in package.resources),
                )
            )
        return made

    def _table(self, topic: str, package: Package, resource: Resource) -> nodes.Node:
        name = "/".join(filter(None, (topic, resource.name)))
        note_table(self.env, name)
        path = "/".join(filter(None, ("data", topic, resource.path)))
        licences = resource.licenses or package.licenses
        sources = resource.sources or package.sources
        about, columns = [], []
        size = "Not a table"
        if resource.table_schema is not None:
            frame = tables.read(name)
            size = f"{len(frame):,} rows, {len(frame.columns)} columns"
            about = _gaps(frame)
            columns = [_folded("Columns", _fields(name, resource.table_schema.columns))]
        file = markup("a", path, href="{root}" + data_path(path), download="")
        licence = _joined([_licence(x) for x in licences])
        if resource.description:
            about.insert(0, markup("p", resource.description))
        for missing in resource.missing:
            about.append(markup("p", "Missing: ", missing))
        return elements.section(
            data_anchor(name),
            resource.title,
            markup("p", file, f": {size}. Licence: ", *licence, "."),
            *about,
            *columns,
            _folded("Sources", markup("ul", *(markup("li", _source(s)) for s in sources))),
        )


class NotebookList(_EvidenceDirective):
    """{notebook-list}: the notebooks, what each asks and what it hands to the book."""

    def built(self) -> list[nodes.Node]:
        evidence = evidence_of(self.env)
        self.env.note_reread()
        rows = []
        for run in evidence.runs.values():
            counts = [
                sum(entry.notebook == run.name for entry in found.values())
                for found in (evidence.figures, evidence.tables, evidence.verdicts)
            ]
            rows.append(
                [
                    evidence_link(run.title, "notebook", run.name),
                    run.record.question,
                    *map(str, [*counts, len(run.values)]),
                    markup("code", f"python -m analysis run {run.name}"),
                ]
            )
        header = ["Notebook", "Question", "Figures", "Tables", "Verdicts", "Values", "Run it again"]
        return [elements.table_node(header, rows, class_="evidence-notebooks", label="Notebooks")]


DIRECTIVES = {
    "evidence-figure": EvidenceFigure,
    "evidence-table": EvidenceTable,
    "claim": Claim,
    "claims": Claims,
    "claims-ledger": ClaimsLedger,
    "systems-ledger": SystemsLedger,
    "parameters": ParameterTable,
    "data-sources": DataSources,
    "notebook-list": NotebookList,
}


def entry_node(kind: type[nodes.Element], entry: Entry) -> nodes.Element:
    """The node of a figure or table; its texts are children so that the search finds them."""
    node = kind("", entry_id=entry.id, entry_kind=entry.kind, title=entry.title)
    node += nodes.caption(entry.title, entry.title)
    if entry.caption != entry.title:
        node += nodes.paragraph(entry.caption, entry.caption)
    return node


def _gaps(frame: pd.DataFrame) -> list[nodes.Node]:
    empty = {column: count for column, count in frame.isna().sum().items() if count}
    told = [f"{column}: {count:,} of {len(frame):,} rows" for column, count in empty.items()]
    label = "Empty where not known or not applicable: "
    return [markup("p", label, "; ".join(told))] if told else []


def _fields(table: str, fields: list[TableColumn]) -> nodes.Node:
    rows = [[markup("code", f.name), f.type, f.unit or "", f.description or ""] for f in fields]
    header = ["Column", "Type", "Unit", "Meaning"]
    return elements.table_node(header, rows, class_="evidence-columns", label=f"Columns of {table}")


def _folded(summary: str, content: nodes.Node) -> nodes.Node:
    return markup("details", markup("summary", summary), content, class_="evidence-folded")


def _licence(licence: Licence) -> nodes.Node | str:
    name, path = licence.title or licence.name, licence.path
    return markup("a", name, href=path, class_="reference external") if path else name


def _source(source: Source) -> nodes.Node | str:
    if source.path and source.path.startswith(("http://", "https://")):
        return markup("a", source.title, href=source.path, class_="reference external")
    return source.title


def _joined(children: list) -> list:
    return [part for child in children for part in (", ", child)][1:]
