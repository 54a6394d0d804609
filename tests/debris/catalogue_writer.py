"""Small catalogue files in the public formats, written by the tests."""

import gzip
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from analysis.orbits.tle import checksum

SATCAT_HEADER = (
    "OBJECT_NAME,OBJECT_ID,NORAD_CAT_ID,OBJECT_TYPE,OPS_STATUS_CODE,OWNER,LAUNCH_DATE,LAUNCH_SITE,"
    "DECAY_DATE,PERIOD,INCLINATION,APOGEE,PERIGEE,RCS,DATA_STATUS_CODE,ORBIT_CENTER,ORBIT_TYPE"
)
OMM_HEADER = (
    "OBJECT_NAME,OBJECT_ID,EPOCH,MEAN_MOTION,ECCENTRICITY,INCLINATION,RA_OF_ASC_NODE,"
    "ARG_OF_PERICENTER,MEAN_ANOMALY,EPHEMERIS_TYPE,CLASSIFICATION_TYPE,NORAD_CAT_ID,"
    "ELEMENT_SET_NO,REV_AT_EPOCH,BSTAR,MEAN_MOTION_DOT,MEAN_MOTION_DDOT"
)
WEATHER_HEADER = "DATE,AP_AVG,F10.7_OBS,F10.7_DATA_TYPE,F10.7_OBS_CENTER81"


def satcat_row(
    number, name="OBJECT", kind="DEB", owner="PRC", launch="1999-05-10", decay="", rcs="",
    apogee="870", perigee="850",
):  # fmt: skip
    return (
        f"{name},1999-025A,{number},{kind},,{owner},{launch},TSC,{decay},102.1,98.7,{apogee},"
        f"{perigee},{rcs},,EA,ORB"
    )


def satcat(rows) -> str:
    return "\n".join([SATCAT_HEADER, *rows]) + "\n"


def omm_row(
    number, name="OBJECT", epoch="2020-05-24T00:00:00", motion=14.1, eccentricity=0.001, bstar=1e-4
):
    return (
        f"{name},1999-025A,{epoch},{motion},{eccentricity},98.7,10.0,20.0,30.0,0,U,{number},999,"
        f"12345,{bstar},0.0,0"
    )


def omm(rows) -> str:
    return "\n".join([OMM_HEADER, *rows]) + "\n"


def tle_set(number, name="OBJECT", epoch="20145.00000000", motion=14.1, eccentricity=10000):
    """Two-line set with its name line; number as text of five columns, or six digits."""
    first = f"1 {number}U 99025A   {epoch}  .00000100  00000-0  10000-3 0  999"
    second = (
        f"2 {number}  98.7000  10.0000 {eccentricity:07d}  20.0000  30.0000 {motion:11.8f}12345"
    )
    return f"{name}\n{first}{checksum(first)}\n{second}{checksum(second)}\n"


def weather(rows) -> str:
    return "\n".join([WEATHER_HEADER, *rows]) + "\n"


def weather_fixed(rows) -> str:
    """The same rows in fixed columns, as CSSI lays them out; what is not read is filled with 1."""
    sections = {"OBS": "OBSERVED", "PRD": "DAILY_PREDICTED", "PRM": "MONTHLY_PREDICTED"}
    written = dict.fromkeys(sections.values(), "")
    for row in rows:
        date, ap, flux, kind, mean = row.split(",")
        year, month, day = date.split("-")
        index = " 33" * 8 + " 264" + "  18" * 8 + f"{ap:>4}" + " 1.1 5 100" if ap else " " * 74
        written[sections[kind]] += (
            f"{year} {month} {day} 2422 13{index}  90.0 0  90.0  90.0{flux:>6}{mean:>6}  90.0\n"
        )
    body = "\n".join(f"NUM_POINTS\nBEGIN {s}\n{t}END {s}\n" for s, t in written.items())
    return f"DATATYPE CssiSpaceWeather\nVERSION 1.2\n# yy mm dd BSRN ND Kp\n#\n{body}"


def save(folder: Path, name: str, text: str | bytes) -> Path:
    """Write a file, gzipped when the name says so."""
    raw = text.encode() if isinstance(text, str) else text
    file = folder / name
    file.write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
    return file


@dataclass(frozen=True)
class Thing:
    """An object of a made-up catalogue. launch: of itself or its parent; seen: first catalogued."""

    number: int
    name: str
    kind: str
    owner: str
    launch: date
    seen: date
    decay: date | None = None


CLOUDS = {
    "FENGYUN 1C DEB": (2007, 120),
    "COSMOS 2251 DEB": (2009, 80),
    "IRIDIUM 33 DEB": (2009, 80),
}


def things(last: date) -> list[Thing]:
    """Some two thousand objects catalogued up to a day: a launch a week from 2005 on, most with a
    stage or with debris, and three clouds, of which some fragments decay."""
    owners = ("JPN", "PRC", "US", "CIS")
    found, number, day, place = [], 28000, date(2005, 1, 2), 0
    while day < last:
        owner = owners[place % 4]
        found.append(Thing(number, f"SAT {place}", "PAY", owner, day, day))
        if place % 2:
            found.append(Thing(number + 1, f"STAGE {place} R/B", "R/B", owner, day, day))
        if place % 3:
            found.append(Thing(number + 2, f"STAGE {place} DEB", "DEB", owner, day, day))
        for cloud, (name, (first, fragments)) in enumerate(CLOUDS.items()):
            nth = (day - date(first, 3, 1)).days // 7
            for fragment in (4 * nth + n for n in range(4)):
                if 0 <= fragment < fragments:
                    decay = date(first + 2, 1, 1) + timedelta(days=31 * fragment)
                    gone = fragment % 3 == 0 and decay <= last
                    found.append(
                        Thing(number + 10 + 10 * cloud + fragment % 4, name, "DEB", "PRC",
                              date(1999, 5, 10), day, decay if gone else None)
                    )  # fmt: skip
        number, day, place = number + 50, day + timedelta(days=7), place + 1
    return found


def satellite_catalogue(last: date, **columns: str) -> str:
    """The SATCAT of `things` on a day; columns: what every row holds in place of its own."""
    return satcat(
        satcat_row(
            t.number,
            **{
                "name": t.name, "kind": t.kind, "owner": t.owner, "launch": f"{t.launch}",
                "decay": f"{t.decay or ''}", "rcs": "0.02" if t.kind == "DEB" else "",
            } | columns,
        )
        for t in things(last)
    )  # fmt: skip


def catalogue_of_elements(day: date, chosen=lambda thing: True) -> str:
    """OMM of all `things` on orbit on a day, or of the chosen ones."""
    return omm(
        omm_row(t.number, t.name, f"{day}T00:00:00")
        for t in things(day)
        if chosen(t) and not (t.decay and t.decay <= day)
    )
