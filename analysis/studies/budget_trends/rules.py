"""The rules on claims about the budget's size."""

from analysis.evidence.outcomes import (
    NOT_SUPPORTED,
    OVERTAKEN,
    PARTLY,
    SUPPORTED,
    judge,
    rule,
)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def space_budget_365(
    initial_bn_jpy: float,
    fifteen_month_bn_jpy: float,
    request_bn_jpy: float,
    stated_bn_jpy: float,
    step_bn_jpy: float,
) -> str:
    """Supported when the announced total rounds to the stated one, partly when the initial budget
    or the request does.

    step_bn_jpy: the last digit that the statement prints.
    """

    def rounds(amount: float) -> bool:
        return abs(amount - stated_bn_jpy) <= step_bn_jpy / 2

    return judge(
        supported=rounds(fifteen_month_bn_jpy),
        partly=rounds(initial_bn_jpy) or rounds(request_bn_jpy),
    )


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED, OVERTAKEN)
def one_percent_ceiling(
    highest_then_percent: float, latest_percent: float, ceiling_percent: float
) -> str:
    """Supported when defence stayed under the ceiling and still does; overtaken when it has risen
    above since; partly when it was not under it then and has come down to it.

    highest_then_percent: largest share of the economy as it was known in June 2020;
    latest_percent: share of the last year with a known economy.
    """
    under_then = highest_then_percent < ceiling_percent
    over_now = latest_percent > ceiling_percent
    if under_then and over_now:
        return OVERTAKEN
    return judge(supported=under_then, partly=not over_now)
