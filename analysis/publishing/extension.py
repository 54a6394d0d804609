"""Sphinx extension of the book: evidence in the text, checked while it is built.

Everything that is wrong is told at once, one line each with page and line number, and stops the
build, with or without `-W`.
"""

import hashlib
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError

from analysis import paths
from analysis.errors import InputError
from analysis.evidence import reading
from analysis.publishing import bare_numbers, mathml, notebook_pages, render, site
from analysis.publishing.directives import DIRECTIVES
from analysis.publishing.domain import EvidenceDomain, domain_of, evidence_of, keep_evidence
from analysis.publishing.roles import FactRole, StatedRole, ValueRole
from analysis.publishing.search_words import ReportSearch
from analysis.runner.publication import stale_notebooks


class BookError(SphinxError):
    """What the book says and what the evidence says do not agree."""

    category = "The book is not built"


def setup(app: Sphinx) -> dict:
    """Register the extension."""
    app.add_config_value("evidence_folder", "book/evidence", "env", types=[str])
    app.add_config_value("evidence_chapters", "book", "env", types=[str])
    app.add_config_value("evidence_narrative", ["book/*", "book/reference/*"], "env", types=[list])
    app.add_config_value("evidence_not_narrative", ["book/reference/changelog"], "env", [list])
    app.add_config_value("evidence_code", _code_hash(), "env", types=[str])

    app.add_domain(EvidenceDomain)
    app.add_search_language(ReportSearch)
    render.setup_nodes(app)
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
    for name, role in (("value", ValueRole), ("stated", StatedRole), ("fact", FactRole)):
        app.add_role(name, role())
    app.add_html_math_renderer(
        "mathml",
        inline_renderers=(mathml.visit_inline, None),
        block_renderers=(mathml.visit_block, None),
    )

    app.connect("builder-inited", read_evidence)
    app.connect("doctree-read", notebook_pages.render_outputs)
    app.connect("doctree-read", mathml.check_equations)
    app.connect("doctree-read", check_numbers)
    app.connect("env-updated", stop_on_problems)
    app.connect("doctree-resolved", render.resolve_links)
    app.connect("html-page-context", render.mend_roles)
    app.connect("build-finished", write_site)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def read_evidence(app: Sphinx) -> None:
    """Read the published runs; stop when one that the book shows is missing or stale."""
    folder = Path(app.srcdir, app.config.evidence_folder)
    try:
        evidence = reading.read(folder)
        keep_evidence(app, evidence)
        shown = set(evidence.runs) | _notebooks_in_toc(app)
        there = set(paths.notebooks())
        reasons = stale_notebooks(sorted(shown & there)) if shown & there else {}
    except InputError as error:
        raise BookError(str(error)) from None
    lines = [
        f"the evidence of notebook {name} is not fresh: {why}" for name, why in reasons.items()
    ]
    lines += [
        f"{app.config.evidence_folder}/{name}: there is no notebook '{name}' to make it from"
        for name in sorted(shown - there)
    ]
    if lines:
        names = " ".join(sorted(reasons))
        hint = [f"run `make book`, or `python -m analysis publish {names}`"] if names else []
        raise BookError("\n".join(lines + hint))


def check_numbers(app: Sphinx, doctree: nodes.document) -> None:
    """Note every number typed into a narrative chapter."""
    config, docname = app.config, app.env.docname
    if not bare_numbers.is_narrative(
        docname, config.evidence_narrative, config.evidence_not_narrative
    ):
        return
    for found in bare_numbers.in_doctree(doctree):
        domain_of(app.env).problem(docname, found.line, bare_numbers.message(found))


def stop_on_problems(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Stop when any page has a problem; else name the pages whose links may have moved."""
    domain = domain_of(env)
    told = domain.told()
    if told:
        count = f"{len(told)} problem{'s' if len(told) > 1 else ''}"
        raise BookError("\n".join([f"{count} in the text", *told]))
    numbered = {
        (kind, id): (at.docname, env.toc_fignumbers.get(at.docname, {}).get(kind, {}).get(id))
        for (kind, id), at in domain.placed.items()
    }
    moved = numbered != domain.numbered
    domain.numbered = numbered
    return sorted(env.found_docs) if moved else []


def write_site(app: Sphinx, error: Exception | None) -> None:
    """Copy what the pages link to."""
    if error is None and app.builder.format == "html":
        try:
            site.write(evidence_of(app.env), Path(app.outdir))
        except InputError as problem:
            raise BookError(str(problem)) from None


def _notebooks_in_toc(app: Sphinx) -> set[str]:
    site_map = getattr(app.config, "external_site_map", None)
    prefix = app.config.evidence_folder.rstrip("/") + "/"
    pages = [name for name in site_map or () if name.startswith(prefix)]
    return {page.removeprefix(prefix).split("/")[0] for page in pages}


def _code_hash() -> str:
    """A change of this package makes every page anew."""
    folder = Path(__file__).parent
    files = sorted([*folder.glob("*.py"), *folder.glob("templates/*")])
    return hashlib.sha256(b"".join(f.read_bytes() for f in files)).hexdigest()
