"""Numbers that drive each rule of the study to each outcome that it can give."""

SUPPORTED, PARTLY, NOT_SUPPORTED = "supported", "partly", "not supported"

_TOTAL = {"stated_bn_jpy": 365.0, "step_bn_jpy": 1.0}

CASES = {
    "space-budget-365": [
        (
            _TOTAL
            | {"initial_bn_jpy": 300.5, "fifteen_month_bn_jpy": 365.2, "request_bn_jpy": 367.4},
            SUPPORTED,
        ),
        # Half a unit off still prints as stated.
        (
            _TOTAL
            | {"initial_bn_jpy": 300.5, "fifteen_month_bn_jpy": 364.5, "request_bn_jpy": 367.4},
            SUPPORTED,
        ),
        (
            _TOTAL
            | {"initial_bn_jpy": 300.5, "fifteen_month_bn_jpy": 366.0, "request_bn_jpy": 365.4},
            PARTLY,
        ),
        (
            _TOTAL
            | {"initial_bn_jpy": 364.8, "fifteen_month_bn_jpy": 420.0, "request_bn_jpy": 390.0},
            PARTLY,
        ),
        (
            _TOTAL
            | {"initial_bn_jpy": 300.5, "fifteen_month_bn_jpy": 365.6, "request_bn_jpy": 367.4},
            NOT_SUPPORTED,
        ),
    ],
    "one-percent-ceiling": [
        (
            {"highest_then_percent": 0.99, "latest_percent": 0.95, "ceiling_percent": 1.0},
            SUPPORTED,
        ),
        # Exactly at the ceiling now is not above it.
        ({"highest_then_percent": 0.99, "latest_percent": 1.0, "ceiling_percent": 1.0}, SUPPORTED),
        (
            {"highest_then_percent": 0.99, "latest_percent": 1.29, "ceiling_percent": 1.0},
            "overtaken by events",
        ),
        ({"highest_then_percent": 1.0, "latest_percent": 0.95, "ceiling_percent": 1.0}, PARTLY),
        (
            {"highest_then_percent": 1.1, "latest_percent": 1.29, "ceiling_percent": 1.0},
            NOT_SUPPORTED,
        ),
    ],
}
