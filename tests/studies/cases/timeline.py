"""What the rule on dates says of made-up counts of dates."""

from analysis.studies.timeline import rules

_COUNTS = [
    ({"stated": 1, "as_stated": 1, "later": 0}, "supported"),
    ({"stated": 5, "as_stated": 5, "later": 0}, "supported"),
    ({"stated": 5, "as_stated": 4, "later": 0}, "partly"),  # one by year alone
    ({"stated": 2, "as_stated": 1, "later": 0}, "partly"),
    ({"stated": 1, "as_stated": 0, "later": 1}, "overtaken by events"),
    ({"stated": 2, "as_stated": 1, "later": 1}, "overtaken by events"),
    ({"stated": 1, "as_stated": 0, "later": 0}, "not supported"),
]

CASES = dict.fromkeys(rules.DATED, _COUNTS)
