"""What is done about documents: handing on, answering, judging, reviews, the thread."""

from tests.rights.table.words import AROUND, BELOW, STAFF, act, may, only, page

NO_STAFF = "member stranger"
DOCUMENT = (may(STAFF, AROUND, "staff follow what is done about each document that they may read"),)
NO_SENDER, NO_JUDGE = f"administrator reviewer leader {NO_STAFF}", f"administrator reviewer clerk {NO_STAFF}"
HANDED_DOWN = (
    may(STAFF, "own sibling parent child", "these documents are the province's or one's own, and figures are numbers"),
)
SENDS = (may("officer clerk", AROUND, "officers and clerks hand on what they may read, from units of their own"),)
ASKS = (may("officer leader", AROUND, "officers and leaders decide what their units review, and when"),)
TASK = (may(STAFF, BELOW, "staff see what the unit and those below it owe"),)
ANSWERS = (may("officer clerk leader", BELOW, "office and leader answer for the unit and for those below it"),)
JUDGES = (may("officer leader", "child", "the unit that asked judges: one's own asked the one below it"),)
WORDS = {"reason": "mưa lũ kéo dài"}


def task(url, about, *args, may=None, method=page, **more):
    return method(url, about, "{pk}", *args, door=TASK, may=may, never=NO_STAFF, **more)


def decision(about, name, **body):
    """Shown and done by the unit that asked."""
    return [
        task("directives:step", about, name, may=JUDGES),
        task("directives:step", about, name, may=JUDGES, method=act, body=WORDS | body, stores=True),
    ]


ROWS = [
    page("directives:hand_ons", is_list=True, **only(STAFF, "staff see what was handed on from and to their units")),
    page("directives:duties", is_list=True, **only(STAFF, "staff see what their units owe")),
    page("directives:thread", "asked document", "{pk}", door=DOCUMENT, never=NO_STAFF),
    page("directives:thread_docx", "asked document", "{pk}", door=DOCUMENT, never=NO_STAFF),
    page("directives:progress", "asked document", "{pk}", door=DOCUMENT, never=NO_STAFF),
    page(
        "figures:evidence",
        "hand-on",
        "directives.plans.expected",
        query="subject=directive:{document}",
        door=HANDED_DOWN,
        never=NO_STAFF,
    ),
    page(
        "figures:evidence",
        "hand-on",
        "hand_on.plans.expected",
        query="subject=hand_on:{pk}",
        door=TASK,
        never=NO_STAFF,
    ),
    page("directives:new", "asked document", "{pk}", door=SENDS, never=NO_SENDER),
    act(
        "directives:new",
        "asked document",
        "{pk}",
        body={"key": "{uuid}", "targets": "{branch}", "plan_by": "{day}"},
        stores=True,
        door=SENDS,
        never=NO_SENDER,
    ),
    page("directives:new_review", "asked document", "{pk}", door=ASKS, never=NO_JUDGE),
    act(
        "directives:new_review",
        "asked document",
        "{pk}",
        body={"kind": "interim", "unit": "{here}", "due_on": "{day}"},
        stores=True,
        door=ASKS,
        never=NO_JUDGE,
    ),
    page("directives:hand_on", "hand-on", "{pk}", door=TASK, never=NO_STAFF),
    task("directives:change_many", "hand-on", may=JUDGES),
    task(
        "directives:change_many",
        "hand-on",
        may=JUDGES,
        method=act,
        query="kind=plan",
        body=WORDS | {"duties": "{plan}", "what": "extend", "due_at": "{later}"},
        stores=True,
    ),
    task("directives:duty", "owed plan"),
    task("directives:duty", "plan to judge"),
    task("directives:acknowledge", "owed acknowledgement", may=ANSWERS, method=act, stores=True),
    task("directives:acknowledge", "owed plan", may=(), method=act),
    task("directives:hand_in", "owed plan", may=ANSWERS),
    task("directives:hand_in", "owed plan", may=ANSWERS, method=act, body={"document": "{document}"}, stores=True),
    task("directives:hand_in", "plan to judge", may=()),
    task("directives:verify", "plan to judge", may=JUDGES, method=act, stores=True),
    task("directives:verify", "owed plan", may=(), method=act),
    task("directives:delivered_file", "plan to judge", "{delivery}"),
    *decision("plan to judge", "send-back", to_mend="ghi tên người trực", due_at="{later}"),
    *decision("owed plan", "extend", due_at="{later}"),
    *decision("owed plan", "excuse"),
    *decision("owed plan", "withdraw"),
    *decision("excused report", "expect-again"),
]
