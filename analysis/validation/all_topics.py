"""Which topics are compared, and which tables hold the numbers of others."""

from collections.abc import Callable, Iterable

from analysis.errors import known
from analysis.validation import budget, coverage, debris, orbits, positioning, surveillance
from analysis.validation.frame import Comparison

COMPARISONS: dict[str, Callable[[], list[Comparison]]] = {
    "budget": budget.comparisons,
    "orbits": orbits.comparisons,
    "coverage": coverage.comparisons,
    "positioning": positioning.comparisons,
    "debris": debris.comparisons,
    "surveillance": surveillance.comparisons,
}
TABLES = {
    "budget": ("budget/lines", "budget/economy", "budget/comparators", "budget/events"),
    "orbits": ("orbits/elements", "orbits/systems", "orbits/slots", "orbits/sun_reference"),
    "coverage": ("coverage/reference_values",),
    "positioning": ("positioning/reference",),
    "debris": ("debris/reference_figures", "debris/cloud_counts"),
    "surveillance": ("surveillance/published", "surveillance/reference_counts"),
}


def comparisons(topics: Iterable[str] = tuple(COMPARISONS)) -> list[Comparison]:
    """All comparisons of some topics, computed now. Raises InputError for an unknown topic."""
    rows = []
    for topic in topics:
        known(topic, COMPARISONS, "topic")
        rows += COMPARISONS[topic]()
    return rows
