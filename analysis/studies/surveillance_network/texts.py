"""What is said of the figures and tables."""

from analysis.evidence.texts import FigureText, TableText

FIGURES = {
    "radar-size-by-altitude": FigureText(
        title="How small an object does the Kamisaibara radar see, and how high?",
        answer="At the top of its stated band the new radar sees {size_at_1000_km}, where "
        "{size_required} is required; at the bottom {size_at_200_km}.",
        caption="Smallest diameter detected at {reference_elevation_deg} of elevation, by the R⁴ "
        "law and NASA's size estimation model. The old radar's line ends at the longest range it "
        "processed. MOTR is calibrated on its own published point.",
        alt="A line for each radar, altitude across and size up on a logarithmic scale, and grey "
        "marks of published points, whose shape tells calibrations from a requirement.",
        sources=("surveillance/radar_points", "surveillance/published"),
    ),
    "catalogue-share-by-altitude": FigureText(
        title="Which catalogued objects can the radar detect, and which stay hidden?",
        answer="Of the catalogue in low orbit the old radar detects {share_old}, the new one "
        "{share_new}.",
        caption="Objects of the catalogue of early 2017 by mean altitude, detected at "
        "{reference_elevation_deg} of elevation. Objects without a cross-section, and those that "
        "never rise, count as not seen.",
        alt="Stacked bars by altitude, the number of objects up: from the bottom those that the "
        "old radar detects, those that the new one adds, and those that neither does.",
        sources=("surveillance/population",),
    ),
    "radar-passes-a-day": FigureText(
        title="Do the passes of a day rise from {stated_old} to {stated_new}?",
        answer="Detectable passes {passes_go} from {passes_old:number} to {passes_new:number} a "
        "day, {passes_ratio}; {stated_ratio} are stated.",
        caption="Passes of detectable objects that rise above each elevation, in one day over "
        "Kamisaibara. Dashed: the observations a day that the 2020 paper states before and after "
        "the upgrade.",
        alt="A line for each radar, the lowest elevation across and passes up on a logarithmic "
        "scale, and a dashed line of the same colour at the number that the paper states.",
        sources=("surveillance/population", "surveillance/published"),
    ),
    "fps5-share-by-reach": FigureText(
        title="How much of the catalogue would the J/FPS-5 radars see, by their unknown reach?",
        answer="With the assumed reach they see {fps5_share} of the catalogue in a day; at "
        "{least_of_assumed} of that sensitivity {fps5_share_hundredth} stays within reach.",
        caption="Share of all catalogued objects detected at {reference_elevation_deg} of "
        "elevation by at least one of the radars. The dashed line marks the range for a square "
        "metre that the assumed sensitivity gives: {fps5_rcs_m2:number} m² at {fps5_range_km}. "
        "Bases stand for the radars.",
        alt="A line of the share of the catalogue, the range for one square metre across on a "
        "logarithmic scale, and a dashed line at the assumed range.",
        sources=("surveillance/population", "surveillance/sensors"),
    ),
    "telescope-size-by-magnitude": FigureText(
        title="How small an object does a telescope see in the geostationary belt?",
        answer="A limit of {telescope_magnitude} means {telescope_size} at the farthest slot that "
        "Bisei sees.",
        caption="Smallest diffuse sphere of albedo {albedo} at full phase by limiting magnitude, "
        "from Bisei. Published pairs: JAXA gives classes of size rather than numbers.",
        alt="A line for the nearest and one for the farthest slot, limiting magnitude across and "
        "size up on a logarithmic scale, and grey marks of published pairs.",
        sources=("surveillance/published", "surveillance/sensors"),
    ),
    "belt-arcs-by-sensor": FigureText(
        title="Which part of the geostationary belt does each sensor see?",
        answer="Above {telescope_lowest} the American telescopes leave {gap_found}; Bisei sees "
        "{bisei_arc} of the belt.",
        caption="Arcs above {telescope_mask_angle_deg} for telescopes and "
        "{belt_radar_mask_angle_deg} for radars. India's telescopes are drawn as if they all "
        "tracked satellites. Arcs past either edge of the axis are cut there. The dashed line is "
        "the western end of the stretch in question.",
        alt="Horizontal bars, one for each sensor, the longitude of the slot across; colour tells "
        "whose it is, paleness a radar; a dashed line crosses them.",
        sources=("surveillance/sensors",),
    ),
    "belt-stretch-by-elevation": FigureText(
        title="How much of the belt east of {stretch_west_deg:number} E does each network see?",
        answer="Of {stretch_width} American telescopes see {us_telescopes_stretch:number}, all "
        "American sensors {us_all_stretch:number}, Japan's {japan_stretch:number}.",
        caption="Share of the stretch in question, to {stretch_east_deg:number} E, that stands "
        "above the elevation limit from at least one site of the network. Telescopes are counted "
        "by geometry, without night and weather. The answer takes {telescope_mask_angle_deg} for "
        "telescopes and {belt_radar_mask_angle_deg} for radars.",
        alt="A line for each network: the share of the stretch in view over the lowest elevation.",
        sources=("surveillance/sensors",),
    ),
    "belt-hours-from-orbit": FigureText(
        title="How long a day does a telescope in orbit see each slot of the belt?",
        answer="A day shows {slot_share_a_day} of the belt from the slot of QZS-6, "
        "{qzo_share_a_day} from a quasi-zenith orbit, {drift_share_a_day} from a drifting "
        "satellite.",
        caption="Hours a day in which an object of {target_diameter_m} is lit, bright enough, away "
        "from the Sun and clear of the Earth. Bisei's hours suppose a clear night.",
        alt="A stepped line for each telescope: hours a day over the longitude of the slot, around "
        "the whole belt.",
        sources=("orbits/slots", "surveillance/sensors"),
    ),
    "belt-hours-watched": FigureText(
        title="How long a day is each slot over Asia and the Pacific watched by telescope?",
        answer="The stretch in question is watched {hours_us} a day by American telescopes, "
        "{hours_bisei} with Bisei, {hours_drift} with those in orbit too.",
        caption="Expected hours a day in which at least one telescope sees an object of "
        "{target_diameter_m}, with a share of {clear_sky_probability} of nights clear at each "
        "site. Radars, which need neither night nor clear sky, are left out.",
        alt="A stepped line for each network, to which one telescope after the other is added: "
        "hours a day over the longitude of the slot.",
        sources=("surveillance/sensors", "orbits/slots"),
    ),
    "laser-orbit-error": FigureText(
        title="How much better does an orbit get when a laser ranges to the object too?",
        answer="A day after one pass the error is {orbit_error_radar} with a radar alone and "
        "{orbit_error_laser} with a laser too.",
        caption="Formal error of an orbit at {tracked_altitude_km} from one pass that rises to "
        "{tracked_elevation_deg}, carried forward. All errors of measurement are assumed.",
        alt="A line for the radar alone and one for radar and laser: position error on a "
        "logarithmic scale over the hours after the pass.",
        sources=("surveillance/status",),
    ),
}

TABLES = {
    "radar-observable-table": TableText(
        caption="Public and observable objects by altitude and size, ours and JAXA's",
        sources=("surveillance/population", "surveillance/published"),
    ),
    "radar-network-worth": TableText(
        caption="What each group of radars sees, adds and alone provides in one day",
        sources=("surveillance/population", "surveillance/sensors", "surveillance/radar_points"),
    ),
    "belt-sensor-worth": TableText(
        caption="Degrees of the stretch in question: each sensor alone, added to the American "
        "network, and lost by all without it",
        sources=("surveillance/sensors",),
    ),
    "belt-watch-summary": TableText(
        caption="Share of the belt seen a day and at a time, and how near, from orbit",
        sources=("orbits/slots",),
    ),
}
