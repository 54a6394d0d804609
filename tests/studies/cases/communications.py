"""Each rule of the study, driven to each of its outcomes."""

TRUE_SO_FAR = {"places_held": 3, "places": 3, "dates_held": 2, "dates": 2}

CASES = {
    "kirameki-slots": [
        (TRUE_SO_FAR | {"third_late_d": 584}, "partly"),
        (TRUE_SO_FAR | {"third_late_d": 1}, "partly"),
        (TRUE_SO_FAR | {"third_late_d": 0}, "supported"),
        (TRUE_SO_FAR | {"third_late_d": -30}, "supported"),
        (TRUE_SO_FAR | {"third_late_d": -30, "places_held": 2}, "not supported"),
        (TRUE_SO_FAR | {"third_late_d": 584, "dates_held": 1}, "not supported"),
    ],
}
