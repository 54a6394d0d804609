"""The rules on claims about budget items, the unit and the name."""

from analysis.evidence.outcomes import (
    CANNOT_BE_TESTED,
    NOT_SUPPORTED,
    OVERTAKEN,
    PARTLY,
    SUPPORTED,
    judge,
    rule,
)


def _standing(same: int, others: int) -> str:
    if not same + others:
        return CANNOT_BE_TESTED
    return SUPPORTED if same else PARTLY


@rule(
    SUPPORTED,
    PARTLY,
    CANNOT_BE_TESTED,
    claims=("mod-space-52", "ssa-budget-33", "jsm-fy2020", "f15-fy2020"),
)
def borne_out(same: int, others: int) -> str:
    """Supported when another source has the amount in that year, partly when it has another.

    same, others: how many statements of that fiscal year have the amount, and another one.
    """
    return _standing(same, others)


@rule(SUPPORTED, PARTLY, CANNOT_BE_TESTED)
def hypersonic_fy2020(
    glide_same: int, glide_others: int, missile_same: int, missile_others: int
) -> str:
    """As `borne_out` where it says the same of both projects, else partly."""
    glide, missile = _standing(glide_same, glide_others), _standing(missile_same, missile_others)
    return glide if glide == missile else PARTLY


@rule(SUPPORTED, NOT_SUPPORTED)
def mod_share(
    mixed_percent: float,
    request_percent: float,
    fifteen_month_percent: float,
    tolerance_points: float,
) -> str:
    """Supported when a share that compares like with like lies within the tolerance."""
    apart = min(abs(mixed_percent - request_percent), abs(mixed_percent - fifteen_month_percent))
    return judge(supported=apart <= tolerance_points)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def exchange_rate(
    items: int,
    market_explains: int,
    lowest_jpy_per_usd: float,
    highest_jpy_per_usd: float,
    tested_jpy_per_usd: float,
) -> str:
    """Supported when the market of each item's month explains its conversion and one rate all of
    them, partly when the tested rate explains all.

    items, market_explains: conversions, and those that the market explains;
    lowest_jpy_per_usd, highest_jpy_per_usd: the rates that explain all; none when low is above
    high.
    """
    return judge(
        supported=market_explains == items and lowest_jpy_per_usd <= highest_jpy_per_usd,
        partly=lowest_jpy_per_usd <= tested_jpy_per_usd <= highest_jpy_per_usd,
    )


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def jsm_2017(
    sum_bn_jpy: float,
    stated_bn_jpy: float,
    step_bn_jpy: float,
    market_mn_usd: float,
    stated_mn_usd: float,
    step_mn_usd: float,
) -> str:
    """Supported when yen and, at the market's rate, dollars round to those stated, partly when
    the yen do.

    step_bn_jpy, step_mn_usd: the last digit that the statement prints.
    """
    same_yen = abs(sum_bn_jpy - stated_bn_jpy) < step_bn_jpy / 2
    same_dollars = abs(market_mn_usd - stated_mn_usd) <= step_mn_usd / 2
    return judge(supported=same_yen and same_dollars, partly=same_yen)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def sdmu_2020(in_stated_month: bool, people: float, stated_people: float) -> str:
    """Supported when the unit was set up in the stated month with as many people, partly when in
    that month with others.
    """
    return judge(supported=in_stated_month and people == stated_people, partly=in_stated_month)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED, OVERTAKEN)
def sos_fy2023(before: int, during: int, after: int) -> str:
    """Supported when the unit's next formation was set up in the stated fiscal year; overtaken
    when one came before it, partly when one came after it only.

    before, during, after: formations set up before, in and after the stated fiscal year.
    """
    if before:
        return OVERTAKEN
    return judge(supported=during > 0, partly=after > 0)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def asdf_rename_2023(in_time: int, late: int) -> str:
    """Supported when the renaming was carried out by the end of the stated year, partly when
    after it.

    in_time, late: acts and reorganisations that carried it out by then, and later.
    """
    return judge(supported=in_time > 0, partly=late > 0)
