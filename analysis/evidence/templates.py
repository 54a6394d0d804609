"""Sentences bound to a run: fields that name its findings, and no number typed between them.

A digit, or a number in words, typed into a sentence would tell the published result on every
re-run. Numbers that say how a picture is built (two panels) are of the sentence's own making.
"""

import re
from collections.abc import Callable
from string import Formatter

from analysis.errors import InputError

# A year, a fiscal year, or a digit in a name (ALOS-2 and -4, H3, 8B); all else is a number.
_NAMED = re.compile(
    r"\b(?:FY)?(?:(?:19|20)\d\d|2100)\b|\b[A-Za-z/]+(?:-?\d+[A-Za-z]*)+\b|\b\d+[A-Z]\b|\band -\d\b"
)
_DIGITS = re.compile(r"\d[\d,.]*")

_CARDINALS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    "seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_PARTS = (
    "panels?|maps?|lines?|curves?|bars?|bands?|groups?|rows?|columns?|axes|marks?|rules?|series"
)
_STRUCTURE = re.compile(
    rf"\b(?:(?:{_CARDINALS})(?:\s+[a-z]+)?\s+(?:{_PARTS})|figures? of eight)\b", re.IGNORECASE
)
_WORDS = re.compile(
    rf"\b(?:(?:{_CARDINALS})(?:-[a-z]+)?|dozens?|hundreds?|thousands?|twice|thrice|doubled?|tripled?|"
    r"half|halves|quarters?|(?:a|one)\s+(?:third|fifth|sixth|seventh|eighth|ninth|tenth)|"
    r"(?:thirds|fifths|sixths|sevenths|eighths|ninths|tenths))\b",
    re.IGNORECASE,
)


def typed_number(text: str) -> str | None:
    """The first number typed into a text, in digits or in words; None where there is none.

    Years, names that hold digits and the number of a picture's parts do not count.
    """
    digits = _DIGITS.search(_NAMED.sub("", text))
    if digits:
        return digits.group().rstrip(".,")
    words = _WORDS.search(_STRUCTURE.sub("", text))
    return words.group() if words else None


def filled(template: str, text_of: Callable[[str, str], str], what: str) -> tuple[str, list[str]]:
    """A template with its fields filled in, and the names it used.

    template: text with fields such as {share}, or {share:number} and {share:words};
    text_of: from a field's name and its form to how it reads; what: what the text is, for errors.
    Raises InputError for a malformed template, for a number typed into it and as text_of does.
    """
    try:
        parsed = list(Formatter().parse(template))
    except ValueError as error:
        raise InputError(f"{what}: {error}") from None
    pieces: list[str] = []
    names: list[str] = []
    for literal, name, form, _ in parsed:
        pieces.append(literal)
        if name is not None:
            try:
                pieces.append(text_of(name, form or ""))
            except InputError as error:
                raise InputError(f"{what}: {error}") from None
            names.append(name)
    # Fields stand between words: joined by a blank, none runs into a name beside it.
    typed = typed_number(" ".join(literal for literal, *_ in parsed))
    if typed:
        raise InputError(f"{what} types the number '{typed}': record it as a value and name it")
    return "".join(pieces), names
