"""Which tables the given files can make, and how; and which not, with the reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.debris import admission, carrying, derive, joining
from analysis.debris.catalogue_files import Loaded
from analysis.debris.losses import SAME_DATE_DAYS
from analysis.debris.reconstruction import CLOUDS, highest_number
from analysis.errors import InputError

Tables = dict[str, pd.DataFrame]

LEAST_SEEN = 0.5
"""Share of a cloud's fragments on orbit that a file must hold to speak of all: 0.6 or more were in
sight on every catalogue day. The others would count as lost."""


class Told(NamedTuple):
    """One line of the answer: of a file or a table, what became of it, and why."""

    of: str
    fate: str
    why: str


@dataclass(frozen=True)
class Making:
    """Tables that can be made together. make: called with the present ones by name."""

    names: tuple[str, ...]
    make: Callable[[Tables], Sequence[pd.DataFrame]]


@dataclass(frozen=True)
class Plan:
    """What will be made, what was said of files and tables, and the days of whole catalogues.

    used: the files of which something is used.
    """

    makings: tuple[Making, ...]
    told: tuple[Told, ...]
    days: np.ndarray
    used: tuple[Loaded, ...]


def planned(loaded: Sequence[Loaded], present: Tables, today: Date) -> Plan:
    """What the files allow.

    present: the tables of now by name. Raises InputError for files that contradict each other and
    DataError for one that speaks of a day to come.
    """
    for one in loaded:
        admission.not_yet(one, today)
    satcat, weather = _only(loaded, "satcat"), _only(loaded, "space-weather")
    _no_name_twice(loaded)
    days = joining.of_one_day([one for one in loaded if one.kind in ("omm", "tle")])
    elements = [day.content for day in days]
    seen = present["cloud_elements"]
    told = [Told(one.file, "read", one.summary().removeprefix(f"{one.file}: ")) for one in loaded]
    told += [Told(day.content.file, "joined", day.told) for day in days if day.told]
    if satcat and (why := admission.not_a_satellite_catalogue(satcat, seen)):
        told.append(Told(satcat.file, "left out", why))
        satcat = None
    whole = []
    for one in elements:
        if why := admission.not_a_whole_catalogue(_named(one, satcat), seen):
            told.append(Told(one.file, "left out", f"{why}; the shell tables go without"))
        else:
            whole.append(_named(one, satcat))
    # a group of fragments is no whole catalogue, and yet says where they are
    clouds = [(one, part) for one in elements if len(part := _whole_clouds(one, satcat))]
    makings, kept = [], []
    for name, made in (
        (_COUNTS, _counted(satcat)),
        (_SHELLS, _in_shells(whole)),
        (_CLASSED, _classed(satcat, whole)),
        (_FRAGMENTS, _fragments(satcat, clouds)),
        (_SUN, _sun(weather)),
    ):
        if isinstance(made, str):
            kept += [Told(table, "kept", made) for table in name]
        else:
            makings.append(made)
    used = {one.file for one in (satcat, weather, *whole, *(one for one, _ in clouds)) if one}
    names = used.union(*(day.files for day in days if day.content.file in used))
    return Plan(
        tuple(makings),
        (*told, *kept),
        np.array([one.date for one in whole], dtype="datetime64[D]"),
        tuple(one for one in loaded if one.file in names),
    )


_COUNTS = ("catalogue_counts", "cloud_counts", "launches")
_SHELLS = ("shell_density", "cloud_elements")
_CLASSED = ("population", "shell_classes")
_FRAGMENTS = ("fragments", "fragment_orbits")
_SUN = ("solar_flux",)


def _no_name_twice(loaded: Sequence[Loaded]) -> None:
    """Raises InputError for two files of one name: of the tables' inputs each has its own."""
    names = [one.file for one in loaded]
    for name in names:
        if names.count(name) > 1:
            raise InputError(f"{name} was given twice: rename one, or give it once")


def _only(loaded: Sequence[Loaded], kind: str) -> Loaded | None:
    found = [one for one in loaded if one.kind == kind]
    if len(found) > 1:
        raise InputError(f"{found[0].file} and {found[1].file} are both {kind} files: give one")
    return found[0] if found else None


def _named(one: Loaded, satcat: Loaded | None) -> Loaded:
    """Elements with the names of the satellite catalogue where they have none of their own."""
    if satcat is None:
        return one
    names = one.frame["name"].fillna("")
    nameless = names.eq("") | names.str.fullmatch(r"\d+")
    if not nameless.any():
        return one
    known = one.frame["number"].map(satcat.frame.set_index("number")["name"])
    return replace(one, frame=one.frame.assign(name=names.mask(nameless, known.fillna(names))))


def _counted(satcat: Loaded | None) -> Making | str:
    if satcat is None:
        return "it needs a SATCAT file"
    frame, day = satcat.frame, satcat.date
    return Making(
        _COUNTS,
        lambda _: [
            derive.catalogue_counts(frame, day),
            derive.cloud_counts(frame, day),
            derive.launches(frame, day),
        ],
    )


def _in_shells(whole: list[Loaded]) -> Making | str:
    if not whole:
        return "it needs a whole catalogue of elements"
    return Making(
        _SHELLS,
        lambda present: [
            carrying.by_day(present[name], whole, getattr(derive, name)) for name in _SHELLS
        ],
    )


def _classed(satcat: Loaded | None, whole: list[Loaded]) -> Making | str:
    if satcat is None or not whole:
        return "it needs a SATCAT file and a whole catalogue of elements"
    known = [one for one in whole if one.date <= satcat.date + SAME_DATE_DAYS]
    if not known:
        return f"every whole catalogue is newer than {satcat.file}, of {satcat.date}"
    frame = satcat.frame
    return Making(
        _CLASSED,
        lambda present: [
            carrying.by_day(
                present["population"], known, lambda c, day: derive.population(c, frame, day)
            ),
            carrying.by_day(
                present["shell_classes"], known, lambda c, day: derive.shell_classes(c, frame, day)
            ),
        ],
    )


def _fragments(satcat: Loaded | None, clouds: list[tuple[Loaded, pd.DataFrame]]) -> Making | str:
    if satcat is None:
        return "it needs a SATCAT file"
    frame = satcat.frame
    dated = [(one.date, part) for one, part in clouds]

    def make(present: Tables) -> Sequence[pd.DataFrame]:
        given = derive.fragments(frame, dated)
        before = present["fragments"], present["fragment_orbits"]
        return carrying.fragments(before, given) or given

    return Making(_FRAGMENTS, make)


def _whole_clouds(one: Loaded, catalogue: Loaded | None) -> pd.DataFrame:
    """The fragments that a file holds, of the clouds of which it holds enough."""
    if catalogue is None:
        return one.frame[:0]
    satcat = catalogue.frame
    (latest,) = highest_number(satcat, np.array([one.date]))
    on_orbit = (satcat["number"] <= latest) & ~(satcat["decay_date"] <= one.date)
    held = satcat["number"].isin(one.frame["number"])
    numbers = [
        satcat.loc[own, "number"]
        for own in (satcat["name"] == label for label in CLOUDS.values())
        if (on_orbit & own).sum() < admission.NOTABLE
        or (held & own).sum() >= LEAST_SEEN * (on_orbit & own).sum()
    ]
    return one.frame[one.frame["number"].isin(pd.concat(numbers))] if numbers else one.frame[:0]


def _sun(weather: Loaded | None) -> Making | str:
    if weather is None:
        return "it needs a space-weather file"
    frame = weather.frame
    return Making(
        _SUN,
        lambda present: [carrying.months(present["solar_flux"], derive.solar_flux(frame), frame)],
    )
