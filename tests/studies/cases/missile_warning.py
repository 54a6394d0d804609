"""Inputs that drive each rule to every outcome that it can give."""

_STATED = {"stated_ships": 8, "stated_groups": 6}
_WATCH = {"notable": 1.5, "watch_percent": 95.0}

CASES = {
    "aegis-and-pac": [
        ({"ships": 8, "late_d": 0, "groups": 6, **_STATED}, "supported"),
        ({"ships": 8, "late_d": 1, "groups": 6, **_STATED}, "partly"),
        ({"ships": 8, "late_d": -12, "groups": 5, **_STATED}, "partly"),
        ({"ships": 7, "late_d": -12, "groups": 5, **_STATED}, "not supported"),
    ],
    "early-warning-small-sats": [
        ({"records": 1, "satellites": 100, "largest": 100}, "supported"),
        ({"records": 2, "satellites": 101, "largest": 100}, "partly"),
        ({"records": 0, "satellites": 26, "largest": 100}, "not supported"),
    ],
    "ir-sensor-on-alos3": [
        ({"on_board": 1, "losses": 1}, "overtaken by events"),
        ({"on_board": 1, "losses": 0}, "supported"),
        ({"on_board": 0, "losses": 1}, "not supported"),
        ({"on_board": 0, "losses": 0}, "not supported"),
    ],
    "slats-below-300km": [
        ({"gain": 1.5, "seen_percent": 99.0, "fixed_percent": 95.0, **_WATCH}, "supported"),
        ({"gain": 2.2, "seen_percent": 99.0, "fixed_percent": 94.9, **_WATCH}, "partly"),
        ({"gain": 2.2, "seen_percent": 10.0, "fixed_percent": 0.0, **_WATCH}, "partly"),
        ({"gain": 1.4, "seen_percent": 95.0, "fixed_percent": 95.0, **_WATCH}, "partly"),
        ({"gain": 1.4, "seen_percent": 94.9, "fixed_percent": 67.0, **_WATCH}, "not supported"),
    ],
    "hgv-shrinks-radar-horizon": [
        ({"ratio_percent": 80.0, "notable_percent": 80.0}, "supported"),
        ({"ratio_percent": 80.1, "notable_percent": 80.0}, "partly"),
        ({"ratio_percent": 100.0, "notable_percent": 80.0}, "not supported"),
    ],
}
