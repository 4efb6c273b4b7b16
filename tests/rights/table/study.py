"""Campaigns: setting up, following, the people in them, attendance."""

from tests.rights.table.words import ANYWHERE, AROUND, BELOW, EVERYBODY, STAFF, act, for_all, may, only, page

# Who comes across what.
OWING = may("member", "mine", "whoever owes something in a campaign finds it")
FOLLOWING = may(STAFF, AROUND, "staff follow what their unit hosts, what comes down to it, and what is hosted below")
CAMPAIGN = (FOLLOWING, OWING)
DRAFT = (may("officer", BELOW, "a draft concerns those who set it up"),)
PLACE = (may(STAFF, AROUND, "figures of one's units, and of the way up, where other units are one number"),)
SHEET = (may("officer clerk leader", BELOW, "sheets are kept in the unit of the venue and above it"),)

# Who may do what.
SETS_UP = (may("officer", BELOW, "an officer sets up and keeps the campaigns of the unit and below it"),)
KEEPS_LISTS = (may("officer clerk leader", BELOW, "who keeps lists sees names with their states"),)
EXCUSES = (may("officer", BELOW, "excusing and giving time is an officer's decision"),)
REMINDS = (may("officer clerk leader", BELOW, "who keeps lists reminds those who owe"),)
TICKS = (may("officer clerk", BELOW, "clerks tick, and officers where there is none"),)
CONFIRMS = (may("officer leader", BELOW, "somebody answerable confirms what a clerk handed in"),)
ENTERS = (
    may("officer clerk", AROUND, "clerks and officers enter for their own people in any campaign that reaches them"),
)
UNIT = "unit={unit}"
REASON = {"reason": "đi công tác xa"}


def step(url, *args, body=None):
    """A step of setting up: shown in a draft and, read only, in a running campaign; changed only in a draft."""
    return [
        page(url, "draft", "{pk}", *args, door=DRAFT),
        act(url, "draft", "{pk}", *args, body=body, stores=bool(body), door=DRAFT),
    ]


def fixed(url):
    """The step of a campaign that runs: it is read, and no longer changed."""
    return [
        page(url, "campaign", "{pk}", door=CAMPAIGN, may=SETS_UP),
        act(url, "campaign", "{pk}", door=CAMPAIGN, may=()),
    ]


def only_act(url, *args, body=None, stores=True):
    return act(url, "draft", "{pk}", *args, body=body, stores=stores, door=DRAFT)


