"""Small catalogue files in the public formats, written by the tests."""

import gzip
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
