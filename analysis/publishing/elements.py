"""Nodes of the document tree that the builder renders from the evidence."""

from docutils import nodes


class EvidenceLink(nodes.Inline, nodes.TextElement):
    """Text that links to evidence; becomes a link once every page is known.

    Attributes: target: (kind, name, anchor); reftitle: tooltip.
    """


class NumberedFigure(nodes.General, nodes.Element):
    """A figure of a chapter; numbered by Sphinx, `{numref}` finds it by its id."""


class NotebookFigure(nodes.General, nodes.Element):
    """The same figure on the page of its notebook, without a number."""


class NumberedTable(nodes.General, nodes.Element):
    """A table of a chapter; numbered by Sphinx."""


class NotebookTable(nodes.General, nodes.Element):
    """The same table on the page of its notebook."""


class Markup(nodes.General, nodes.TextElement):
    """A generated element that holds other nodes; attributes tag, html."""


def evidence_link(
    text: str, kind: str, name: str, anchor: str = "", title: str = ""
) -> EvidenceLink:
    """A link to evidence. kind: notebook, chapter, figure, table, claims, systems or data."""
    node = EvidenceLink(text, text, target=(kind, name, anchor))
    if title:
        node["reftitle"] = title
    return node


def markup(tag: str, *children: nodes.Node | str, **attributes: str) -> Markup:
    """A generated HTML element; `class_` gives its class, other names are attributes."""
    html = {name.rstrip("_").replace("_", "-"): text for name, text in attributes.items()}
    made = Markup("", "", tag=tag, html=html)
    made += [nodes.Text(child) if isinstance(child, str) else child for child in children]
    return made


def section(id: str, title: str, *children: nodes.Node) -> nodes.section:
    """A generated section; it shows in the page's own table of contents."""
    made = nodes.section("", nodes.title(title, title), *children, ids=[id], evidence=True)
    made["names"].append(id)
    return made


def table_node(
    header: list[str],
    rows: list[list],
    *,
    class_: str,
    label: str,
    row_ids: list[str] | None = None,
) -> Markup:
    """A generated table in a box that scrolls sideways on a narrow screen.

    rows: cells as text, a node, or a list of both; label: what a screen reader calls the table;
    row_ids: an anchor for each row.
    """
    head = markup("tr", *(markup("th", name, scope="col") for name in header))
    lines = []
    for number, row in enumerate(rows):
        anchor = {"id": row_ids[number]} if row_ids else {}
        cells = [
            markup("td", *_children(cell), data_label=name)
            for name, cell in zip(header, row, strict=True)
        ]
        lines.append(markup("tr", *cells, **anchor))
    whole = markup("table", markup("thead", head), markup("tbody", *lines), class_=class_)
    # A box that scrolls must be reachable with the keyboard.
    return markup(
        "div", whole, class_="evidence-scroll", tabindex="0", role="region", aria_label=label
    )


def _children(cell: nodes.Node | str | list) -> list:
    return cell if isinstance(cell, list) else [cell]
