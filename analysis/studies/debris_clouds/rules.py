"""The rules on claims about the fragments of Fengyun-1C."""

from analysis.evidence.outcomes import NOT_SUPPORTED, PARTLY, SUPPORTED, judge, rule
from analysis.studies.stated import agrees


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def fy1c_3300(catalogued: float, stated: float, tolerance: float) -> str:
    """Supported when at least so many fragments were catalogued, partly when almost so many."""
    return judge(supported=catalogued >= stated, partly=catalogued >= (1 - tolerance) * stated)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def fy1c_2800_in_2017(in_orbit: float, in_sight: float, stated: float, tolerance: float) -> str:
    """Supported when so many had no decay date, partly when so many could be seen."""
    return judge(
        supported=agrees(in_orbit, stated, tolerance), partly=agrees(in_sight, stated, tolerance)
    )
