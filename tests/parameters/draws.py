"""Sets of parameters that a notebook's model allows, drawn at random from what its fields hold."""

import math
import random
from datetime import date, timedelta
from typing import Any

from analysis.errors import InputError
from analysis.parameters.base import NotebookParameters
from analysis.parameters.fields import FieldContent, content


def drawn(model: type[NotebookParameters], draw: random.Random) -> NotebookParameters:
    """One allowed set: few or many fields away from their defaults, often at an end.

    Dates that are one of a few days stay as they are.
    """
    while True:
        share = draw.choice([0.1, 0.3, 0.6, 1.0])
        given = {
            name: value(what, draw)
            for name, what in ((n, content(f)) for n, f in model.model_fields.items())
            if draw.random() < share and (what.type is not date or (what.lower and what.upper))
        }
        try:
            return model.validated(given)
        except InputError:
            continue  # values that contradict each other


def value(what: FieldContent, draw: random.Random) -> Any:
    """One value of a field, or a list of them in rising order."""
    if not what.many:
        return one(what, draw)
    assert what.most is not None
    count = draw.choice([what.fewest, what.most, draw.randint(what.fewest, what.most)])
    return sorted({one(what, draw) for _ in range(count)})


def one(what: FieldContent, draw: random.Random) -> Any:
    if what.type is bool:
        return draw.random() < 0.5
    if what.choices:
        return draw.choice(what.choices)
    low, high = ends(what)
    place = draw.choice([0.0, 1.0, draw.random(), draw.random()])
    if what.type is date:
        return low + timedelta(round(place * (high - low).days))
    if low > 0 and high / low > 100:
        found = math.exp(math.log(low) + place * (math.log(high) - math.log(low)))
    else:
        found = low + place * (high - low)
    found = min(max(found, low), high)
    return round(found) if what.type is int else found


def ends(what: FieldContent) -> tuple[Any, Any]:
    """The least and the most that a field takes; where an end is excluded, a value beside it."""
    assert what.lower is not None
    assert what.upper is not None
    low, high = what.lower.value, what.upper.value
    step = timedelta(1) if what.type is date else 1 if what.type is int else (high - low) / 1e6
    return low + step * what.lower.excluded, high - step * what.upper.excluded
