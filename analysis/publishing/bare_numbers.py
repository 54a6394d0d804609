"""Find numbers that are typed into a narrative chapter.

A computed or sourced number reaches the text through a role ({value}, {stated}, {fact}) or a
directive; one that is typed goes stale unseen, so it fails the build. Read are paragraphs,
headings, lists, tables, captions, footnotes, admonitions, link texts, text alternatives of
pictures and raw HTML. Not read are roles and directives of the evidence, code, equations, link
targets, citations, cross-references and footnote marks; an equation that is nothing but a number
is read.

These are no numbers (everything else with a digit in it is):

- a year from 1900 to 2060, or 2100, a span of years (2014–2018, 2014/15) or a decade (1990s),
  unless what stands around it counts: a unit or a counted thing behind it ('2000 km', '2007
  pieces'), a word of quantity before it ('some 2000', 'more than 2000'), or a plural behind it
  with nothing before it that speaks of time ('catalogued 2007 tests');
- a date (24 July 2026, July 24, 2026, 2026-07-24, 24–26 July), a time with its zone (12:00 UTC);
- a fiscal year (FY2020, FY2014–2018, fiscal 2020), a Japanese era's year (Reiwa 2);
- a proper name that starts with a capital letter and carries digits (ALOS-2, H3, J/FPS-5,
  Fengyun-1C, Optical-5, WGS-84), also 'Optical-5 to -8', and a name from `NAMES` or one that is a
  word of `NUMBERED` and a number or span (Cosmos 2251, Python 3.11 to 3.13); codes of money are
  no names (JPY365);
- a page of a source (p. 24, pp. 24–26, page 24) and its section in a citation (sec. 9.5);
- an ordinal in a name (the 1st Space Operations Squadron, the 21st century).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.util.matching import Matcher

from analysis.publishing import elements

# Names that carry a number which the rules below would take for one.
NAMES = ("2D", "3D", "4D", "3U", "5G", "F10.7", "F10", "9/11", "CC BY 4.0", "CC0 1.0")

# Words that make a name together with the number behind them.
NUMBERED = (
    "Agenda", "Apollo", "Ariane", "Article", "Articles", "Asie.Visions", "Atlas", "Block", "Cosmos",
    "DSN", "Delta", "Falcon", "Group of", "IGS", "Iridium", "Jupyter Book", "Kosmos", "Long March",
    "NRLMSIS", "No.", "Phase", "Python", "Resolution", "Sphinx", "Starlink", "Task", "Tiangong",
    "Titan", "Type", "Vega", "Vega-Lite", "version",
)  # fmt: skip

# What is counted or measured: behind a number it is never a year.
COUNTED = frozenset(
    re.findall(
        r"\w+",
        """
    km kilometre kilometres kilometer kilometers m metre metres meter meters cm mm nm centimetre
    centimetres kg g t tonne tonnes ton tons s second seconds min minute minutes h hour hours day
    days week weeks month months deg degree degrees arcsec w kw mw ghz mhz hz db dbm k percent per
    percentage yen dollar dollars euro euros jpy usd eur gbp rupees yuan trillion billion million
    thousand hundred dozen bn mn piece pieces fragment fragments object objects satellite satellites
    payload payloads debris people staff personnel launch launches pass passes observation
    observations sensor sensors radar radars telescope telescopes missile missiles destroyer
    destroyers unit units vessel vessels ship ships station stations site sites orbit orbits
    catalogued tracked times rows points cells years
    """,
    )
)

_QUANTITY = re.compile(
    r"\b(?:about|some|over|nearly|almost|roughly|approximately|exceed(?:s|ed|ing)?|at least|"
    r"at most|(?:more|fewer|less) than|under|total of|as many as)\s+$",
    re.IGNORECASE,
)
_OF_TIME = re.compile(
    r"(?:^|[.,;:()\[\]“”\"—–!?]\s*|\b(?:in|since|by|until|till|from|to|of|and|or|before|after|during|"
    r"between|through|for|as|the|a|an|this|that|these|its|their|his|her|fiscal|year|years|calendar|"
    r"early|late|mid|spring|summer|autumn|winter|end|around|circa|beyond|but|while|with|on|at|both|"
    r"another|each)\s+|['’]s?\s+)$",
    re.IGNORECASE,
)
_NOT_PLURAL = frozenset(
    ("is", "was", "has", "as", "its", "this", "thus", "does", "us", "always", "perhaps", "plus")
)

_YEAR = r"(?:19\d\d|20[0-5]\d|2060|2100)"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_DASH = r"\s?[–/-]\s?"

# Allowed as they stand, whatever is around them; the order matters.
_ALLOWED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\bFY\s?{_YEAR}(?:{_DASH}(?:FY\s?)?(?:{_YEAR}|\d\d))?\b",
        rf"\bfiscal (?:years? )?{_YEAR}(?:{_DASH}(?:{_YEAR}|\d\d))?\b",
        r"\b(?:Heisei|Reiwa|Showa) \d{1,2}\b",
        rf"\b{_YEAR}-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?\b(?!-?\d)",
        rf"\b[0-3]?\d(?:{_DASH}[0-3]?\d)?\s+{_MONTH}(?:\s+{_YEAR})?\b",
        rf"\b{_MONTH}\s+[0-3]?\d(?:{_DASH}[0-3]?\d)?,\s+{_YEAR}\b",
        rf"\b{_MONTH}\s+{_YEAR}\b",
        r"\b[0-2]?\d:[0-5]\d(?::[0-5]\d)?\s?(?:UTC|JST)\b",
        r"\b(?:(?i:early|mid|late)[ -])?(?:19|20)\d0s\b",
        r"\b(?:pp?\.|pages?)\s?\d+(?:(?:\s?[–-]\s?|, | and | to )\d+)*\b",
        r"\b(?:sec|ch)\.\s?\d+(?:\.\d+)*\b",
        r"\b\d+(?:st|nd|rd|th)\s+(?:century\b|centuries\b|[A-Z])",
        r"\b(?:doi|arXiv):\s?\S+",
        r"\bISBN[:\s]*[\d-]+X?\b",
        r"(?<![\w.])(?:" + "|".join(map(re.escape, NAMES)) + r")(?![\w.,]?\d)\b",
        r"\b(?:" + "|".join(map(re.escape, NUMBERED)) + r")[ -]\d+(?:\.\d+)*[A-Z]?"
        r"(?:(?: to |–)\d+(?:\.\d+)*)?(?![\w.,]?\d)\b",
    )
)
_YEARS = re.compile(
    rf"(?<![\w.,$€£¥~≈<>≥≤±+−])(?<!\w[-–])(?P<from>{_YEAR})(?:{_DASH}(?P<to>{_YEAR}|\d\d))?"
    r"(?!\w)(?![.,–/-]\d)"
)
_MID_YEAR = re.compile(rf"\b(?i:mid|early|late|post|pre)[-–]{_YEAR}\b(?![.,]\d)")
_WORD_BEHIND = re.compile(r"[\s-]*([A-Za-zµ]+|[%‰°$€£¥])")
_NAME = re.compile(
    r"(?<![\w.,$€£¥-])(?P<head>[A-Z][A-Za-z]*)(?:[-/]?[A-Za-z0-9]+)*"
    r"(?:(?:,| to| and| or|/) ?-\d+[A-Z]?)*"
    r"(?![\w$€£¥%]|[.,]\d)"
)
_MONEY = frozenset(
    ("JPY", "USD", "EUR", "GBP", "INR", "CNY", "RMB", "KRW", "AUD", "US", "Yen", "Dollars", "Euros")
)
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*|[¼-¾⅐-⅞]")

_NOT_READ = (
    nodes.literal,
    nodes.literal_block,
    nodes.math_block,
    nodes.doctest_block,
    nodes.comment,
    nodes.label,
    nodes.citation,
    nodes.footnote_reference,
    nodes.citation_reference,
    nodes.substitution_definition,
    nodes.target,
    nodes.system_message,
    addnodes.toctree,
    addnodes.index,
    elements.Markup,
    elements.EvidenceLink,
    elements.NumberedFigure,
    elements.NumberedTable,
)


class Found(NamedTuple):
    """A typed number and the line it stands on."""

    line: int
    number: str


def is_narrative(docname: str, narrative: list[str], excepted: list[str]) -> bool:
    """Whether a page is checked; patterns as Sphinx has them, '*' stays within a folder."""
    return Matcher(narrative)(docname) and not Matcher(excepted)(docname)


def message(found: Found) -> str:
    """What the build says of a typed number."""
    return (
        f"typed number '{found.number}': take it from {{value}}`notebook:key`, "
        "{stated}`claim` or {fact}`topic/table:row:column`"
    )


def in_text(text: str) -> list[tuple[int, str]]:
    """The numbers in a text that no rule allows, as (position, number)."""
    for pattern in _ALLOWED:
        text = pattern.sub(_masked, text)
    text = _MID_YEAR.sub(_masked, text)
    text = _YEARS.sub(lambda m: _masked(m) if _is_year(m) else m.group(), text)
    text = _NAME.sub(lambda m: m.group() if m["head"] in _MONEY else _masked(m), text)
    return [(m.start(), m.group()) for m in _NUMBER.finditer(text)]


def in_doctree(doctree: nodes.Node) -> Iterator[Found]:
    """The typed numbers of a page."""
    yield from _walk(doctree, 1)


def _masked(match: re.Match) -> str:
    return re.sub(r"\d", "x", match.group())


def _is_year(match: re.Match) -> bool:
    first, last = match["from"], match["to"]
    if last and int(first[: 4 - len(last)] + last) <= int(first):
        return False
    before, behind = match.string[: match.start()], match.string[match.end() :]
    if _QUANTITY.search(before) and not last:
        return False
    word = _WORD_BEHIND.match(behind)
    if not word:
        return True
    following = word.group(1)
    # A year may end its clause before a unit-like word, never directly before one.
    if not following.isalpha() or following.lower() in COUNTED:
        return False
    plural = following.islower() and following.endswith("s") and following not in _NOT_PLURAL
    return not plural or bool(_OF_TIME.search(before))


def _walk(node: nodes.Node, line: int) -> Iterator[Found]:
    if isinstance(node, _NOT_READ) or (isinstance(node, nodes.section) and node.get("evidence")):
        return
    line = getattr(node, "line", None) or line
    if isinstance(node, nodes.TextElement) and not isinstance(node, nodes.Inline | nodes.raw):
        text = "".join(_texts(node))
        for position, number in in_text(text):
            yield Found(line + text.count("\n", 0, position), number)
        yield from (f for image in node.findall(nodes.image) for f in _in_alternative(image, line))
        return
    if isinstance(node, nodes.image):
        yield from _in_alternative(node, line)
    if isinstance(node, nodes.raw) and node.get("format") == "html":
        text = re.sub(r"<[^>]*>", lambda tag: " " + "\n" * tag.group().count("\n"), node.astext())
        for position, number in in_text(text):
            yield Found(line + text.count("\n", 0, position), number)
    if isinstance(node, nodes.table):
        # A Markdown table notes no lines of its own; its rows stand one to a line.
        for above, row in enumerate(node.findall(nodes.row)):
            below_rule = isinstance(row.parent, nodes.tbody)
            yield from _walk(row, line + above + below_rule)
        yield from (f for title in node.findall(nodes.title) for f in _walk(title, line))
        return
    for child in node.children:
        yield from _walk(child, line)


def _in_alternative(image: nodes.image, line: int) -> Iterator[Found]:
    for _, number in in_text(image.get("alt", "")):
        yield Found(getattr(image, "line", None) or line, number)


def _texts(node: nodes.Node) -> Iterator[str]:
    """The text of a block; what is not read leaves a letter, so that nothing joins up over it."""
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield child.astext()
        elif isinstance(child, nodes.math):
            bare = re.fullmatch(r"[\s\d.,+\-−\\%°{}^circ]+", child.astext())
            yield child.astext() if bare else "\ufffc"
        elif isinstance(child, nodes.raw):
            yield "\n" if "<br" in child.astext() else "\ufffc"
        elif isinstance(child, addnodes.pending_xref):
            typed = child.get("refexplicit") and child.get("refdomain") != "cite"
            yield from _texts(child) if typed else "\ufffc"
        elif isinstance(child, nodes.Inline) and not isinstance(child, _NOT_READ):
            address = isinstance(child, nodes.reference) and child.astext() == child.get("refuri")
            yield from "\ufffc" if address else _texts(child)
        else:
            yield "\ufffc"
