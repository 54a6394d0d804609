"""Inputs that drive each rule to every outcome that it can give."""

_SIZE = {"required_cm": 30.0, "margin": 2.0}
_COUNT = {"tolerance": 0.12, "loose_tolerance": 0.25}
_PASSES = {"stated_old": 200.0, "stated_new": 10_000.0, "factor": 2.0}
_SPOT = {"width_deg": 45.0, "tolerance_deg": 0.05}
_WORTH = {"notable_share": 0.01, "notable_gain_deg": 10.0}


def _shares(pessimistic: float, assumed: float, optimistic: float) -> dict:
    return {
        "share_pessimistic": pessimistic,
        "share_assumed": assumed,
        "share_optimistic": optimistic,
        "notable": 0.01,
    }


def _hosts(agreed: int, launched: int, in_time: int) -> dict:
    return {"stated": 3, "agreed": agreed, "launched": launched, "in_time": in_time}


CASES = {
    "ksgc-200-1000": [
        ({"size_cm": 30.0, **_SIZE}, "supported"),
        ({"size_cm": 30.1, **_SIZE}, "partly"),
        ({"size_cm": 60.0, **_SIZE}, "partly"),
        ({"size_cm": 60.1, **_SIZE}, "not supported"),
    ],
    "ksgc-10cm-650km": [
        ({"worst_share": 0.12, **_COUNT}, "supported"),
        ({"worst_share": 0.121, **_COUNT}, "partly"),
        ({"worst_share": 0.251, **_COUNT}, "not supported"),
    ],
    "passes-200-to-10000": [
        ({"old": 400, "new": 10_000, "tracked": 10_000, **_PASSES}, "supported"),
        ({"old": 100, "new": 20_000, "tracked": 10_000, **_PASSES}, "supported"),
        ({"old": 401, "new": 10_000, "tracked": 10_000, **_PASSES}, "partly"),
        ({"old": 200, "new": 20_000, "tracked": 9_999, **_PASSES}, "partly"),
        ({"old": 99, "new": 9_999, "tracked": 9_999, **_PASSES}, "not supported"),
    ],
    "fps5-tracks-space": [
        (_shares(0.01, 0.3, 0.8), "supported"),
        (_shares(0.009, 0.3, 0.8), "partly"),
        (_shares(0.0, 0.009, 0.01), "cannot be tested"),
        (_shares(0.0, 0.001, 0.009), "not supported"),
    ],
    "bsgc-geo": [
        ({"arc_deg": 60.0, "notable_deg": 60.0}, "supported"),
        ({"arc_deg": 59.9, "notable_deg": 60.0}, "partly"),
        ({"arc_deg": 0.0, "notable_deg": 60.0}, "not supported"),
    ],
    "bsgc-1m": [
        ({"size_cm": 99.9, "stated_cm": 100.0}, "supported"),
        ({"size_cm": 100.0, "stated_cm": 100.0}, "not supported"),
    ],
    "blind-spot-135e": [
        ({"all_sensors_deg": 44.9, "telescopes_deg": 30.0, **_SPOT}, "supported"),
        ({"all_sensors_deg": 44.96, "telescopes_deg": 44.9, **_SPOT}, "partly"),
        ({"all_sensors_deg": 45.0, "telescopes_deg": 45.0, **_SPOT}, "not supported"),
    ],
    "qzss-us-payloads": [
        (_hosts(agreed=3, launched=3, in_time=3), "supported"),
        (_hosts(agreed=2, launched=2, in_time=1), "partly"),
        (_hosts(agreed=2, launched=2, in_time=0), "overtaken by events"),
        (_hosts(agreed=2, launched=0, in_time=0), "overtaken by events"),
        (_hosts(agreed=0, launched=0, in_time=0), "not supported"),
    ],
    "motr-ssa": [
        ({"share_added": 0.01, "arc_gain_deg": 10.0, **_WORTH}, "supported"),
        ({"share_added": 0.009, "arc_gain_deg": 10.0, **_WORTH}, "partly"),
        ({"share_added": 0.01, "arc_gain_deg": 9.9, **_WORTH}, "partly"),
        ({"share_added": 0.009, "arc_gain_deg": 0.0, **_WORTH}, "not supported"),
    ],
    "ssa-satellites-2024-2028": [
        ({"in_window": 1, "outside": 0, "years_left": 2.4}, "supported"),
        ({"in_window": 0, "outside": 1, "years_left": -6.0}, "overtaken by events"),
        ({"in_window": 0, "outside": 0, "years_left": 0.1}, "cannot be tested"),
        ({"in_window": 0, "outside": 0, "years_left": 0.0}, "not supported"),
    ],
    "ssa-fy2023": [
        ({"days_early": 0, "slight_days": 60}, "supported"),
        ({"days_early": 60, "slight_days": 60}, "partly"),
        ({"days_early": 61, "slight_days": 60}, "not supported"),
    ],
}
