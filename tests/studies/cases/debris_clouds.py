"""Each rule of debris_clouds, driven to each outcome that it can give."""

_MADE = {"stated": 3300, "tolerance": 0.05}
_LEFT = {"stated": 2800, "tolerance": 0.05}

CASES = {
    "fy1c-3300": [
        (dict(catalogued=3300, **_MADE), "supported"),
        (dict(catalogued=3299, **_MADE), "partly"),
        (dict(catalogued=3135, **_MADE), "partly"),
        (dict(catalogued=3134, **_MADE), "not supported"),
    ],
    "fy1c-2800-in-2017": [
        (dict(in_orbit=2660, in_sight=2600, **_LEFT), "supported"),
        (dict(in_orbit=2940, in_sight=2600, **_LEFT), "supported"),
        (dict(in_orbit=2941, in_sight=2660, **_LEFT), "partly"),
        (dict(in_orbit=2941, in_sight=2659, **_LEFT), "not supported"),
    ],
}