ROWS = [
    page("study:campaigns", is_list=True, may=for_all("everybody finds the campaigns that concern them")),
    page("study:new", **only("officer", "officers set campaigns up")),
    act(
        "study:new",
        "unit",
        body={"key": "{uuid}", "title": "Đợt mới", "host": "{pk}"},
        stores=True,
        door=(may(EVERYBODY, ANYWHERE, "the page exists for everybody"),),
        may=SETS_UP,
        idle=(may("officer", "sibling parent", "the host is a unit of one's own"),),
    ),
    page("study:campaign", "campaign", "{pk}", door=CAMPAIGN),
    page("study:campaign", "draft", "{pk}", door=DRAFT),
    page("study:campaign", "place", "{campaign}", query=UNIT, door=PLACE),
    page("study:checks", "campaign", "{pk}", door=(FOLLOWING,)),
    page("study:checks", "place", "{campaign}", query=UNIT, door=PLACE),
    page("study:checks", "draft", "{pk}"),
    page("study:people", "campaign", "{pk}", query=UNIT, is_list=True, door=(FOLLOWING,), may=KEEPS_LISTS),
    page("study:people", "place", "{campaign}", query=UNIT, door=PLACE, may=KEEPS_LISTS),
    page("study:people", "draft", "{pk}", query=UNIT),
    act(
        "study:move_people",
        "campaign",
        "{pk}",
        "excuse",
        query=UNIT,
        body={"essay": "{essay}", "confirmed": "1", "what": "essay"} | REASON,
        stores=True,
        door=(FOLLOWING,),
        may=EXCUSES,
    ),
    act(
        "study:move_people",
        "campaign",
        "{pk}",
        "extend",
        query=UNIT,
        body={"essay": "{essay}", "confirmed": "1", "due_at": "{later}"} | REASON,
        stores=True,
        door=(FOLLOWING,),
        may=EXCUSES,
    ),
    page("study:move_people", "campaign", "{pk}", "excuse", query=UNIT, door=(FOLLOWING,), may=EXCUSES),
    page("study:remind", "campaign", "{pk}", query=UNIT, door=(FOLLOWING,), may=REMINDS),
    act("study:remind", "campaign", "{pk}", query=UNIT, body={"go": "1"}, stores=True, door=(FOLLOWING,), may=REMINDS),
    act("study:remind", "place", "{campaign}", query=UNIT, door=PLACE, may=REMINDS),
    act("study:close", "campaign", "{pk}", body={"go": "1"}, stores=True, door=CAMPAIGN, may=SETS_UP),
    page("study:changes", "campaign", "{pk}", door=CAMPAIGN, may=SETS_UP),
    act("study:changes", "campaign", "{pk}", body=REASON, door=CAMPAIGN, may=SETS_UP),
    page("study:changes", "draft", "{pk}", door=DRAFT, may=()),
    *step("study:setup", body={"title": "Tên khác"}),
    *step("study:setup_audience", body={"what": "exception", "person": "P-an", "is_included": "in"} | REASON),
    *step("study:setup_essay", body={"due_at": "{later}", "least_own_words": "100"}),
    *step("study:setup_places"),
    *step("study:setup_venue", "{venue}", body={"name": "Nhà văn hoá", "unit": "{unit}"}),
    *step("study:setup_reviewers", body={"what": "all"}),
    *step("study:setup_check", body={"go": "1"}),
    *fixed("study:setup"),
    *fixed("study:setup_essay"),
    *fixed("study:setup_places"),
    page("study:setup_check", "campaign", "{pk}", door=CAMPAIGN, may=SETS_UP),
    page("study:setup_audience", "campaign", "{pk}", door=CAMPAIGN, may=SETS_UP),
    act("study:setup_audience", "campaign", "{pk}", door=CAMPAIGN, may=SETS_UP),
    page("study:setup_reviewers", "campaign", "{pk}", door=CAMPAIGN, may=SETS_UP),
    act("study:setup_reviewers", "campaign", "{pk}", body={"what": "all"}, door=CAMPAIGN, may=SETS_UP),
    only_act("study:remove_rule", "{rule}"),
    only_act("study:remove_exception", "{exception}"),
    only_act("study:remove_reviewer", "{reviewer}"),
    only_act(
        "study:setup_venues",
        body={
            "venues-TOTAL_FORMS": "1",
            "venues-INITIAL_FORMS": "1",
            "venues-0-key": "{venue}",
            "venues-0-name": "Sân vận động",
        },
    ),
    only_act("study:venue_per_unit", stores=False),
    act("study:venue_per_unit", "campaign", "{pk}", door=CAMPAIGN, may=()),
    page("study:sheets", "campaign", "{pk}", is_list=True, door=(FOLLOWING,)),
    page("study:sheets", "draft", "{pk}"),
    page("study:my_sheets", is_list=True, may=for_all("an empty list for whoever keeps no sheet")),
    page("study:sheet", "open sheet", "{pk}", door=SHEET),
    page("study:sheet", "handed-in sheet", "{pk}", query="q=tac", door=SHEET),
    act(
        "study:sheet",
        "open sheet",
        "{pk}",
        body={"shown": "{line}:3"},
        stores=True,
        door=SHEET,
        may=TICKS,
    ),
    act(
        "study:sheet",
        "handed-in sheet",
        "{pk}",
        body={"shown": "{line}:3"},
        door=SHEET,
        may=(),
        idle=(may("officer clerk leader", BELOW, "told that the sheet was handed in meanwhile"),),
    ),
    page("study:hand_in_sheet", "open sheet", "{pk}", door=SHEET, may=TICKS),
    act("study:hand_in_sheet", "open sheet", "{pk}", body={"go": "1"}, stores=True, door=SHEET, may=TICKS),
    page("study:confirm_sheet", "handed-in sheet", "{pk}", door=SHEET, may=CONFIRMS),
    act("study:confirm_sheet", "handed-in sheet", "{pk}", body={"go": "1"}, stores=True, door=SHEET, may=CONFIRMS),
    page("study:reopen_sheet", "handed-in sheet", "{pk}", door=SHEET, may=CONFIRMS),
    act("study:reopen_sheet", "handed-in sheet", "{pk}", body=REASON, stores=True, door=SHEET, may=CONFIRMS),
    page("study:entries", "campaign", "{pk}", is_list=True, door=CAMPAIGN, may=ENTERS),
    page("study:import_new", "campaign", "{pk}", door=CAMPAIGN, may=ENTERS),
    act("study:import_new", "campaign", "{pk}", door=CAMPAIGN, may=ENTERS),
]
