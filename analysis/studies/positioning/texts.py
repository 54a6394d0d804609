"""What is said of the figures and tables."""

from analysis.evidence.texts import FigureText, TableText

_SKIES = ("orbits/elements", "orbits/health", "positioning/designs")
_MAPS = (*_SKIES, "geography/world_coastlines")

FIGURES = {
    "qzss-ground-tracks": FigureText(
        title="Over which meridian does each QZSS satellite circle?",
        answer="QZS-1R circles over {longitude_qzs_1r}, QZS-4 over {longitude_qzs_4} and QZS-2 "
        "over {longitude_qzs_2}.",
        caption="Points below the satellites through one day, with a dot at midnight UTC. QZS-7 "
        "reached its orbit in August 2026; its longitude, {seventh_longitude_deg}, is an "
        "assumption.",
        alt="Map from Africa to the Pacific with the track of each satellite as a line of its "
        "colour and a dot where it begins; the track of a geostationary satellite shrinks to its "
        "dot.",
        sources=("orbits/elements", "positioning/designs", "geography/world_coastlines"),
    ),
    "qzss-elevation": FigureText(
        title="How high do the QZSS satellites stand over cities?",
        answer="Over {city_name} the highest quasi-zenith satellite never stands lower than "
        "{lowest_best_elevation}.",
        caption="Elevation above the horizon through one day; gaps are below the horizon.",
        alt="A panel for each city: elevation over the hours of the day, one line for each "
        "satellite.",
        sources=("orbits/elements", "positioning/designs", "positioning/cities"),
    ),
    "navigation-availability": FigureText(
        title="With GPS denied, where is there service, and for how much of the day?",
        answer="Of the Indo-Pacific's area and day QZSS in service serves "
        "{region_time_in_service}; {count_7} satellites would serve {region_time_qzss_7}.",
        caption="Service is a fix with PDOP of at most {pdop_max}, from satellites above "
        "{mask_angle_deg}.",
        alt="Maps from Africa to the Pacific, one for each set of systems, coloured by the share "
        "of the day with service.",
        sources=_MAPS,
    ),
    "navigation-pdop": FigureText(
        title="How good is the geometry of GPS, QZSS and NavIC, alone and together?",
        answer="Over {city_name} the median PDOP is {city_pdop_gps} with GPS, {city_pdop_joined} "
        "with QZSS added and {city_pdop_in_service} with QZSS alone.",
        caption="Median PDOP of the day: the factor between a range error and a position error. "
        "Cells without a fix for more of the day than with one are left open.",
        alt="Maps from Africa to the Pacific, one for each set of systems, coloured by classes of "
        "PDOP, the lowest darkest.",
        sources=_MAPS,
    ),
    "navic-box": FigureText(
        title="Does NavIC alone serve the box that is claimed for it?",
        answer="By design NavIC alone serves {box_served_design} of the box for long enough; the "
        "satellites working in March 2026 serve {box_served_now}.",
        caption="The box of the 2020 paper in outline; left the design with {navic_design_count} "
        "satellites, right the health of 2026.",
        alt="Two maps with the outline of a box from Africa to East Asia, coloured by the share of "
        "the day with service: under the design, and in March 2026.",
        sources=_MAPS,
    ),
    "qzss-stages": FigureText(
        title="How much does QZSS serve alone with {stage_counts} satellites?",
        answer="Of the Indo-Pacific's area and day {count_4} satellites serve "
        "{region_time_qzss_4}, {count_7} {region_time_qzss_7}, {count_11} {region_time_qzss_11}.",
        caption="{count_6_capital} is {count_5} with QZS-7; {count_7} adds the lost QZS-5 as "
        "planned; the orbits of the further satellites are assumed. An area is served when service "
        "lasts for the needed share of the day.",
        alt="Lines with a mark for each stage of QZSS: share with service, of the Indo-Pacific's "
        "area and day, of its area, and of the day over the city.",
        sources=(*_SKIES, "positioning/cities"),
    ),
    "navic-qzss-extension": FigureText(
        title="Where does QZSS extend NavIC, and where do only both together serve?",
        answer="Million square kilometres served without and with QZSS: {area_alone_design:number} "
        "and {area_union_design:number} by design, {area_alone_now:number} and "
        "{area_union_now:number} in March 2026.",
        caption="Cells with service for the needed share of the day; the outline is the box "
        "claimed for NavIC.",
        alt="Two maps, for the design of NavIC and for March 2026, coloured by which of NavIC and "
        "QZSS serves a cell: one alone, either alone, or only both together.",
        sources=_MAPS,
    ),
    "navic-qzss-pdop-ratio": FigureText(
        title="By how much does adding one system reduce the error of the other?",
        answer="Adding QZSS multiplies the PDOP of the NavIC design by {ratio_navic_design}, "
        "adding that design the PDOP of QZSS by {ratio_qzss_design}.",
        caption="Below one the union is better; a line ends where the system alone has no fix "
        "anywhere.",
        alt="Three lines of the ratio of PDOP over the elevation mask, one for each pair of "
        "systems.",
        sources=_SKIES,
    ),
    "urban-canyon": FigureText(
        title="In a street of {city_name}, which systems keep a fix?",
        answer="Between walls of {wall_height_m} GPS serves {street_time_gps} of the day, with "
        "QZSS {street_time_gps_qzss}, with QZSS and Galileo {street_time_gps_galileo_qzss}.",
        caption="Walls of one height on both sides of a straight street, {street_width_m} wide; "
        "directions of {street_axes_deg} from north averaged.",
        alt="Lines of the share of the day with service over the height of the walls, one for each "
        "set of systems.",
        sources=("orbits/elements", "positioning/designs", "positioning/cities"),
    ),
}

TABLES = {
    "navigation-accuracies": TableText(
        caption="Accuracies of services as stated by operators and reporters.",
        sources=("positioning/service_accuracies",),
    ),
}
