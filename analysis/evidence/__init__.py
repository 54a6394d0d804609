"""What a notebook hands to the book: values, figures, tables and verdicts, as plain files."""

from analysis.evidence.run import Run, begin
from analysis.evidence.verdicts import (
    CANNOT_BE_TESTED,
    NOT_SUPPORTED,
    OUTCOMES,
    OVERTAKEN,
    PARTLY,
    SUPPORTED,
    judge,
)

__all__ = [
    "CANNOT_BE_TESTED",
    "NOT_SUPPORTED",
    "OUTCOMES",
    "OVERTAKEN",
    "PARTLY",
    "SUPPORTED",
    "Run",
    "begin",
    "judge",
]
