"""Inputs that drive each rule to every outcome that it can give."""

_RESOLUTION = [
    ({"aperture_m": 0.8, "plausible_m": 2.0, "official": 1, "others": 0}, "supported"),
    ({"aperture_m": 2.0, "plausible_m": 2.0, "official": 0, "others": 1}, "partly"),
    ({"aperture_m": 0.8, "plausible_m": 2.0, "official": 0, "others": 0}, "not supported"),
    ({"aperture_m": 2.1, "plausible_m": 2.0, "official": 1, "others": 1}, "not supported"),
]
_STATED = {"stated_radar": 4, "stated_spare": 1, "stated_optical": 3}
_PLAN = {"planned_imagers": 8, "planned_relays": 2}

CASES = {
    "igs-resolution-gen12": _RESOLUTION,
    "igs-resolution-gen3": _RESOLUTION,
    "igs-fleet-2020": [
        ({"radar": 4, "spare": 1, "optical": 3, **_STATED}, "supported"),
        ({"radar": 4, "spare": 1, "optical": 4, **_STATED}, "partly"),
        ({"radar": 5, "spare": 1, "optical": 3, **_STATED}, "not supported"),
    ],
    "igs-launches": [
        ({"agree": 5, "stated": 5}, "supported"),
        ({"agree": 1, "stated": 5}, "partly"),
        ({"agree": 0, "stated": 5}, "not supported"),
    ],
    "igs-ten-satellite-plan": [
        ({"imagers": 8, "relays": 2, **_PLAN}, "supported"),
        ({"imagers": 9, "relays": 1, **_PLAN}, "partly"),
        ({"imagers": 7, "relays": 2, **_PLAN}, "not supported"),
    ],
    "optical-needs-clear-sky": [
        ({"slower": 1.5, "notable": 1.5, "slight": 1.05}, "supported"),
        ({"slower": 1.49, "notable": 1.5, "slight": 1.05}, "partly"),
        ({"slower": 1.05, "notable": 1.5, "slight": 1.05}, "not supported"),
    ],
}
