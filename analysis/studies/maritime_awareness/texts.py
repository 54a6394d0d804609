"""What is said of the figures and the table."""

from analysis.evidence.texts import FigureText, TableText

_SEEN = ("orbits/elements", "orbits/systems")

FIGURES = {
    "alos-one-pass": FigureText(
        title="How much sea does one pass of ALOS-4 show, and how much did ALOS-2?",
        answer="At a resolution of {fine_resolution} one pass of ALOS-4 images a strip "
        "{swath_alos_4_fine} wide, one of ALOS-2 {swath_alos_2_fine}.",
        caption="Strips imaged in one daytime pass and the area in which ships are heard; the "
        "cross marks the Senkaku/Diaoyu Islands. Strips may lie anywhere within the reach, on "
        "either side.",
        alt="Map of East Asia with the coast, strips along one track past a cross at the islands, "
        "the outline of the beams' reach and a circle around the satellite.",
        sources=(*_SEEN, "fleet/radar_modes", "coverage/places"),
    ),
    "senkaku-look-times": FigureText(
        title="At what time of the day can the Senkaku/Diaoyu Islands be seen from orbit?",
        answer="Both radars could look {looks_radar_both:number} times a day, all AIS receivers "
        "{looks_ais_all:number} times.",
        caption="Every opportunity of one window by day and by the clock in Japan. Radar: within "
        "reach, {radar_sides}. Camera: in daylight, whatever the cloud.",
        alt="Marks by day and hour, one colour and shape for each kind of instrument and country.",
        sources=(*_SEEN, "coverage/places"),
    ),
    "maritime-wait-map": FigureText(
        title="How long does one wait for the next look, by radar and by AIS?",
        answer="In the East China Sea a look by either radar comes after {wait_radar_both_sea} on "
        "average, a pass of any AIS receiver after {wait_ais_all_sea}.",
        caption="Mean wait from a random instant; the box is the East China Sea of the statistics.",
        alt="A map of Northeast Asia for each fleet, cells coloured by class of the mean wait, "
        "with a box around the East China Sea.",
        sources=(*_SEEN, "coverage/regions", "geography/world_coastlines"),
    ),
    "alos-swath-closing": FigureText(
        title="How wide must a swath be to close within one window?",
        answer="By day alone the swath of ALOS-4 sees {closing_alos_4} of the equator, that of "
        "ALOS-2 {closing_alos_2}.",
        caption="Share of the equator seen at least once, strips to the right of the track of "
        "ALOS-4. Dashed: the swaths of ALOS-2 and ALOS-4 at a resolution of {fine_resolution}.",
        alt="Lines with points, share of the equator over the swath: passes by day, and by day "
        "and night; dashed lines at the swaths of ALOS-2 and ALOS-4.",
        sources=("orbits/elements", "fleet/radar_modes"),
    ),
    "east-china-sea-imaged": FigureText(
        title="How long does it take to image the whole East China Sea once?",
        answer="At {fine_resolution} ALOS-2 images {imaged_alos_2} of it in {window_days}, ALOS-4 "
        "{imaged_alos_4}.",
        caption="Share imaged at least once, strips to the right of the track on every pass.",
        alt="Share of the sea over the days of the window, one line for each satellite and "
        "resolution.",
        sources=(*_SEEN, "fleet/radar_modes", "coverage/regions"),
    ),
    "ais-ships-heard": FigureText(
        title="How many ships can be in view before a receiver loses them in each other's signals?",
        answer="With one antenna {heard_share} of the ships are heard when {half_heard_one} are in "
        "view, with {parts} parts when {half_heard_split} are.",
        caption="Share of ships heard at least once in a mean pass of ALOS-2 over the East China "
        "Sea. Message interval, overlap and number of parts are assumed.",
        alt="Share of ships heard over the ships in view on a logarithmic axis, one line for each "
        "receiver.",
        sources=_SEEN,
    ),
    "sea-lane-signals": FigureText(
        title="How long does a ship between Hormuz and Yokohama wait to be heard again?",
        answer="India's receiver brings the mean wait along the lane from {wait_ais_both_lane} to "
        "{wait_ais_all_lane}.",
        caption="Mean wait for the next pass of an AIS receiver, by the satellites that carry one.",
        alt="Mean wait over the distance along the lane, one line for each set of satellites.",
        sources=(*_SEEN, "fleet/launches", "coverage/routes"),
    ),
    "sea-lane-images": FigureText(
        title="How long is the wait for an image of a ship between Hormuz and Yokohama?",
        answer="Along the lane the wait for an image is {wait_radar_both_lane} with both radars, "
        "{wait_radar_camera_lane} with India's cameras as well.",
        caption="Mean wait for a look by the radars of ALOS and, in daylight and clear sky, by the "
        "wide cameras of ResourceSat. Clear sky by chance, as assumed.",
        alt="Mean wait over the distance along the lane, one line for each set of satellites.",
        sources=(*_SEEN, "coverage/routes"),
    ),
    "senkaku-vessel-counts": FigureText(
        title="Since when do Chinese government vessels come regularly?",
        answer="In no year before 2012 more than {vessels_before}, in 2012 {vessels_2012}, in no "
        "year since fewer than {vessels_least}.",
        caption="Vessels in the territorial sea that Japan claims around the Senkaku/Diaoyu "
        "Islands, each counted on every day, by the Japan Coast Guard. No source was found for "
        "{years_without_count}.",
        alt="Bars by year; years without a count have none.",
        sources=("fleet/vessel_counts",),
    ),
}

TABLES = {
    "maritime-waits": TableText(
        caption="Looks a day at the Senkaku/Diaoyu Islands, mean waits there, in the East China "
        "Sea and on the sea lane, and the longest wait in that sea (h); none is given where cloud "
        "may hide a look.",
        sources=(*_SEEN, "coverage/regions", "coverage/routes"),
    ),
}
