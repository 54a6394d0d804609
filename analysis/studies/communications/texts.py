"""What is said of the figures and tables."""

from analysis.evidence.texts import FigureText, TableText

_SLOTS = ("orbits/elements", "orbits/slots")

FIGURES = {
    "kirameki-footprints": FigureText(
        title="From where does each Kirameki satellite stand high enough to be used?",
        answer="{footprints_reach}.",
        caption="Lines on which a satellite stands at {mask_angle_deg} and at "
        "{high_mask_angle_deg}, around its slot (dot on the equator); dashed grey: the assumed "
        "sea lane. Coverage by sight; the beams are not published.",
        alt="Map from Africa to the Americas with two lines around each satellite's point on the "
        "equator, the wider one for the lower elevation, and a dashed line along the sea lane.",
        sources=(*_SLOTS, "coverage/routes", "geography/world_coastlines"),
    ),
    "kirameki-lost-in-turn": FigureText(
        title="How many Kirameki satellites are in view, and how many after a loss?",
        answer="Of the losses, that of {costliest_loss} leaves the largest part of the map with no "
        "satellite in view.",
        caption="Satellites above {mask_angle_deg}, with all of them and with each lost in turn.",
        alt="Four maps from Africa to the Americas, coloured by the number of satellites in view: "
        "the whole fleet, and the fleet without each satellite.",
        sources=(*_SLOTS, "geography/world_coastlines"),
    ),
    "kirameki-loss-by-mask": FigureText(
        title="How much of a sea stays covered when a Kirameki satellite is lost?",
        answer="Above {mask_angle_deg}, {indian_ocean_without_2} of the northern Indian Ocean "
        "stays covered without Kirameki-2, {western_pacific_without_1} of the western Pacific "
        "without Kirameki-1.",
        caption="Share of each area with at least one satellite above the mask on the horizontal "
        "axis. Curves that agree lie on top of each other.",
        alt="Four panels, one for each area: share in view over the elevation mask, one line for "
        "the whole fleet and one for each loss.",
        sources=(*_SLOTS, "coverage/routes", "coverage/regions"),
    ),
    "kirameki-elevations": FigureText(
        title="How high do the Kirameki satellites stand over places that matter to the forces?",
        answer="Over Tokyo Kirameki-3 stands {tokyo_kirameki_3} high and Kirameki-2 "
        "{tokyo_kirameki_2}; over Djibouti Kirameki-2 stands {djibouti_kirameki_2} high.",
        caption="Places from west to east, satellites below the horizon left out; the dashed line "
        "is the elevation mask of {mask_angle_deg}.",
        alt="Marks by place, from west at the top to east: elevation across, colour and shape for "
        "the satellite, and a dashed line at the elevation mask.",
        sources=(*_SLOTS, "coverage/places"),
    ),
    "kirameki-sea-lane": FigureText(
        title="Which Kirameki satellite can a ship use on its way from Hormuz to Yokohama?",
        answer="The highest satellite stands at least {lane_lowest_best} high everywhere on the "
        "lane.",
        caption="Elevation along the assumed sea lane; the dashed line is the elevation mask of "
        "{mask_angle_deg}.",
        alt="A curve for each satellite: elevation over the distance along the lane, with its "
        "places on the axis, and a dashed line at the elevation mask.",
        sources=(*_SLOTS, "coverage/routes"),
    ),
    "kirameki-plans": FigureText(
        title="When was each Kirameki satellite to fly, and when did it?",
        answer="Kirameki-3 was launched {kirameki_3_late} after the end of FY2022, Kirameki-1 "
        "{kirameki_1_late} after July 2016.",
        caption="One row for each plan, with the year in which it was stated. A plan for a fiscal "
        "year counts to its last day.",
        alt="A row for each plan with two marks over the years, its last day and the launch, "
        "joined by a grey line.",
        sources=("fleet/plans", "fleet/launches"),
    ),
}

TABLES = {
    "kirameki-slots": TableText(
        caption="Where the satellites stand; swing and largest latitude are over one day.",
        sources=(*_SLOTS, "fleet/launches"),
    ),
    "kirameki-shares": TableText(
        caption="Share of each area in view of one satellite at least, of a second one, and of one "
        "after a loss, above {mask_angle_deg}.",
        sources=(*_SLOTS, "coverage/routes", "coverage/regions"),
    ),
}
