"""Read catalogue files that a user downloads: guarded, told apart by content, checked line by line.

Formats: CelesTrak SATCAT CSV, CCSDS OMM CSV, two-line sets, CelesTrak space-weather CSV; each plain
or gzipped, with any line ends. A file that cannot be trusted is refused with its name, line and
reason. A line that cannot be used is skipped, counted and reported.
"""

import csv
import io
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.debris.shapes import altitudes_km
from analysis.errors import DataError
from analysis.orbits import omm, tle

LARGEST_BYTES = 400_000_000
"""Unpacked; the whole public catalogue of 2025 is about 10 MB in any of the formats."""

LARGEST_RATIO = 100
"""Unpacked over packed size; real catalogues reach 4 to 8."""

MOST_SKIPPED = 0.05
"""Share of skipped lines above which a file is refused."""

FIRST_YEAR = np.datetime64("1957-01-01")
"""Nothing was in orbit, nor was space weather tabulated, before."""

SATCAT_COLUMNS = ("OBJECT_NAME", "OBJECT_ID", "NORAD_CAT_ID", "OBJECT_TYPE", "OWNER",
                  "LAUNCH_DATE", "DECAY_DATE", "APOGEE", "PERIGEE", "INCLINATION")  # fmt: skip
WEATHER_COLUMNS = ("DATE", "AP_AVG", "F10.7_OBS", "F10.7_DATA_TYPE", "F10.7_OBS_CENTER81")

KINDS = {"satcat": SATCAT_COLUMNS, "omm": omm.NEEDED, "space-weather": WEATHER_COLUMNS}

_CLASSES = {
    "PAY": "payload", "PAYLOAD": "payload", "R/B": "rocket_body", "ROCKET BODY": "rocket_body",
    "DEB": "debris", "DEBRIS": "debris", "UNK": "unknown", "UNKNOWN": "unknown", "": "unknown",
}  # fmt: skip


@dataclass(frozen=True)
class Loaded:
    """One file, understood.

    kind: satcat, omm, tle or space-weather.
    frame: satcat: number, name, object_class, owner, launch_date, decay_date, apogee_km,
        perigee_km, inclination_deg, rcs_m2; elements (omm, tle): number, name, epoch, apogee_km,
        perigee_km, inclination_deg, bstar; space-weather: date, f107_sfu, f107_mean81_sfu, ap,
        basis.
    date: the day that the content speaks of: newest launch or decay, epoch or observation.
    skipped: one row per line left out: line, reason.
    """

    file: str
    kind: str
    frame: pd.DataFrame
    date: np.datetime64
    skipped: pd.DataFrame

    def summary(self) -> str:
        """One line: what was read, and how many lines were skipped for which reasons."""
        text = f"{self.file}: {self.kind} of {self.date}, {len(self.frame)} rows"
        if self.skipped.empty:
            return text
        reasons = self.skipped["reason"].str.replace(r"'[^']*'|-?\d[\d.e+-]*", "…", regex=True)
        first = self.skipped.groupby(reasons.to_numpy())["line"].agg(["size", "min"])
        told = "; ".join(f"{n} × {why} (first in line {at})" for why, n, at in first.itertuples())
        return f"{text}, {len(self.skipped)} skipped: {told}"


