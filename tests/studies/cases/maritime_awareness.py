"""Inputs that drive each rule to every outcome that it can give."""

CASES = {
    "alos2-ais-and-sar": [
        ({"radar_h": 24.0, "ais_h": 12.0, "watch_h": 24.0}, "supported"),
        ({"radar_h": 24.1, "ais_h": 24.0, "watch_h": 24.0}, "partly"),
        ({"radar_h": 108.0, "ais_h": 24.1, "watch_h": 24.0}, "not supported"),
        ({"radar_h": 12.0, "ais_h": 24.1, "watch_h": 24.0}, "not supported"),
    ],
    "alos4-fy2020": [
        ({"carried": 2, "planned": 2, "late_d": 0}, "supported"),
        ({"carried": 2, "planned": 2, "late_d": 1}, "partly"),
        ({"carried": 1, "planned": 2, "late_d": -30}, "not supported"),
    ],
    "mda-pooling": [
        ({"signals_cut": 0.2, "images_cut": 0.2, "worthwhile": 0.2}, "supported"),
        ({"signals_cut": 0.28, "images_cut": 0.19, "worthwhile": 0.2}, "partly"),
        ({"signals_cut": 0.19, "images_cut": 0.2, "worthwhile": 0.2}, "partly"),
        ({"signals_cut": 0.19, "images_cut": 0.11, "worthwhile": 0.2}, "not supported"),
    ],
    "senkaku-2012": [
        ({"fewest_since": 21.0, "most_before": 2.0, "regular_ratio": 10.0}, "supported"),
        ({"fewest_since": 20.0, "most_before": 2.0, "regular_ratio": 10.0}, "partly"),
        ({"fewest_since": 2.0, "most_before": 2.0, "regular_ratio": 10.0}, "not supported"),
    ],
}
