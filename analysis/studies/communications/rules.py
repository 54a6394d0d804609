"""The rule on the claim about the communications satellites."""

from analysis.evidence.outcomes import NOT_SUPPORTED, PARTLY, SUPPORTED, judge, rule


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def kirameki_slots(
    places_held: int, places: int, dates_held: int, dates: int, third_late_d: float
) -> str:
    """Partly when every satellite stands where stated and the first ones flew when stated;
    supported when the third, too, flew by the year stated.

    third_late_d: days from the last day that fits the stated year to its launch.
    """
    true_so_far = places_held == places and dates_held == dates
    return judge(supported=true_so_far and third_late_d <= 0, partly=true_so_far)
