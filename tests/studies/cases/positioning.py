"""Each rule of the study, driven to each of its outcomes."""

FOUR = {"satellites": 4, "stated_satellites": 4.0, "farthest_deg": 8.0, "tolerance_deg": 10.0}
SEVEN = {"in_orbit": 4, "planned": 7.0, "before": 4.0}
SUBSTITUTE = {
    "cities_served": 0, "cities_asked": 8, "gain_share": 0.15, "notable_gain_share": 0.1,
}  # fmt: skip
PRECISE = {
    "alone_m": 4.5, "gps_m": 1.0, "joined_m": 0.9, "notable_ratio": 0.8, "augmented_95_m": 0.12,
    "gps_95_m": 2.0,
}  # fmt: skip
BOX = {
    "design_share": 0.72, "now_share": 0.0, "full_share": 0.9, "part_share": 0.5,
    "lost_share": 0.05,
}  # fmt: skip
COVERAGE = {
    "design_gain_share": 0.56, "design_seas_share": 1.0, "now_gain_share": 0.42,
    "now_seas_share": 0.76, "notable_gain_share": 0.1, "needed_share": 0.95,
}  # fmt: skip
ERROR = {
    "navic_ratio": 0.61, "qzss_ratio": 0.44, "now_ratio": 0.64, "much_reduced_ratio": 0.7,
}  # fmt: skip

CASES = {
    "qzss-four-at-135e": [
        (FOUR, "supported"),
        (FOUR | {"farthest_deg": 10.0}, "supported"),
        (FOUR | {"farthest_deg": 10.1}, "partly"),
        (FOUR | {"satellites": 3}, "not supported"),
    ],
    "qzss-seven-by-fy2023": [
        (SEVEN, "not supported"),
        (SEVEN | {"in_orbit": 5}, "partly"),
        (SEVEN | {"in_orbit": 6}, "partly"),
        (SEVEN | {"in_orbit": 7}, "supported"),
    ],
    "qzss-substitutes-gps": [
        (SUBSTITUTE, "partly"),
        (SUBSTITUTE | {"gain_share": 0.1}, "partly"),
        (SUBSTITUTE | {"gain_share": 0.09}, "not supported"),
        (SUBSTITUTE | {"cities_served": 7, "gain_share": 0.0}, "not supported"),
        (SUBSTITUTE | {"cities_served": 8, "gain_share": 0.0}, "partly"),
        (SUBSTITUTE | {"cities_served": 8}, "supported"),
    ],
    "qzss-more-precise": [
        (PRECISE, "partly"),
        (PRECISE | {"augmented_95_m": 2.0}, "not supported"),
        (PRECISE | {"augmented_95_m": 2.0, "joined_m": 0.8}, "partly"),
        (PRECISE | {"alone_m": 0.9}, "supported"),
        (PRECISE | {"alone_m": 1.0, "augmented_95_m": 5.0}, "not supported"),
    ],
    "irnss-box": [
        (BOX, "overtaken by events"),
        (BOX | {"now_share": 0.05}, "partly"),
        (BOX | {"now_share": 0.6, "design_share": 0.9}, "supported"),
        (BOX | {"now_share": 0.0, "design_share": 0.9}, "overtaken by events"),
        (BOX | {"design_share": 0.49}, "not supported"),
    ],
    "irnss-plus-qzss-coverage": [
        (COVERAGE, "partly"),
        (COVERAGE | {"now_seas_share": 0.95}, "supported"),
        (COVERAGE | {"design_gain_share": 0.1}, "not supported"),
        (COVERAGE | {"design_seas_share": 0.9}, "not supported"),
    ],
    "irnss-plus-qzss-error": [
        (ERROR, "supported"),
        (ERROR | {"navic_ratio": 0.7}, "supported"),
        (ERROR | {"navic_ratio": 0.71}, "partly"),
        (ERROR | {"navic_ratio": 0.8, "qzss_ratio": 0.8}, "partly"),
        (ERROR | {"navic_ratio": 0.8, "qzss_ratio": 0.8, "now_ratio": 0.8}, "not supported"),
    ],
}
