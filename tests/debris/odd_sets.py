"""A seeded writer of fictitious element sets, in every layout, with the oddities of real files."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from analysis.orbits.tle import checksum

OMM_KEYS = (
    "OBJECT_NAME", "OBJECT_ID", "EPOCH", "MEAN_MOTION", "ECCENTRICITY", "INCLINATION",
    "RA_OF_ASC_NODE", "ARG_OF_PERICENTER", "MEAN_ANOMALY", "EPHEMERIS_TYPE",
    "CLASSIFICATION_TYPE", "NORAD_CAT_ID", "ELEMENT_SET_NO", "REV_AT_EPOCH", "BSTAR",
    "MEAN_MOTION_DOT", "MEAN_MOTION_DDOT",
)  # fmt: skip

SPACE_TRACK_HEADER = (
    "CCSDS_OMM_VERS,COMMENT,CREATION_DATE,ORIGINATOR,OBJECT_NAME,OBJECT_ID,CENTER_NAME,REF_FRAME,"
    "TIME_SYSTEM,MEAN_ELEMENT_THEORY,EPOCH,MEAN_MOTION,ECCENTRICITY,INCLINATION,RA_OF_ASC_NODE,"
    "ARG_OF_PERICENTER,MEAN_ANOMALY,EPHEMERIS_TYPE,CLASSIFICATION_TYPE,NORAD_CAT_ID,ELEMENT_SET_NO,"
    "REV_AT_EPOCH,BSTAR,MEAN_MOTION_DOT,MEAN_MOTION_DDOT,SEMIMAJOR_AXIS,PERIOD,APOAPSIS,PERIAPSIS,"
    "OBJECT_TYPE,RCS_SIZE,COUNTRY_CODE,LAUNCH_DATE,SITE,DECAY_DATE,FILE,GP_ID,TLE_LINE0,TLE_LINE1,"
    "TLE_LINE2"
)


@dataclass(frozen=True)
class ElementSet:
    """One fictitious set, every number as a two-line set can hold it."""

    number: int
    name: str
    day: float  # of the year, eight decimals
    year: int
    motion: float
    eccentricity: float
    inclination: float
    node: float
    perigee: float
    anomaly: float
    bstar: int  # five digits, to be read as 0.bstar e-4


def sets(count: int, seed: int = 1, first_number: int = 30001) -> list[ElementSet]:
    """Low orbits with names and numbers of no object."""
    draw = np.random.default_rng(seed)
    return [
        ElementSet(
            first_number + n,
            f"FICTION {n}",
            1 + round(float(draw.uniform(0, 364)), 8),
            2026,
            round(float(draw.uniform(13, 15.2)), 8),
            round(float(draw.uniform(0, 0.01)), 7),
            *(round(float(draw.uniform(0, high)), 4) for high in (179, 359, 359, 359)),
            int(draw.integers(10000, 99999)),
        )
        for n in range(count)
    ]


def epoch(one: ElementSet, form: str = "calendar") -> str:
    """The epoch as text: calendar, zulu, blank or ordinal."""
    since = np.timedelta64(round((one.day - 1) * 86_400_000_000), "us")
    text = str(np.datetime64(f"{one.year}-01-01", "us") + since)
    if form == "ordinal":
        return f"{one.year}-{int(one.day):03d}T{text[11:]}"
    return {"calendar": text, "zulu": text + "Z", "blank": text.replace("T", " ")}[form]


def message(one: ElementSet, form: str = "calendar") -> dict[str, object]:
    """The set as keywords and values of an OMM."""
    values = (
        one.name, "2026-001A", epoch(one, form), one.motion, one.eccentricity, one.inclination,
        one.node, one.perigee, one.anomaly, 0, "U", one.number, 999, 1234, one.bstar * 1e-9, 0.0, 0,
    )  # fmt: skip
    return dict(zip(OMM_KEYS, values, strict=True))


def as_csv(all_sets: list[ElementSet], form: str = "calendar") -> str:
    rows = [",".join(str(v) for v in message(one, form).values()) for one in all_sets]
    return "\n".join([",".join(OMM_KEYS), *rows]) + "\n"


def as_space_track_csv(all_sets: list[ElementSet]) -> str:
    others = {"OBJECT_TYPE": "PAYLOAD", "LAUNCH_DATE": "2026-01-01", "TLE_LINE1": "1 x"}
    keys = SPACE_TRACK_HEADER.split(",")
    rows = [
        ",".join(f'"{(message(one) | others).get(key, "")}"' for key in keys) for one in all_sets
    ]
    return "\n".join([SPACE_TRACK_HEADER, *rows]) + "\n"


def as_json(all_sets: list[ElementSet]) -> str:
    return json.dumps([message(one) for one in all_sets])


def as_json_of_texts(all_sets: list[ElementSet]) -> str:
    texts = [{k: str(v) for k, v in message(one).items()} for one in all_sets]
    return json.dumps(texts, indent=1)


def as_keywords(all_sets: list[ElementSet]) -> str:
    text = ""
    for one in all_sets:
        lines = [f"{key:<20}= {value}" for key, value in message(one).items()]
        lines[3] += " [rev/day]"
        head = "CCSDS_OMM_VERS      = 2.0\nCOMMENT fictitious\nCREATION_DATE =\n"
        text += head + "\n".join(lines) + "\n\n"
    return text


def as_xml(all_sets: list[ElementSet]) -> str:
    messages = ""
    for one in all_sets:
        values = [f"<{key}>{value}</{key}>" for key, value in message(one).items()]
        messages += (
            '<omm id="CCSDS_OMM_VERS" version="2.0"><header><CREATION_DATE/></header>'
            "<body><segment>"
            f"<metadata>{''.join(values[:2])}</metadata><data>"
            f"<meanElements>{''.join(values[2:9])}</meanElements>"
            f"<tleParameters>{''.join(values[9:])}</tleParameters>"
            "</data></segment></body></omm>\n"
        )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<ndm>\n{messages}</ndm>\n'


def lines(one: ElementSet, number: str | None = None) -> tuple[str, str]:
    """The two lines, without their checksums."""
    five = number or f"{one.number:05d}"
    return (
        f"1 {five}U 26001A   {one.year % 100:02d}{one.day:012.8f}  .00000100  00000-0  "
        f"{one.bstar:5d}-4 0  999",
        f"2 {five} {one.inclination:8.4f} {one.node:8.4f} {round(one.eccentricity * 1e7):07d} "
        f"{one.perigee:8.4f} {one.anomaly:8.4f} {one.motion:11.8f}12345",
    )


def signed(line: str) -> str:
    """A line of 68 columns with its checksum."""
    return line + str(checksum(line))


def as_two_lines(all_sets: list[ElementSet]) -> str:
    return "".join(f"{signed(a)}\n{signed(b)}\n" for a, b in map(lines, all_sets))


def as_three_lines(all_sets: list[ElementSet]) -> str:
    return "".join(f"0 {one.name}\n{as_two_lines([one])}" for one in all_sets)


LAYOUTS: dict[str, Callable[[list[ElementSet]], str]] = {
    "csv": as_csv,
    "space-track.csv": as_space_track_csv,
    "json": as_json,
    "texts.json": as_json_of_texts,
    "kvn": as_keywords,
    "xml": as_xml,
    "3le": as_three_lines,
}


def _edited(change: Callable[[str, str], tuple[str, str]]) -> Callable[[ElementSet], str]:
    return lambda one: "{}\n{}\n{}\n".format(one.name, *map(signed, change(*lines(one))))


# What real files do to a set without making it another: each text holds the set it was given.
ODD_BUT_WHOLE: dict[str, Callable[[ElementSet], str]] = {
    "blanks after the lines": lambda one: as_three_lines([one]).replace("\n", "   \n"),
    "blanks before the lines": lambda one: "  " + as_three_lines([one]).replace("\n", "\n  "),
    "returns and line feeds": lambda one: as_three_lines([one]).replace("\n", "\r\n"),
    "returns alone": lambda one: as_three_lines([one]).replace("\n", "\r"),
    "a byte-order mark": lambda one: "\ufeff" + as_three_lines([one]),
    "a comment": lambda one: "# Last updated: never\n" + as_three_lines([one]),
    "blank lines": lambda one: "\n\n" + as_three_lines([one]).replace("\n", "\n\n"),
    "no line end at the end": lambda one: as_three_lines([one]).rstrip("\n"),
    "a name padded to 24 columns": lambda one: f"{one.name:<24}\n{as_two_lines([one])}",
    "columns beyond the 69th": lambda one: as_two_lines([one]).replace("\n", " 0.0 1440.0\n"),
    "class C": _edited(lambda a, b: (a[:7] + "C" + a[8:], b)),
    "no designator": _edited(lambda a, b: (a[:9] + " " * 8 + a[17:], b)),
    "plus signs": _edited(lambda a, b: (a[:33] + "+.00000100 +00000+0" + a[52:], b)),
    "blanks for zeros in the element set's number": _edited(lambda a, b: (a[:64] + "   9", b)),
    "zeros for blanks in the angles": _edited(
        lambda a, b: (a, b[:8] + b[8:16].replace(" ", "0") + b[16:])
    ),
    "blanks for zeros in the eccentricity": _edited(
        lambda a, b: (a, b[:26] + f"{int(b[26:33]):7d}" + b[33:])
    ),
    "no revolutions": _edited(lambda a, b: (a, b[:63] + "     ")),
}

# And what makes it none.
BROKEN: dict[str, Callable[[ElementSet], str]] = {
    "a wrong checksum": lambda one: as_two_lines([one]).replace("999", "998", 1),
    "68 columns": lambda one: "\n".join(lines(one)) + "\n",
    "a letter in an angle": _edited(lambda a, b: (a, b[:10] + "o" + b[11:])),
    "two satellites": lambda one: signed(lines(one)[0]) + "\n" + as_two_lines(
        [replace(one, number=one.number + 1)]).split("\n")[1] + "\n",
}  # fmt: skip
