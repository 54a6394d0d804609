"""Equations as MathML, written at build time: no script, readable aloud, sharp at any size."""

import functools
import re

import latex2mathml.converter
from docutils import nodes
from sphinx.util.docutils import SphinxTranslator
from sphinx.util.math import get_node_equation_number

from analysis.errors import InputError


@functools.lru_cache(maxsize=4096)
def mathml(latex: str, *, display: bool) -> str:
    """An equation as a <math> element.

    Raises InputError for LaTeX that cannot be converted, naming the command.
    """
    try:
        made = latex2mathml.converter.convert(latex, display="block" if display else "inline")
    except Exception as error:  # the library raises a dozen classes of its own
        reason = str(error) or type(error).__name__
        raise InputError(f"the equation '{latex}' cannot be converted: {reason}") from None
    unknown = re.search(r">\s*(\\[A-Za-z]+)\s*<", made)
    if unknown:
        raise InputError(f"the equation '{latex}' uses {unknown.group(1)}, which is not known")
    return made


def check_equations(app, doctree: nodes.document) -> None:
    """Note every equation that cannot be converted, with its page and line."""
    from analysis.publishing.domain import domain_of

    for node in doctree.findall(lambda n: isinstance(n, nodes.math | nodes.math_block)):
        try:
            mathml(node.astext(), display=isinstance(node, nodes.math_block))
        except InputError as error:
            line = node.line or (node.parent.line if node.parent else None) or 1
            domain_of(app.env).problem(app.env.docname, line, str(error))


def visit_inline(self: SphinxTranslator, node: nodes.math) -> None:
    """Write an equation in a line."""
    self.body.append(mathml(node.astext(), display=False))
    raise nodes.SkipNode


def visit_block(self: SphinxTranslator, node: nodes.math_block) -> None:
    """Write an equation of its own, with its number when it has a label."""
    self.body.append(self.starttag(node, "div", CLASS="equation", tabindex="0"))
    if node["number"]:
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})</span>')
    self.body.append(mathml(node.astext(), display=True))
    self.body.append("</div>\n")
    raise nodes.SkipNode
