"""What is said of the figure, the table and the claims."""

from analysis.evidence.texts import FigureText, TableText

_SOURCES = ("timeline/events", "timeline/stated_dates")

FIGURES = {
    "timeline-events": FigureText(
        title="Did dated events and forecasts come when the paper says?",
        answer="Sources bear out {dates_borne_out} of {dates_stated} dates; "
        "{count_later} came later or lie ahead, and for {count_year_only} they give "
        "the year alone.",
        caption="Dates that the 2020 paper states, with dates from other sources, in order of time "
        "and topic. A year stands at its middle; so does a month. What is marked as year alone "
        "awaits a source for the month.",
        alt="One line for each dated event, the years across: a diamond where the paper puts it, "
        "and over it a smaller mark where a source puts it, whose colour and shape tell how the "
        "dates compare.",
        sources=_SOURCES,
    ),
}

TABLES = {
    "timeline-dates": TableText(
        caption="Stated and sourced dates, one row for each", sources=_SOURCES
    ),
}

# Words of the findings that say when an event came, by id in timeline/events.
WHEN = {
    "when_resolution": "diet-resolution-1969",
    "when_mmx": "mmx-2026",
    "when_ohsumi": "ohsumi-1970",
    "when_nodong": "nodong-1993",
    "when_taepodong": "taepodong-1998",
    "when_igs_decision": "igs-decision-1998",
    "when_agencies_guidelines": "iadc-guidelines-2002",
    "when_jaxa_law": "jaxa-law-2002",
    "when_jaxa_start": "jaxa-start-2003",
    "when_first_igs": "igs-1-2003",
    "when_test": "fengyun-test-2007",
    "when_guidelines": "copuos-guidelines-2007",
    "when_basic_law": "basic-law-2008",
    "when_kite": "kite-2017",
    "when_galileo": "galileo-arrangement-2017",
    "when_capsule": "hayabusa2-2020",
    "when_callisto": "callisto-2027",
    "when_bepicolombo": "bepicolombo-2026",
    "when_newest_plan": "basic-plan-2023",
}

# The parts of the claim us-dialogue, as its finding names them; {date} is the sourced one.
DIALOGUE = {
    "space security dialogue": "the security dialogue ({date})",
    "comprehensive dialogue": "the Comprehensive Dialogue",
    "SSA agreement": "the agreement on surveillance data of {date}",
    "guidelines": "the Guidelines",
    "working group": "the working group ({date})",
}

FINDINGS = {
    "history-1969-resolution": "The sources read date the resolution to {when_resolution}.",
    "mmx-mid2020s": "The launch is planned for {when_mmx}.",
    "us-dialogue": "A source bears out {parts_sourced_us_dialogue} of {parts_stated_us_dialogue} "
    "dates: {dialogue_borne_out}. For {dialogue_year_only} the sources read give the year and no "
    "month.",
    "galileo-agreement": "The Cabinet Office and the European Commission signed a cooperation "
    "arrangement on QZSS and Galileo in {when_galileo}.",
    "kite-failed": "HTV-6 re-entered in {when_kite} without the tether having come out.",
    "debris-guidelines": "Both came in {year_of_test}: the test in {month_of_test}, the approval "
    "of the guidelines by COPUOS in {month_of_guidelines}. They derive from guidelines of space "
    "agencies of {when_agencies_guidelines}, so the order of dates shows no cause.",
    "history-1993-nodong": "North Korea tested the missile in {when_nodong}; press reports of the "
    "time tell that officials in Tokyo feared for Japanese cities.",
    "history-1998-taepodong": "The rocket flew over Honshu in {when_taepodong}; in "
    "{when_igs_decision} the Cabinet decided on {satellites_decided} satellites and named the "
    "launch as the reason.",
    "history-igs-first-launch": "The first {first_satellites} satellites reached orbit in "
    "{when_first_igs}.",
    "history-igs-3-4": "Sources bear out {parts_sourced_history_igs_3_4} of "
    "{parts_stated_history_igs_3_4} dates. They count satellites that reached orbit: a pair was "
    "lost in 2003.",
    "history-first-satellite": "Ohsumi reached orbit in {when_ohsumi}.",
    "history-jaxa": "The law dates from {when_jaxa_law}; JAXA began work in {when_jaxa_start}.",
    "history-basic-space-law": "The Diet enacted the law in {when_basic_law}; it admits use of "
    "space for defence.",
    "history-basic-plans": "Sources bear out {parts_sourced_history_basic_plans} of "
    "{parts_stated_history_basic_plans} plans; a further plan followed in {year_of_newest_plan}.",
    "callisto-2022": "The first flight is planned for {when_callisto}, {years_late_callisto} years "
    "after the stated one.",
    "bepicolombo-2025": "Arrival moved to {when_bepicolombo} after the thrusters lost power: "
    "calendar years late, {years_late_bepicolombo}.",
    "hayabusa2-return": "The capsule with the samples was recovered in {when_capsule}.",
}
