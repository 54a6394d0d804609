"""The outcomes that a claim may have, and the text of a finding."""

import re
from string import Formatter

from analysis.errors import InputError, known

SUPPORTED = "supported"
PARTLY = "partly"
NOT_SUPPORTED = "not supported"
OVERTAKEN = "overtaken by events"
CANNOT_BE_TESTED = "cannot be tested"

OUTCOMES = (SUPPORTED, PARTLY, NOT_SUPPORTED, OVERTAKEN, CANNOT_BE_TESTED)

# A year, a fiscal year, or a digit inside a name (ALOS-2, Fengyun-1C, H3); all else is a number.
_NAMED = re.compile(r"\b(?:FY)?(?:19|20)\d\d\b|\b[A-Za-z/]+(?:-?\d+[A-Za-z]*)+\b")


def judge(*, supported: bool, partly: bool = False) -> str:
    """The outcome of a rule: `supported` first, then `partly`, else not supported."""
    if bool(supported):
        return SUPPORTED
    return PARTLY if bool(partly) else NOT_SUPPORTED


def checked_outcome(outcome: str) -> str:
    """`outcome` when it is one of OUTCOMES. Raises InputError naming the allowed ones."""
    return known(outcome, OUTCOMES, "outcome")


def finding_text(template: str, texts: dict[str, str]) -> tuple[str, list[str]]:
    """A finding with its fields filled in, and the value keys it used.

    template: text with fields such as {share}, each the key of a recorded value;
    texts: each value as it reads in a sentence.
    Raises InputError for an unknown key, or for a number typed into the text.
    """
    pieces, keys = [], []
    for literal, key, _, _ in Formatter().parse(template):
        typed = re.search(r"\d[\d,.]*", _NAMED.sub("", literal))
        if typed:
            raise InputError(
                f"the finding types the number '{typed.group()}': record it as a value and name it"
            )
        pieces.append(literal)
        if key is not None:
            pieces.append(texts[known(key, texts, "value key")])
            keys.append(key)
    return "".join(pieces), keys
