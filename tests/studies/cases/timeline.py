"""What the rules on dates say of made-up counts of dates."""

from analysis.studies.timeline import rules

_SINGLE = [({"as_stated": 1}, "supported"), ({"as_stated": 0}, "not supported")]
_SEVERAL = [
    ({"stated": 2, "as_stated": 2}, "supported"),
    ({"stated": 5, "as_stated": 4}, "partly"),  # one by year alone
    ({"stated": 2, "as_stated": 0}, "not supported"),
]
_FORECAST = [
    ({"as_stated": 1, "later": 0}, "supported"),
    ({"as_stated": 0, "later": 1}, "overtaken by events"),
    ({"as_stated": 0, "later": 0}, "not supported"),  # it came before
]

CASES = (
    dict.fromkeys(rules.SINGLE, _SINGLE)
    | dict.fromkeys(rules.SEVERAL, _SEVERAL)
    | dict.fromkeys(rules.FORECASTS, _FORECAST)
)
