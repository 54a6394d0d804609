"""The pages of the executed notebooks: evidence outputs get the book's own rendering."""

import posixpath
import re

from docutils import nodes
from sphinx.environment import BuildEnvironment

from analysis.errors import InputError
from analysis.publishing import elements, ledger
from analysis.publishing.directives import entry_node
from analysis.publishing.domain import domain_of, evidence_of
from analysis.publishing.roles import read_claims

_MARKED = re.compile(
    r"<(?:figure|div)[^>]*\bdata-evidence-(figure|table|values|verdicts)=\"(.*?)\""
)


def notebook_of(env: BuildEnvironment, docname: str) -> str | None:
    """The notebook whose page this is, if it is one."""
    folder, _, name = docname.rpartition("/")
    parent, _, notebook = folder.rpartition("/")
    is_page = parent == env.config.evidence_folder.rstrip("/") and name == "notebook"
    return notebook if is_page else None


def render_outputs(app, doctree: nodes.document) -> None:
    """Replace each marked HTML output of a notebook page."""
    env = app.env
    notebook = notebook_of(env, env.docname)
    if notebook is None:
        return
    try:
        run = evidence_of(env).run(notebook)
    except InputError as error:
        domain_of(env).problem(env.docname, 1, str(error))
        return
    env.note_dependency(posixpath.join(str(run.folder), "run.json"))
    for raw in list(doctree.findall(nodes.raw)):
        marks = _MARKED.findall(raw.astext()) if raw.get("format") == "html" else []
        if not marks:
            continue
        try:
            raw.replace_self([_rendered(env, kind, name) for kind, name in marks])
        except InputError as error:
            domain_of(env).problem(env.docname, raw.line or 1, str(error))


def _rendered(env: BuildEnvironment, kind: str, name: str) -> nodes.Element:
    evidence = evidence_of(env)
    if kind == "figure":
        domain_of(env).showing.setdefault(env.docname, set()).add(name)
        return entry_node(elements.NotebookFigure, evidence.figure(name))
    if kind == "table":
        return entry_node(elements.NotebookTable, evidence.table(name))
    run = evidence.run(name)
    if kind == "values":
        return ledger.values_table(run.values, run.title)
    found = [v for v in evidence.verdicts.values() if v.notebook == name]
    return ledger.verdicts_table(found, read_claims(env))
