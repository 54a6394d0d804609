"""What is said of the figures."""

from analysis.evidence.texts import FigureText, TableText

FIGURES = {
    "warning-constellation-size": FigureText(
        title="How many satellites keep a launch area in view all the time?",
        answer="From {high_height} {needed_single_walker_1000} satellites keep the launch area in "
        "view, {needed_stereo_walker_1000} from {sides} sides; from {low_height} "
        "{needed_single_walker_300} and {needed_stereo_walker_300}.",
        caption="The Korean launch area, latitudes {area_south} to {area_north} N. Walker: "
        "smallest pattern found. Streets: polar planes side by side. A geostationary satellite "
        "does it alone, {sides} give stereo.",
        alt="Four lines with points on logarithmic axes, one for each view and build: satellites "
        "needed over altitude.",
        sources=("coverage/regions",),
    ),
    "glider-custody": FigureText(
        title="How many satellites keep a gliding target in view, and from what height?",
        answer="{tracking_few} satellites see the target for {seen_high_few} of its flight from "
        "{tracking_high}, for {seen_low_few} from {tracking_low}.",
        caption="Mean over flights begun through one day; path, height, speed and inclination are "
        "assumed. From {sides} sides: {sides} lines of sight that cross at an angle of "
        "{min_crossing_deg} at least.",
        alt="Two panels, seen by one and fixed from both sides: share of the flight over the "
        "number of satellites, one line for each altitude.",
        sources=("coverage/routes",),
    ),
    "radar-warning-range": FigureText(
        title="How much warning does a radar have of a ballistic and of a gliding target?",
        answer="Over {compared_range} a radar has {radar_warning_gliding} of warning of a gliding "
        "target, {radar_warning_ballistic} of a ballistic one.",
        caption="Time from the horizon to the end of the flight at the radar. The dashed line is "
        "the whole flight, the same for both. Boost phase and detection are left out.",
        alt="Minutes over range: a line with points for each target, and a dashed line for the "
        "whole flight.",
    ),
    "warning-sensor-minutes": FigureText(
        title="Which sensor has the target in sight, and when?",
        answer="A radar could see the ballistic target for {radar_share_ballistic} of its flight, "
        "the gliding one for {radar_share_gliding}.",
        caption="Free lines of sight only. The geostationary watcher and the low constellation "
        "({tracking_few} satellites, {tracking_high}) are assumed; the low one must stand above "
        "the target's own horizontal, which is strict for a target high up. A radar's row is "
        "empty where the target stays below its horizon.",
        alt="Two panels, a ballistic and a gliding flight: bars over the time of flight, one row "
        "for each watcher.",
        sources=("orbits/sites", "coverage/routes"),
    ),
    "infrared-host-looks": FigureText(
        title="When could one infrared sensor on ALOS-3 have looked at a launch site?",
        answer="In {host_passes:number} passes a day, for at most {host_minutes_wide}; the rest of "
        "the day is unseen.",
        caption="Passes above {mask_angle_deg} over the Sohae launch site, one row a day for "
        "the first {days_shown} days. The host's orbit is weakly sourced.",
        alt="One row for each day, with a mark for each pass over the hours of the day in UTC.",
        sources=("orbits/systems", "coverage/places"),
    ),
    "low-orbit-lifetime": FigureText(
        title="How long does a satellite last on a very low orbit?",
        answer="Left to itself at {claimed_km}, a satellite lasts {life_300_quiet} under a quiet "
        "Sun and {life_300_active} under an active one.",
        caption="Days until re-entry from a circular orbit without thrust, and the days for which "
        "SLATS was held at each altitude by its engine. Mass of SLATS, frontal area assumed.",
        alt="Days on a logarithmic axis over altitude: a line for the quiet and one for the active "
        "Sun, and points for SLATS.",
        sources=("debris/solar_flux", "missile_activities/statements", "orbits/systems"),
    ),
    "low-orbit-trade": FigureText(
        title="What does flying lower buy, and what does it cost?",
        answer="From {claimed_km} the camera sees {sample_gain} times finer; a continuous view "
        "from {low_km} takes {needed_single_walker_300} satellites.",
        caption="A camera like that of ALOS-3, carried lower; satellites for a continuous single "
        "view of the launch area; speed to make up against drag under a quiet Sun.",
        alt="Four panels with a line over altitude: sample on the ground, satellites, speed to "
        "make up a day, width of view.",
        sources=("orbits/systems", "debris/solar_flux", "coverage/regions"),
    ),
}

TABLES: dict[str, TableText] = {}
