"""How wide a swath must be, how fast a sea is imaged, and how many ships are told apart."""

from functools import cached_property

import numpy as np
import pandas as pd

from analysis.coverage import ais, data, sensors
from analysis.evidence import numbers
from analysis.evidence.record import Value
from analysis.studies.base import quantities, section, value, values, words
from analysis.studies.maritime_awareness import looks as steps
from analysis.studies.maritime_awareness.kit import FINE
from analysis.studies.maritime_awareness.waiting import Waiting

WIDTHS_KM = (25, 50, 75, 100, 125, 150, 175, 200, 250)
PASSES = {"day": "passes by day", "both": "by day and night"}
SURVEYS = {
    "ALOS-2, 3 m": "alos_2",
    "ALOS-2, 60 m": "alos_2_broad",
    "ALOS-4, 3 m": "alos_4",
    "ALOS-4, 25 m": "alos_4_broad",
}
WHOLE = 0.995  # share of a sea that rounds to all of it
HEARD_SHARE = 0.5  # share of ships heard at which a receiver's limit is told


class Imaging(Waiting):
    """Swaths over one cycle, the sea day by day, and ships in each other's signals."""

    def _closing(self, widths_km) -> pd.DataFrame:
        return steps.swath_closing(
            self.alos_4, self.altitude_km, widths_km, 0.0, self.start, self.end,
            self.parameters.centre_incidence_deg,
        )  # fmt: skip

    @section("swath_km", "half_of_day", "percent")
    def closing(self) -> pd.DataFrame:
        """Share of the equator seen at least once, by swath and passes counted."""
        found = self._closing(WIDTHS_KM).rename(columns={"width_km": "swath_km"})
        halves = found["passes"].map(PASSES)
        frame = found.assign(percent=100 * found["share"], half_of_day=halves)
        return frame[list(type(self).sections()["closing"])].round(1)

    @values("closing_*")
    def closing_values(self) -> dict[str, Value]:
        """The same by day, at the swaths of both radars."""
        widths = self.fine_swaths.set_index("satellite")["swath_km"]
        seen = self._closing(list(widths)).set_index(["width_km", "passes"])["share"]
        rows = [
            (f"closing_{name.lower().replace('-', '_')}", 100 * seen[width, "day"],
             f"Share of the equator seen in the window's passes by day, swath of {name} at 3 m")
            for name, width in widths.items()
        ]  # fmt: skip
        return quantities(rows, unit="%", digits=0)

    @cached_property
    def growth(self) -> pd.DataFrame:
        """Share of the East China Sea imaged by the end of each day, as `looks.seen_by_day`."""
        p, strips = self.parameters, {}
        for row in data.radar_modes().itertuples():
            strip = sensors.radar_swath(
                row.swath_km, p.centre_incidence_deg, self.altitude_km, side="right"
            )
            strips[f"{row.satellite}, {row.mode}"] = steps.Instrument(row.satellite, strip)
        found = self.looks({name: strips[name] for name in SURVEYS}, self.sea)
        return steps.seen_by_day(found, self.sea, p.days)

    @section("radar_mode", "days_passed", "percent")
    def imaged(self) -> pd.DataFrame:
        """The same in per cent."""
        found = self.growth.rename(columns={"instrument": "radar_mode", "day": "days_passed"})
        frame = found.assign(percent=(100 * found["share"]).round(1))
        return frame[list(type(self).sections()["imaged"])]

    @values("imaged_*", "days_*")
    def survey_values(self) -> dict[str, Value]:
        """How much of the sea is imaged at the fine resolution, and how soon all of it."""
        p, shares, days = self.parameters, [], []
        by = self.growth.set_index(["instrument", "day"])["share"]
        for name, key in SURVEYS.items():
            fine = name in [f"{satellite}, 3 m" for satellite in FINE]
            if fine:
                text = f"Share of the East China Sea imaged by the end of the window by {name}"
                shares.append((f"imaged_{key}", 100 * by[name, p.days], text))
            if not fine or name.startswith("ALOS-4"):
                whole = by[name] > WHOLE
                text = f"Days until {name} has imaged the East China Sea whole, at most the window"
                days.append((f"days_{key}", whole.idxmax() if whole.any() else p.days, text))
        return quantities(shares, unit="%", digits=0) | quantities(days, unit="d", digits=0)

    @cached_property
    def heard_s(self) -> float:
        """Mean time for which a ship in the sea is in view of the receiver of ALOS-2, seconds."""
        length = self.at_sea["end_s"] - self.at_sea["start_s"]
        return float(length[self.at_sea["instrument"] == "ALOS-2 AIS"].mean())

    @cached_property
    def receivers(self) -> dict[str, float]:
        """Receivers by the parts into which they split what they hear."""
        beams = self.parameters.beams
        return {"one antenna": 1.0, f"{beams:g} parts": beams}

    @section("ships", "receiver", "percent")
    def heard(self) -> pd.DataFrame:
        """Share of ships heard in a mean pass, by their number in view and receiver."""
        p = self.parameters
        ships = np.unique(np.round(np.geomspace(100, 20000, 70)))
        parts = []
        for receiver, split in self.receivers.items():
            chance = ais.heard_probability(
                ships, self.heard_s, p.message_interval_s, p.message_overlap, split
            )
            rows = {"ships": ships, "receiver": receiver, "percent": 100 * chance}
            parts.append(pd.DataFrame(rows))
        return pd.concat(parts, ignore_index=True).round(1)

    @values("half_heard_*")
    def limits(self) -> dict[str, Value]:
        """Ships in view at which half are heard, to a hundred."""
        p, rows = self.parameters, []
        for key, (receiver, split) in zip(("one", "split"), self.receivers.items(), strict=True):
            ships = ais.ships_heard_with(
                HEARD_SHARE, self.heard_s, p.message_interval_s, p.message_overlap, split
            )
            text = f"Ships in view at which half are heard in a pass, {receiver}"
            rows.append((f"half_heard_{key}", round(ships, -2), text))
        return quantities(rows, digits=0)

    @value(
        "heard_min", unit="min", digits=0,
        of="Mean time for which a ship in the East China Sea is in view of the receiver in a pass",
    )  # fmt: skip
    def heard_min(self) -> float:
        """Minutes."""
        return self.heard_s / 60

    @value("parts", digits=0, of="Parts into which the receiver is split; assumed")
    def parts(self) -> float:
        """The assumed number."""
        return self.parameters.beams

    @words("heard_share")
    def shares_in_words(self) -> dict[str, str]:
        """The share of ships heard at which a limit is told."""
        return {"heard_share": numbers.with_unit(f"{100 * HEARD_SHARE:g}", "%")}
