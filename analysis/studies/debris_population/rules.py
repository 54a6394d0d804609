"""The rules on claims about what is in orbit."""

from analysis.evidence.outcomes import NOT_SUPPORTED, PARTLY, SUPPORTED, judge, rule
from analysis.studies.stated import agrees


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def debris_20000(debris: float, catalogue: float, stated: float, tolerance: float) -> str:
    """Supported when so many catalogued objects are debris, partly when so many are objects of any
    class."""
    return judge(
        supported=agrees(debris, stated, tolerance), partly=agrees(catalogue, stated, tolerance)
    )


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def debris_500000(
    lowest_1cm: float, highest_1cm: float, lowest_1mm: float, stated: float, tolerance: float
) -> str:
    """Partly when published numbers above a centimetre enclose the stated one or the lowest agrees
    with it, supported when one above a millimetre does not exceed it either.

    The statement sets no lower limit to the size.
    """
    near = agrees(lowest_1cm, stated, tolerance) or lowest_1cm <= stated <= highest_1cm
    return judge(supported=near and lowest_1mm <= (1 + tolerance) * stated, partly=near)
