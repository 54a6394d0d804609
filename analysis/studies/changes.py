"""Phrases that follow from how two values of a study compare."""

from typing import Any

from analysis.studies.base import Study


def by_change(
    study: Study[Any], before: str, after: str, *, more: str, less: str, same: str
) -> str:
    """One of three phrases, by two of a study's values: the second above the first, below it, or
    both alike to a reader, that is with the same digits printed.

    before, after: keys of values of one unit. Raises InputError for an unknown key.
    """
    first, second = study.value(before), study.value(after)
    if first.text == second.text:
        return same
    return more if second.number > first.number else less


def going(study: Study[Any], before: str, after: str, *, rises: str = "rises", falls: str = "falls",
          stays: str = "stays at") -> str:  # fmt: skip
    """How a sentence tells that one value becomes another: 'rises from {a} to {b}', 'falls from
    {a} to {b}' or 'stays at {b}', with both keys as fields of the template.

    Raises InputError for an unknown key.
    """
    ends = f" from {{{before}}} to {{{after}}}"
    return by_change(
        study, before, after, more=rises + ends, less=falls + ends, same=f"{stays} {{{after}}}"
    )
