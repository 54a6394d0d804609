"""How the HTML writer renders the nodes of `elements`, and where their links lead."""

import posixpath
from html import escape

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode
from sphinx.util.osutil import relative_uri
from sphinx.writers.html5 import HTML5Translator

from analysis.publishing import elements, figures
from analysis.publishing.domain import domain_of, evidence_of

_VOID = {"br"}
_INLINE = {"a", "code", "span", "strong"}


def setup_nodes(app) -> None:
    """Register the nodes with the builder and with the numbering of figures and tables."""
    entry = (visit_entry, None)
    app.add_enumerable_node(elements.NumberedFigure, "figure", _title, html=entry)
    app.add_enumerable_node(elements.NumberedTable, "table", _title, html=entry)
    app.add_node(elements.NotebookFigure, html=entry)
    app.add_node(elements.NotebookTable, html=entry)
    app.add_node(elements.Markup, html=(visit_markup, depart_markup))


def visit_entry(self: HTML5Translator, node: nodes.Element) -> None:
    """Write a figure or a table."""
    evidence = evidence_of(self.builder.env)
    find = evidence.figure if node["entry_kind"] == "figure" else evidence.table
    entry = find(node["entry_id"])
    run = evidence.run(entry.notebook)
    self.body.append(figures.html(entry, run, _place(self.builder, node)))
    raise nodes.SkipNode


def visit_markup(self: HTML5Translator, node: elements.Markup) -> None:
    """Open a generated element."""
    root = _root(self.builder)
    attributes = "".join(
        f' {name}="{escape(text.replace("{root}", root))}"' for name, text in node["html"].items()
    )
    self.body.append(f"<{node['tag']}{attributes}>")


def depart_markup(self: HTML5Translator, node: elements.Markup) -> None:
    """Close a generated element."""
    if node["tag"] not in _VOID:
        self.body.append(f"</{node['tag']}>" + ("" if node["tag"] in _INLINE else "\n"))


def notebook_page(env: BuildEnvironment, notebook: str) -> str | None:
    """The page of a notebook, when the book has one."""
    docname = posixpath.join(env.config.evidence_folder, notebook, "notebook")
    return docname if docname in env.found_docs else None


def resolve_links(app, doctree: nodes.document, docname: str) -> None:
    """Turn every Reference into a link, or into text where its page is not in the book."""
    for node in list(doctree.findall(elements.EvidenceLink)):
        target, anchor = _target(app.env, *node["target"])
        content = nodes.inline("", "", *node.children)
        if node["target"][0] == "chapter" and target:
            content = nodes.inline("", app.env.titles[target].astext())
        if target is None:
            node.replace_self(content)
            continue
        link = make_refnode(
            app.builder, docname, target, anchor, content, node.get("reftitle") or None
        )
        link["classes"].append(f"evidence-to-{node['target'][0]}")
        node.replace_self(link)


def mend_roles(app, pagename: str, templatename: str, context: dict, doctree) -> None:
    """Give the entries of a bibliography the role that their list asks for."""
    if "body" in context:
        context["body"] = context["body"].replace('role="doc-biblioentry"', 'role="listitem"')


def _target(env: BuildEnvironment, kind: str, name: str, anchor: str) -> tuple[str | None, str]:
    if kind == "notebook":
        return notebook_page(env, name), anchor
    if kind == "chapter":
        docname = posixpath.join(env.config.evidence_chapters, name)
        return (docname if docname in env.found_docs else None), anchor
    placed = domain_of(env).placed
    if kind in ("figure", "table"):
        if (kind, name) in placed:
            return placed[kind, name].docname, name
        entry = evidence_of(env).figure(name) if kind == "figure" else evidence_of(env).table(name)
        return notebook_page(env, entry.notebook), name
    page = placed.get(("page", kind))
    return (page.docname if page else None), anchor


def _place(builder: StandaloneHTMLBuilder, node: nodes.Element) -> figures.Place:
    env = builder.env
    here = builder.current_docname
    kind, id = node["entry_kind"], node["entry_id"]
    numbered = isinstance(node, elements.NumberedFigure | elements.NumberedTable)
    find = evidence_of(env).figure if kind == "figure" else evidence_of(env).table
    source_page = notebook_page(env, find(id).notebook)
    chapter = domain_of(env).placed.get((kind, id))
    shown_in = None
    if not numbered and chapter:
        shown_in = figures.FigurePlace(
            url=f"{_uri(builder, here, chapter.docname)}#{id}",
            number=_number(env, chapter.docname, kind, id),
            title=env.titles[chapter.docname].astext(),
        )
    data_page = domain_of(env).placed.get(("page", "data"))
    notebook_url = None
    if source_page is not None and source_page != here:
        notebook_url = f"{_uri(builder, here, source_page)}#{id}"
    return figures.Place(
        root=_root(builder),
        number=_number(env, here, kind, id) if numbered else "",
        notebook_url=notebook_url,
        data_url=_uri(builder, here, data_page.docname) if data_page else None,
        shown_in=shown_in,
    )


def _number(env: BuildEnvironment, docname: str, kind: str, id: str) -> str:
    """'Figure 3', as the book numbers it; no number on a page outside the table of contents."""
    numbers = env.toc_fignumbers.get(docname, {}).get(kind, {}).get(id)
    return env.config.numfig_format[kind] % ".".join(map(str, numbers)) if numbers else ""


def _uri(builder: StandaloneHTMLBuilder, here: str, docname: str) -> str:
    return "" if here == docname else builder.get_relative_uri(here, docname)


def _root(builder: StandaloneHTMLBuilder) -> str:
    """Relative path from the current page to the site's root, '' or '../' times its depth."""
    return relative_uri(builder.get_target_uri(builder.current_docname), "index.html").removesuffix(
        "index.html"
    )


def _title(node: nodes.Element) -> str:
    return node["title"]
