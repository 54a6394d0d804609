"""Each rule of debris_population, driven to each outcome that it can give."""

_PIECES = {"stated": 20_000, "tolerance": 0.05}
_SMALLER = {"stated": 500_000, "tolerance": 0.05}

CASES = {
    "debris-20000": [
        (dict(debris=20000, catalogue=33000, **_PIECES), "supported"),
        (dict(debris=19000, catalogue=33000, **_PIECES), "supported"),
        (dict(debris=18999, catalogue=20000, **_PIECES), "partly"),
        (dict(debris=12656, catalogue=20599, **_PIECES), "partly"),
        (dict(debris=12656, catalogue=21000, **_PIECES), "partly"),
        (dict(debris=12656, catalogue=21001, **_PIECES), "not supported"),
    ],
    "debris-500000": [
        (dict(lowest_1cm=5e5, highest_1cm=1e6, lowest_1mm=525_000, **_SMALLER), "supported"),
        (dict(lowest_1cm=5e5, highest_1cm=1e6, lowest_1mm=525_001, **_SMALLER), "partly"),
        (dict(lowest_1cm=4e5, highest_1cm=5e5, lowest_1mm=1e8, **_SMALLER), "partly"),
        (dict(lowest_1cm=524_999, highest_1cm=1e6, lowest_1mm=1e8, **_SMALLER), "partly"),
        (dict(lowest_1cm=525_001, highest_1cm=1e6, lowest_1mm=1e8, **_SMALLER), "not supported"),
        (dict(lowest_1cm=1e5, highest_1cm=499_999, lowest_1mm=1e8, **_SMALLER), "not supported"),
    ],
}
