"""What is said of the figures and tables."""

from analysis.evidence.texts import FigureText, TableText

_FLEET = ("orbits/elements", "orbits/igs", "missile_activities/igs_fleets")

FIGURES = {
    "igs-orbits": FigureText(
        title="At what hour and height do the intelligence satellites fly?",
        answer="The satellites in service cross the equator near {local_time_early:number} and "
        "{local_time_late} local time; the cameras fly at {altitude_optical}.",
        caption="Mean local solar time at which each satellite crosses the equator southward, and "
        "its mean altitude, at the start of the window. Of old elements only the plane is used; "
        "Radar-8 has no elements.",
        alt="Scatter of satellites: local time across, altitude up. Colour tells the sensor, shape "
        "whether the orbit is known.",
        sources=_FLEET,
    ),
    "igs-history": FigureText(
        title="Which intelligence satellites were in orbit, and when?",
        answer="In June 2020 {radar_in_2020} radar satellites, {spare_in_2020} spare and "
        "{optical_in_2020} optical ones were in orbit and not announced as ended.",
        caption="From launch to the announced end of operation or to decay; otherwise to the start "
        "of the window, whether the satellite still works or not. The dashed line is the date of "
        "the 2020 paper. For the earliest satellites and for IGS 8B our sources do not state the "
        "sensor.",
        alt="Bars over the years, one per satellite, with a dashed line in mid 2020.",
        sources=("missile_activities/igs_launches", "orbits/igs"),
    ),
    "imaging-tilt-limit": FigureText(
        title="How far must a satellite tilt to show any place once a day?",
        answer="{fleet_in_service_capital} satellites show {daily_target} of place-days when they "
        "tilt {needed_tilt_8}; {smallest_fleet} need {needed_tilt_4}.",
        caption="Share of places and days with at least one image, for points spread evenly "
        "between {widest_latitude_deg} south and north. Of the fleets, {fleet_sensors}.",
        alt="Three panels of lines over the largest tilt, one line for each fleet: radar and clear "
        "optical images, clear optical images, optical images under cloud.",
        sources=_FLEET,
    ),
    "imaging-images-per-day": FigureText(
        title="How many images a day can be expected over Northeast Asia?",
        answer="With {fleet_in_service} satellites {images_per_day_8}, "
        "and {images_per_day_least_8} at the least favoured place.",
        caption="Radar passes, and optical passes by day weighted with the chance of a clear sky, "
        "at the assumed tilt limit of {tilt_limit_deg}. Radar-4 and Radar-8 fly on assumed places "
        "along their orbits.",
        alt="A map of East Asia for each fleet, coloured by the expected images a day.",
        sources=(*_FLEET, "coverage/regions", "geography/region_coastlines"),
    ),
    "imaging-waits": FigureText(
        title="How long is the wait for the next image, and what do night and cloud add?",
        answer="With {fleet_in_service} satellites a radar image comes after {wait_radar_8} on "
        "average, an optical one by day and under cloud after {wait_cloud_8}.",
        caption="Mean wait from any moment to the next image, at the assumed tilt limit of "
        "{tilt_limit_deg} and with the sky clear at {clear_sky} of passes. Of the "
        "fleets, {fleet_sensors}.",
        alt="A panel for each condition (radar; optical without limits, in daylight, in daylight "
        "and cloud): mean wait over the size of the fleet, one line for each place.",
        sources=(*_FLEET, "coverage/places"),
    ),
    "imaging-aperture": FigureText(
        title="How large a mirror does a stated resolution take?",
        answer="The finest resolution stated takes a mirror of {aperture_40} at the altitude of "
        "the cameras in service.",
        caption="Smallest aperture by Rayleigh's criterion in green light, looking straight down. "
        "The dashed lines are the altitudes of the optical satellites in service.",
        alt="Straight lines rising with altitude, one for each resolution, the finest highest, and "
        "dashed lines at the satellites' altitudes.",
        sources=("orbits/elements",),
    ),
    "imaging-delay": FigureText(
        title="How soon after it is taken can an image be on the ground?",
        answer="Of images taken anywhere {down_stations_60} are down within an hour by stations, "
        "{down_relay_60} with a relay.",
        caption="Satellites of the fleet of {fleet_in_service}. A delay of zero means that the "
        "satellite was in contact when it took the image; time to transmit, to task and to process "
        "is left out.",
        alt="Two panels of rising steps, images taken anywhere and over Northeast Asia: share on "
        "the ground over the delay, one line for each way down.",
        sources=(*_FLEET, "orbits/slots", "coverage/places", "coverage/regions"),
    ),
}

TABLES = {
    "igs-orbit-list": TableText(
        caption="Orbits of the intelligence satellites at the start of the window.",
        sources=_FLEET,
    ),
}
