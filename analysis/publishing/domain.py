"""What the pages of one build have in common: where each figure stands, and what is wrong.

Problems are collected, so that one build tells all of them, each with its page and line.
"""

from typing import ClassVar, NamedTuple, cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment

from analysis.errors import InputError, known
from analysis.evidence import reading
from analysis.publishing import elements


class Placed(NamedTuple):
    """A place in the book."""

    docname: str
    line: int


class _Build(Sphinx):
    """Sphinx's application with what this extension keeps on it; for the type alone."""

    evidence: reading.Evidence


class EvidenceDomain(Domain):
    """Placements and problems per page; survives incremental and parallel reading."""

    name = "evidence"
    label = "Evidence"
    initial_data: ClassVar[dict] = {  # type: ignore[misc]  # Sphinx declares an instance's
        "placed": {},
        "problems": {},
        "showing": {},
        "numbered": {},
    }
    data_version = 2

    @property
    def placed(self) -> dict[tuple[str, str], Placed]:
        """Where each (kind, id) stands; kinds: figure, table, claim, claims, systems, data."""
        return self.data["placed"]

    @property
    def problems(self) -> dict[str, list[tuple[int, str]]]:
        """(line, message) by page."""
        return self.data["problems"]

    @property
    def showing(self) -> dict[str, set[str]]:
        """Ids of the figures that each page draws, numbered or not."""
        return self.data["showing"]

    @property
    def numbered(self) -> dict[tuple[str, str], tuple[str, tuple[int, ...] | None]]:
        """Page and number of each (kind, id), as the pages were last written with them."""
        return self.data["numbered"]

    @numbered.setter
    def numbered(self, numbers: dict[tuple[str, str], tuple[str, tuple[int, ...] | None]]) -> None:
        self.data["numbered"] = numbers

    def place(self, kind: str, id: str, docname: str, line: int) -> None:
        """Note that a page shows something that may stand once in the book.

        Raises InputError when it stands elsewhere already.
        """
        first = self.placed.setdefault((kind, id), Placed(docname, line))
        if first != (docname, line):
            where = f"{self.env.doc2path(first.docname, base=False)}:{first.line}"
            raise InputError(f"{kind} '{id}' already stands at {where}")

    def problem(self, docname: str, line: int, message: str) -> None:
        """Note what is wrong on a page."""
        found = self.problems.setdefault(docname, [])
        if (line, message) not in found:
            found.append((line, message))

    def clear_doc(self, docname: str) -> None:
        self.data["placed"] = {k: at for k, at in self.placed.items() if at.docname != docname}
        self.problems.pop(docname, None)
        self.showing.pop(docname, None)

    def merge_domaindata(self, docnames: list[str], otherdata: dict) -> None:
        for docname in docnames:
            for line, message in otherdata["problems"].get(docname, []):
                self.problem(docname, line, message)
            if docname in otherdata["showing"]:
                self.showing[docname] = otherdata["showing"][docname]
        for (kind, id), at in otherdata["placed"].items():
            if at.docname in docnames:
                try:
                    self.place(kind, id, at.docname, at.line)
                except InputError as error:
                    self.problem(at.docname, at.line, str(error))

    def told(self) -> list[str]:
        """Every problem as one line, in reading order."""
        return [
            f"{self.env.doc2path(docname, base=False)}:{line}: {message}"
            for docname in sorted(self.problems)
            for line, message in sorted(self.problems[docname])
        ]


def domain_of(env: BuildEnvironment) -> EvidenceDomain:
    """The domain of a build."""
    return cast(EvidenceDomain, env.get_domain(EvidenceDomain.name))


def keep_evidence(app: Sphinx, evidence: reading.Evidence) -> None:
    """Keep the published evidence for the pages of this build."""
    cast(_Build, app).evidence = evidence


def evidence_of(env: BuildEnvironment) -> reading.Evidence:
    """The published evidence that a build reads."""
    return cast(_Build, env.app).evidence


def problematic(env: BuildEnvironment, text: str, line: int, error: InputError) -> nodes.Node:
    """Note an error and return what stands in its place until the build stops."""
    domain_of(env).problem(env.docname, line, str(error))
    return elements.markup("span", text, class_="evidence-problem")


def claim_row(claims: dict[str, dict], id: str) -> dict:
    """One row of data/claims.csv. Raises InputError for an unknown id."""
    return claims[known(id, claims, "claim")]
