"""The columns of an element set: CCSDS Orbit Mean-elements Message as CelesTrak writes it in CSV.

CCSDS 502.0-B-3 (2023), section 4; CelesTrak, "A New Way to Obtain GP Data" (2020).
"""

COLUMNS = (
    "OBJECT_NAME",
    "OBJECT_ID",
    "EPOCH",
    "MEAN_MOTION",
    "ECCENTRICITY",
    "INCLINATION",
    "RA_OF_ASC_NODE",
    "ARG_OF_PERICENTER",
    "MEAN_ANOMALY",
    "EPHEMERIS_TYPE",
    "CLASSIFICATION_TYPE",
    "NORAD_CAT_ID",
    "ELEMENT_SET_NO",
    "REV_AT_EPOCH",
    "BSTAR",
    "MEAN_MOTION_DOT",
    "MEAN_MOTION_DDOT",
)

# Of no use to SGP4 in its improved mode, nor to tell one object from another.
_IDLE = {
    "OBJECT_ID",
    "EPHEMERIS_TYPE",
    "CLASSIFICATION_TYPE",
    "ELEMENT_SET_NO",
    "REV_AT_EPOCH",
    "MEAN_MOTION_DOT",
    "MEAN_MOTION_DDOT",
}
NEEDED = tuple(name for name in COLUMNS if name not in _IDLE)
"""What an element set must hold to be propagated, in the order of `COLUMNS`."""