def load(file: str | Path) -> Loaded:
    """Read one file of any of the formats.

    Raises DataError, in one line with file, line and reason, when it cannot be trusted.
    """
    path = Path(file)
    text = _text(path)
    first = text.partition("\n")[0].strip()
    if first[:1] in "<{[":
        raise DataError(f"{path.name}, line 1: not a catalogue but starts with '{first[:40]}'")
    columns = [c.strip().strip('"') for c in first.split(",")]
    kind = _kind(path.name, columns)
    reader = {"satcat": _satcat, "omm": _omm, "space-weather": _space_weather, "tle": _tle}[kind]
    frame, date, skipped, lines = reader(path.name, text)
    if len(skipped) > MOST_SKIPPED * lines:
        worst = skipped.iloc[0]
        raise DataError(
            f"{path.name}, line {worst['line']}: {worst['reason']}; {len(skipped)} of {lines} "
            f"lines cannot be used, more than {MOST_SKIPPED:.0%}"
        )
    if frame.empty:
        raise DataError(f"{path.name}, line 1: no usable row")
    return Loaded(path.name, kind, frame, np.datetime64(date, "D"), skipped)


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise DataError(f"{path.name}: {(error.strerror or str(error)).lower()}") from None
    if raw[:2] == b"\x1f\x8b":
        raw = _unpacked(path.name, raw)
    elif raw[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        raise DataError(f"{path.name}: a zip archive; allowed are plain text and gzip")
    elif len(raw) > LARGEST_BYTES:
        raise DataError(f"{path.name}: {len(raw)} bytes, more than {LARGEST_BYTES}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise DataError(f"{path.name}, line {line}: byte {error.start} is not text") from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise DataError(f"{path.name}, line {line}: a zero byte, so not text")
    if not text.strip():
        raise DataError(f"{path.name}, line 1: the file is empty")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unpacked(name: str, raw: bytes) -> bytes:
    """gzip content, in parts, so that a bomb is noticed before it is unpacked."""
    allowed = min(LARGEST_BYTES, max(1_000_000, LARGEST_RATIO * len(raw)))
    parts, size = [], 0
    while raw:
        member = zlib.decompressobj(wbits=31)
        try:
            while not member.eof:
                part = member.decompress(raw, 1 << 20)
                raw = member.unconsumed_tail
                size += len(part)
                if size > allowed:
                    raise DataError(
                        f"{name}: unpacks to more than {allowed} bytes, which no catalogue does"
                    )
                parts.append(part)
                if not part and not raw and not member.eof:
                    raise DataError(f"{name}: the gzip file is cut short after {size} bytes")
        except zlib.error as error:
            raise DataError(f"{name}: broken gzip file ({error})") from None
        raw = member.unused_data.lstrip(b"\0")
    return b"".join(parts)


def _kind(name: str, columns: list[str]) -> str:
    if len(columns) < 4:
        return "tle"
    for kind, needed in KINDS.items():
        missing = [c for c in needed if c not in columns]
        if not missing:
            return kind
        if len(missing) < len(needed) / 2:
            raise DataError(f"{name}, line 1: {kind} columns missing: {', '.join(missing)}")
    raise DataError(
        f"{name}, line 1: not a SATCAT, OMM or space-weather header: {', '.join(columns)[:80]}"
    )


class _Rows:
    """Rows of a CSV with their line numbers, and which of them were skipped for what."""

    def __init__(self, name: str, text: str, needed: tuple[str, ...], optional: tuple = ()):
        lines = list(csv.reader(io.StringIO(text)))
        header = [c.strip() for c in lines[0]]
        body = [(at, row) for at, row in enumerate(lines[1:], start=2) if row]
        if not body:
            raise DataError(f"{name}, line 1: a header without rows")
        at, last = body[-1]
        if len(last) < len(header):
            raise DataError(
                f"{name}, line {at}: {len(last)} of {len(header)} fields: the download is cut short"
            )
        for at, row in body:
            if len(row) != len(header):
                raise DataError(
                    f"{name}, line {at}: {len(row)} fields, the header has {len(header)}"
                )
        self.lines = len(body)
        self.line = np.array([at for at, _ in body])
        self.kept = np.ones(self.lines, dtype=bool)
        self.reasons: list[tuple[int, str]] = []
        columns = {c: header.index(c) for c in (*needed, *optional) if c in header}
        self.text = pd.DataFrame(
            {c: [row[i].strip() for _, row in body] for c, i in columns.items()}
        )

    def skip(self, bad: np.ndarray, reason: str, column: str | None = None) -> None:
        """Leave out rows where `bad`; '{}' in the reason takes the column's text."""
        for at in np.flatnonzero(np.asarray(bad) & self.kept):
            shown = self.text[column].iat[at] if column else ""
            self.reasons.append((int(self.line[at]), reason.format(f"'{shown}'")))
        self.kept &= ~np.asarray(bad)

    def number(self, column: str, what: str, empty_allowed: bool = False) -> np.ndarray:
        """A column as floats; rows that hold anything else are skipped."""
        given = self.text[column]
        value = pd.to_numeric(given, errors="coerce").to_numpy(dtype=float)
        bad = ~np.isfinite(value)
        self.skip(bad & (given != "").to_numpy() if empty_allowed else bad,
                  f"{what} {{}} is not a number", column)  # fmt: skip
        return value

    def date(self, column: str, what: str, empty_allowed: bool = False) -> np.ndarray:
        """A column as dates; rows with something else or a date before 1957 are skipped."""
        given = self.text[column]
        value = pd.to_datetime(given, errors="coerce", format="ISO8601").to_numpy("datetime64[us]")
        empty = (given == "").to_numpy()
        self.skip(np.isnat(value) & ~(empty & empty_allowed), f"{what} {{}} is not a date", column)
        self.skip(value < FIRST_YEAR, f"{what} {{}} is before 1957", column)
        return value

    def skipped(self) -> pd.DataFrame:
        return pd.DataFrame(sorted(self.reasons), columns=["line", "reason"])


def _catalogue_numbers(rows: _Rows) -> np.ndarray:
    """Plain or alpha-5 numbers; others are skipped, and the later of two equal ones."""
    numbers = np.full(rows.lines, -1)
    for at, text in enumerate(rows.text["NORAD_CAT_ID"]):
        try:
            numbers[at] = tle.catalogue_number(text)
        except ValueError:
            if text.isdigit() and len(text) <= 9:
                numbers[at] = int(text)
    rows.skip(numbers < 0, "catalogue number {} is not one", "NORAD_CAT_ID")
    return numbers


def _satcat(name: str, text: str):
    rows = _Rows(name, text, SATCAT_COLUMNS, optional=("RCS", "ORBIT_CENTER"))
    number = _catalogue_numbers(rows)
    rows.skip(pd.Series(number).duplicated().to_numpy(), "catalogue number {} comes twice",
              "NORAD_CAT_ID")  # fmt: skip
    object_class = rows.text["OBJECT_TYPE"].str.upper().map(_CLASSES)
    rows.skip(object_class.isna(), "object type {} is not known", "OBJECT_TYPE")
    launch = rows.date("LAUNCH_DATE", "launch date", empty_allowed=True)
    decay = rows.date("DECAY_DATE", "decay date", empty_allowed=True)
    rows.skip(decay < launch, "decay date {} is before the launch", "DECAY_DATE")
    frame = pd.DataFrame(
        {
            "number": number,
            "name": rows.text["OBJECT_NAME"],
            "object_class": object_class,
            "owner": rows.text["OWNER"],
            "launch_date": launch,
            "decay_date": decay,
            "apogee_km": rows.number("APOGEE", "apogee", empty_allowed=True),
            "perigee_km": rows.number("PERIGEE", "perigee", empty_allowed=True),
            "inclination_deg": rows.number("INCLINATION", "inclination", empty_allowed=True),
            "rcs_m2": rows.number("RCS", "cross-section", empty_allowed=True)
            if "RCS" in rows.text
            else np.nan,
        }
    )[rows.kept].reset_index(drop=True)
    newest = frame[["launch_date", "decay_date"]].max().max()
    return frame, newest, rows.skipped(), rows.lines


def _omm(name: str, text: str):
    rows = _Rows(name, text, omm.NEEDED)
    number = _catalogue_numbers(rows)
    epoch = rows.date("EPOCH", "epoch")
    motion = rows.number("MEAN_MOTION", "mean motion")
    rows.skip(motion <= 0, "mean motion {} is not above 0", "MEAN_MOTION")
    eccentricity = rows.number("ECCENTRICITY", "eccentricity")
    rows.skip((eccentricity < 0) | (eccentricity >= 1),
              "eccentricity {} is not that of a closed orbit", "ECCENTRICITY")  # fmt: skip
    inclination = rows.number("INCLINATION", "inclination")
    rows.skip((inclination < 0) | (inclination > 180), "inclination {} is outside 0 to 180 deg",
              "INCLINATION")  # fmt: skip
    bstar = rows.number("BSTAR", "drag term")
    usable = rows.kept.copy()
    _, perigee = altitudes_km(np.where(usable, motion, 1.0), np.where(usable, eccentricity, 0.0))
    rows.skip(perigee < 0, "mean motion {} puts the perigee below the surface", "MEAN_MOTION")
    frame = pd.DataFrame(
        {
            "number": number,
            "name": rows.text["OBJECT_NAME"],
            "epoch": epoch,
            "motion": motion,
            "eccentricity": eccentricity,
            "inclination_deg": inclination,
            "bstar": bstar,
        }
    )[rows.kept]
    return *_elements(frame), rows.skipped(), rows.lines


def _tle(name: str, text: str):
    parsed = tle.parse(text)
    if parsed.elements.empty:
        why = parsed.rejected.iloc[0]
        raise DataError(f"{name}, line {why['line']}: {why['reason']}; no two-line set in the file")
    last_line = text.rstrip("\n").count("\n") + 1
    if len(parsed.rejected) and parsed.rejected["line"].iloc[-1] >= last_line:
        why = parsed.rejected.iloc[-1]
        raise DataError(f"{name}, line {why['line']}: {why['reason']}: the download is cut short")
    frame = parsed.elements.rename(
        columns={
            "NORAD_CAT_ID": "number",
            "OBJECT_NAME": "name",
            "EPOCH": "epoch",
            "MEAN_MOTION": "motion",
            "ECCENTRICITY": "eccentricity",
            "INCLINATION": "inclination_deg",
            "BSTAR": "bstar",
        }
    )
    columns = ["number", "name", "epoch", "motion", "eccentricity", "inclination_deg", "bstar"]
    _, perigee = altitudes_km(frame["motion"], frame["eccentricity"])
    sunk = frame.loc[perigee < 0, ["line", "number"]]
    sunk["reason"] = [f"catalogue number {n}: perigee below the surface" for n in sunk["number"]]
    skipped = pd.concat([parsed.rejected, sunk], ignore_index=True)[["line", "reason"]]
    return *_elements(frame.loc[perigee >= 0, columns]), skipped, parsed.lines


def _elements(frame: pd.DataFrame) -> tuple[pd.DataFrame, pd.Timestamp]:
    """The newest set of each object as altitudes, and the day by which nearly all were made."""
    frame = frame.sort_values("epoch").drop_duplicates("number", keep="last")
    frame = frame.sort_values("number").reset_index(drop=True)
    if frame.empty:
        return frame, pd.NaT
    apogee, perigee = altitudes_km(frame.pop("motion"), frame.pop("eccentricity"))
    frame["apogee_km"], frame["perigee_km"] = apogee, perigee
    # some archives mark elements of their own with a star after the name
    frame["name"] = frame["name"].str.removesuffix("*").str.strip()
    # a few epochs lie days ahead of their publication
    return frame, frame["epoch"].quantile(0.995)


def _space_weather(name: str, text: str):
    rows = _Rows(name, text, WEATHER_COLUMNS)
    date = rows.date("DATE", "date")
    f107 = rows.number("F10.7_OBS", "F10.7")
    mean = rows.number("F10.7_OBS_CENTER81", "F10.7 mean")
    rows.skip((f107 < 50) | (f107 > 1000), "F10.7 of {} is outside 50 to 1000", "F10.7_OBS")
    frame = pd.DataFrame(
        {
            "date": date,
            "f107_sfu": f107,
            "f107_mean81_sfu": mean,
            "ap": rows.number("AP_AVG", "Ap", empty_allowed=True),
            "basis": np.where(rows.text["F10.7_DATA_TYPE"].isin(["OBS", "INT"]),
                              "observed", "predicted"),
        }
    )[rows.kept].sort_values("date").reset_index(drop=True)  # fmt: skip
    observed = frame.loc[frame["basis"] == "observed", "date"]
    return (
        frame,
        observed.max() if len(observed) else frame["date"].max(),
        rows.skipped(),
        rows.lines,
    )
