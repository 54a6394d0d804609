"""How sharp an image can be, and how soon it is on the ground."""

from functools import cached_property

import numpy as np
import pandas as pd

from analysis import tables
from analysis.coverage import data
from analysis.evidence.record import Value
from analysis.orbits import data as orbits
from analysis.orbits.constants import DAY_S
from analysis.orbits.design import DesignOrbits
from analysis.studies import stated
from analysis.studies.base import quantities, section, value, values
from analysis.studies.imaging_revisit import looks as steps
from analysis.studies.imaging_revisit.programme import IN_SERVICE
from analysis.studies.imaging_revisit.sight import Sight

WAYS_DOWN = {
    "stations only": ["ground"],
    "with JDRS-1": ["ground", "1"],
    "with two relays": ["ground", "1", "2"],
}
ANYWHERE, IN_REGION = "Images taken: anywhere", "Images taken: Northeast Asia"


class Delivery(Sight):
    """How sharp an image can be, and when it is on the ground."""

    @section("altitude_km", "resolution", "resolution_cm", "aperture_m")
    def apertures(self) -> pd.DataFrame:
        """Smallest aperture of each resolution, by altitude."""
        frame = steps.apertures(range(200, 701, 20), [30, 40, 60, 100]).round(3)
        frame["resolution"] = frame["resolution_cm"].astype(str) + " cm"
        return frame[list(type(self).sections()["apertures"])]

    @section("satellite", "altitude_km")
    def optical_in_service(self) -> pd.DataFrame:
        """Altitudes of the optical satellites of the fleet in service."""
        rows = self.flown[self.flown["sensor"] == "optical"]
        return rows[["satellite", "altitude_km"]]

    @values("aperture_*", "resolution_tilted")
    def aperture_values(self) -> dict[str, Value]:
        """Mirrors that the stated resolutions take, and what a tilt costs."""
        height = float(self.optical_in_service["altitude_km"].mean())
        older = float(self.orbit_list.set_index("satellite").loc["Optical-4", "altitude_km"])
        (newest,) = stated.numbers("igs-resolution-gen3")
        finest, coarsest = stated.numbers("igs-resolution-gen12")
        rows = [
            (f"aperture_{resolution:.0f}", self._aperture_m(altitude, resolution),
             f"Smallest aperture for {resolution:.0f} cm from the altitude of that generation")
            for resolution, altitude in ((newest, height), (finest, older), (coarsest, older))
        ]  # fmt: skip
        tilted = self._aperture_m(height, newest, self.parameters.tilt_of_resolution_deg)
        loss = tilted / self._aperture_m(height, newest)
        text = (
            f"What a camera of {newest:.0f} cm at nadir resolves across the line of sight when "
            "tilted"
        )
        return quantities(rows, unit="m", digits=2) | quantities(
            [("resolution_tilted", newest * loss, text)], unit="cm", digits=0
        )

    @staticmethod
    def _aperture_m(altitude_km: float, resolution_cm: float, tilt_deg: float = 0.0) -> float:
        frame = steps.apertures([altitude_km], [float(resolution_cm)], tilt_deg)
        return float(frame["aperture_m"].iloc[0])

    @value("tilt_of_resolution", unit="deg", digits=0, of="Tilt at which that is told")
    def tilt_of_resolution(self) -> float:
        """The tilt at which the loss of sharpness is told."""
        return self.parameters.tilt_of_resolution_deg

    @value(
        "plausible_aperture", unit="m", digits=1, of="Largest mirror taken as plausible, assumed"
    )
    def plausible_aperture(self) -> float:
        """The assumed largest mirror."""
        return self.parameters.plausible_aperture_m

    @cached_property
    def handover(self) -> pd.DataFrame:
        """When each satellite in service can hand over: satellite, way, start_s, end_s."""
        p = self.parameters
        return steps.contacts(
            self._flying,
            self._radar8,
            data.place_points(p.stations),
            [self.relay_slot_deg, p.second_relay_longitude_deg],
            p.station_mask_angle_deg,
            self.start,
            self.first_days,
        )

    @cached_property
    def relay_slot_deg(self) -> float:
        """Longitude of JDRS-1, degrees east."""
        return float(orbits.slots().set_index("id").loc["jdrs-1", "longitude_deg"])

    @cached_property
    def first_days(self) -> np.datetime64:
        """End of the window of the delays, UTC."""
        return self.start + np.timedelta64(self.parameters.delay_days, "D")

    @cached_property
    def _team(self) -> dict[str, str]:
        rows = self.fleets[self.fleets["fleet"] == IN_SERVICE]
        return dict(zip(rows["satellite"], rows["sensor"], strict=True))

    @cached_property
    def _flying(self) -> pd.DataFrame:
        return self.fresh[self.fresh["OBJECT_NAME"].isin(self._team)].reset_index(drop=True)

    @cached_property
    def _radar8(self) -> DesignOrbits:
        return self.planned[[self.planned.names.index("Radar-8")]]

    @section("area", "way", "minutes", "percent")
    def delays(self) -> pd.DataFrame:
        """Images on the ground within so many minutes, by where they are taken and way down."""
        p = self.parameters
        window_s, minutes = p.delay_days * DAY_S, np.arange(0.0, 181.0, 3.0)
        pair, curves = self.sensors(p.tilt_limit_deg), []
        for area, points in ((ANYWHERE, self.world), (IN_REGION, self.region)):
            taken = steps.looks(
                self._flying, self._radar8, self._team, *pair, points, self.start, self.first_days
            )
            for way, used in WAYS_DOWN.items():
                open_ways = self.handover[self.handover["way"].isin(used)]
                curve = steps.delay_curve(taken, open_ways, window_s, minutes)
                curves.append(curve.assign(area=area, way=way))
        frame = pd.concat(curves)
        frame["percent"] = (100 * frame["share"]).round(1)
        return frame[list(type(self).sections()["delays"])]

    @values("orbit_seen_*")
    def orbit_seen(self) -> dict[str, Value]:
        """Share of an orbit in contact, by way."""
        shares = steps.seen_share(self.handover, self.parameters.delay_days * DAY_S)
        ways = {"ground": "the stand-in stations", "1": "JDRS-1", "2": "a second relay"}
        rows = [
            (f"orbit_seen_{key}", 100 * shares[key],
             f"Share of an orbit in contact with {text}, mean of eight satellites")
            for key, text in ways.items()
        ]  # fmt: skip
        return quantities(rows, unit="%", digits=0)

    @value("relay_slot", unit="deg E", digits=1, of="Longitude of JDRS-1")
    def relay_slot(self) -> float:
        """Degrees east."""
        return self.relay_slot_deg

    @values("down_*")
    def down(self) -> dict[str, Value]:
        """Images taken anywhere that are on the ground at once and after an hour."""
        found = self.delays.set_index(["area", "way", "minutes"])["percent"]
        rows = [
            (f"down_{name}_{after}", found[(ANYWHERE, way, float(after))],
             f"Images taken anywhere on the ground after {after} minutes, {way}")
            for way, name in (("stations only", "stations"), ("with JDRS-1", "relay"))
            for after in (0, 60)
        ]  # fmt: skip
        return quantities(rows, unit="%", digits=0)

    @values("imagers_2024", "relays_2024")
    def operated(self) -> dict[str, Value]:
        """Satellites that the operator counted in July 2024."""
        kinds = ("optical", "radar", "relay")
        count = {k: tables.lookup("orbits/systems", f"igs_operated_{k}_2024") for k in kinds}
        return quantities(
            [
                ("imagers_2024", count["optical"] + count["radar"],
                 "Imaging satellites, July 2024"),
                ("relays_2024", count["relay"], "Relay satellites, July 2024"),
            ],
            digits=0,
        )  # fmt: skip
