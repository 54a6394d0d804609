"""Numbers that drive each rule of the study to each outcome that it can give."""

SUPPORTED, PARTLY, NOT_SUPPORTED = "supported", "partly", "not supported"
CANNOT = "cannot be tested"


def _share(mixed: float, request: float, fifteen_month: float, tolerance: float) -> dict:
    return {
        "mixed_percent": mixed,
        "request_percent": request,
        "fifteen_month_percent": fifteen_month,
        "tolerance_points": tolerance,
    }


def _rate(explains: int, low: float, high: float, tested: float) -> dict:
    return {
        "items": 8,
        "market_explains": explains,
        "lowest_jpy_per_usd": low,
        "highest_jpy_per_usd": high,
        "tested_jpy_per_usd": tested,
    }


def _missile(sum_bn_jpy: float, market_mn_usd: float) -> dict:
    return {
        "sum_bn_jpy": sum_bn_jpy,
        "stated_bn_jpy": 2.19,
        "step_bn_jpy": 0.01,
        "market_mn_usd": market_mn_usd,
        "stated_mn_usd": 20.0,
        "step_mn_usd": 1.0,
    }


def _projects(glide: tuple[int, int], missile: tuple[int, int]) -> dict:
    return {
        "glide_same": glide[0],
        "glide_others": glide[1],
        "missile_same": missile[0],
        "missile_others": missile[1],
    }


def _unit(month: bool, people: float) -> dict:
    return {"in_stated_month": month, "people": people, "stated_people": 20.0}


def _formations(before: int, during: int, after: int) -> dict:
    return {"before": before, "during": during, "after": after}


_BORNE_OUT = [
    ({"same": 1, "others": 0}, SUPPORTED),
    ({"same": 1, "others": 3}, SUPPORTED),
    ({"same": 0, "others": 1}, PARTLY),
    ({"same": 0, "others": 0}, CANNOT),
]

CASES = {
    **dict.fromkeys(("mod-space-52", "ssa-budget-33", "jsm-fy2020", "f15-fy2020"), _BORNE_OUT),
    "hypersonic-fy2020": [
        (_projects((1, 0), (2, 1)), SUPPORTED),
        (_projects((0, 1), (0, 2)), PARTLY),
        (_projects((1, 0), (0, 0)), PARTLY),  # one borne out, the other not stated elsewhere
        (_projects((0, 0), (0, 0)), CANNOT),
    ],
    "mod-share": [
        (_share(14.4, 8.6, 13.5, 1.0), SUPPORTED),
        (_share(14.5, 13.5, 8.5, 1.0), SUPPORTED),  # apart by the tolerance itself
        (_share(14.4, 8.6, 8.5, 1.0), NOT_SUPPORTED),
        (_share(7.0, 8.6, 8.5, 1.0), NOT_SUPPORTED),  # too low counts as much as too high
    ],
    "exchange-rate": [
        (_rate(8, 107.2, 107.6, 107.4), SUPPORTED),
        (_rate(8, 107.2, 107.6, 120.0), SUPPORTED),  # the market alone explains all
        (_rate(7, 107.2, 107.6, 107.6), PARTLY),
        (_rate(7, 107.2, 107.6, 107.7), NOT_SUPPORTED),
        (_rate(8, 107.6, 107.2, 107.4), NOT_SUPPORTED),  # no rate explains all
    ],
    "jsm-2017": [
        (_missile(2.19, 19.5), SUPPORTED),
        (_missile(2.19, 19.4), PARTLY),
        (_missile(2.16, 20.0), NOT_SUPPORTED),
    ],
    "sdmu-2020": [
        (_unit(True, 20.0), SUPPORTED),
        (_unit(True, 70.0), PARTLY),
        (_unit(False, 20.0), NOT_SUPPORTED),
    ],
    "sos-fy2023": [
        (_formations(0, 1, 0), SUPPORTED),
        (_formations(0, 1, 2), SUPPORTED),
        (_formations(0, 0, 1), PARTLY),
        (_formations(0, 0, 0), NOT_SUPPORTED),
        (_formations(1, 1, 0), "overtaken by events"),
    ],
    "asdf-rename-2023": [
        ({"in_time": 1, "late": 0}, SUPPORTED),
        ({"in_time": 0, "late": 1}, PARTLY),
        ({"in_time": 0, "late": 0}, NOT_SUPPORTED),
    ],
}
