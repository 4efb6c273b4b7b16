"""Essays: the author's, the clerk's and the reviewer's pages. Words are read by few."""

from tests.rights.table.words import BELOW, EVERYBODY, PEOPLE, act, may, only, page

MINE = may(PEOPLE, "mine", "everybody sees their own essay")
AUTHOR = (may(PEOPLE, "mine", "only the author writes"),)
JUDGE = may("officer reviewer", BELOW, "who was named, or answers as officer, judges the essays of these units")
OFFICER = may("officer", BELOW, "the officer answers for the essays of the units")
# Name and state of an essay.
ESSAY = (MINE, JUDGE, may("clerk leader", BELOW, "who keeps lists sees names with their states"))
UNASSIGNED = (MINE, OFFICER, may("clerk leader", BELOW, "who keeps lists sees names with their states"))
# Words of an essay, by the kind of essay.
CLERKS_ENTRY = may("clerk", "own", "a clerk reads what the clerk entered")
WORDS = {
    "owed": (),
    "written": (MINE, JUDGE),
    "flagged": (MINE, JUDGE),
    "asked": (MINE, JUDGE),
    "returned": (MINE, JUDGE),
    "entered": (MINE, JUDGE, CLERKS_ENTRY),
    "objected": (MINE, JUDGE, CLERKS_ENTRY),
    "unassigned": (MINE, OFFICER),
    "handed down": (JUDGE,),
    "import": (),
}
JUDGED = (JUDGE,)
IN_CAMPAIGN = (
    may("officer reviewer", "own child mine", "who judges essays of the campaign sees how far the check is"),
)
JUDGES = "officer reviewer"
JUDGES_HAVE = "whoever may have something to judge"
SENT = {
    "door": (may("officer clerk member", "mine", "an import concerns the one who sent it"),),
    "may": (may("officer clerk", "mine", "an import goes on while its sender keeps the lists"),),
}
ENTERS = (may("officer clerk", BELOW, "clerks and officers enter on behalf of their own people"),)
SETTLES = (may("officer", BELOW, "an officer of the unit settles objections, never the one who entered or wrote"),)
TEXT = {"text": "Tuần này tôi đến từng nhà hỏi thăm và ghi lại việc cần giúp."}
KEYED = TEXT | {"key": "{uuid}"}
SEND_BACK = {"reason": "sketchy", "to_mend": "kể việc thật", "due_at": "{later}"}


ROWS = [
    page("study:my_essay", "campaign", "{pk}", door=(may("member", "mine", "leads to one's own essay"),)),
    *[page("study:essay", about, "{pk}", door=ESSAY) for about in WORDS if about not in ("unassigned", "import")],
    page("study:essay", "unassigned", "{pk}", door=UNASSIGNED),
    page("study:write", "owed", "{pk}", door=AUTHOR),
    act("study:write", "owed", "{pk}", body=KEYED | {"version": "1", "do": "submit"}, stores=True, door=AUTHOR),
    page("study:write", "returned", "{pk}", door=AUTHOR),
    act("study:draft", "owed", "{pk}", body=TEXT | {"version": "1"}, door=AUTHOR),
    act("study:draft", "written", "{pk}", body=TEXT | {"version": "0"}, door=AUTHOR, may=()),
    page("study:upload", "owed", "{pk}", door=AUTHOR),
    act("study:upload", "owed", "{pk}", door=AUTHOR),
    page("study:answer", "returned", "{pk}", door=ESSAY, may=AUTHOR),
    act("study:answer", "returned", "{pk}", body=KEYED, stores=True, door=ESSAY, may=AUTHOR),
    page("study:evidence", "flagged", "{pk}", door=AUTHOR),
    page("study:evidence", "written", "{pk}", door=AUTHOR),
    page("study:evidence", "owed", "{pk}"),
    act(
        "study:answer_question",
        "asked",
        "{pk}",
        "{question}",
        body={"answer": "Tôi tự viết."},
        stores=True,
        door=AUTHOR,
    ),
    page("study:enter", "owed", "{pk}", door=ESSAY, may=ENTERS),
    act("study:enter", "owed", "{pk}", body=KEYED, stores=True, door=ESSAY, may=ENTERS),
    page("study:enter", "written", "{pk}", door=ESSAY, may=()),
    act("study:enter", "written", "{pk}", body=KEYED, door=ESSAY, may=()),
    page("study:receipt", "written", "{receipt}", door=ESSAY),
    page("study:receipt", "entered", "{receipt}", door=ESSAY),
    page("study:receipt", "unassigned", "{receipt}", door=UNASSIGNED),
    *[
        page("study:submission", about, "{submission}", door=WORDS[about])
        for about in WORDS
        if about not in ("owed", "import")
    ],
    page("study:page_file", "entered", "{submission}", "{page}", door=WORDS["entered"]),
    page("study:object", "entered", "{submission}", door=WORDS["entered"], may=AUTHOR),
    act("study:object", "entered", "{submission}", body=TEXT, stores=True, door=WORDS["entered"], may=AUTHOR),
    page("study:object", "objected", "{submission}", door=WORDS["objected"], may=()),
    page("study:settle_objection", "objected", "{objection}", door=WORDS["objected"], may=SETTLES),
    act(
        "study:settle_objection",
        "objected",
        "{objection}",
        body={"decision": "stands", "resolution": "đúng bản giấy"},
        stores=True,
        door=WORDS["objected"],
        may=SETTLES,
    ),
    page("study:review", is_list=True, **only(JUDGES, JUDGES_HAVE)),
    page("study:review", query="state=all", is_list=True, **only(JUDGES, JUDGES_HAVE)),
    act(
        "study:accept_selected",
        "written",
        body={"essay": "{pk}", "confirmed": "1"},
        stores=True,
        door=(may(EVERYBODY, "own sibling parent child mine", "the page exists for everybody"),),
        may=JUDGED,
        idle=(may(JUDGES, "sibling parent mine", "what is not theirs to judge is left out of the selection"),),
    ),
    page("study:run_progress", "written", "{campaign}", door=IN_CAMPAIGN),
    act(
        "study:run_check",
        "written",
        "{campaign}",
        body={"go": "1"},
        stores=True,
        door=IN_CAMPAIGN,
        may=(may("officer", "own child mine", "an officer of the host has all essays compared"),),
    ),
    page("study:desk", "written", "{pk}", door=JUDGED),
    page("study:desk", "flagged", "{pk}", door=JUDGED),
    page("study:desk", "objected", "{pk}", door=JUDGED),
    page("study:desk", "handed down", "{pk}", door=JUDGED),
    page("study:desk", "owed", "{pk}"),
    page("study:desk", "unassigned", "{pk}", door=(OFFICER,)),
    act("study:accept", "written", "{pk}", body={"go": "1"}, stores=True, door=JUDGED),
    act("study:accept", "handed down", "{pk}", body={"go": "1"}, stores=True, door=JUDGED),
    act("study:accept", "unassigned", "{pk}", body={"go": "1"}, stores=True, door=(OFFICER,)),
    page("study:send_back", "written", "{pk}", door=JUDGED),
    act("study:send_back", "written", "{pk}", body=SEND_BACK, stores=True, door=JUDGED),
    page("study:clear_finding", "flagged", "{pk}", "{finding}", door=JUDGED),
    act(
        "study:clear_finding",
        "flagged",
        "{pk}",
        "{finding}",
        body={"said": "viết ngắn mà đủ"},
        stores=True,
        door=JUDGED,
    ),
    page("study:ask_author", "flagged", "{pk}", "{finding}", door=JUDGED),
    act(
        "study:ask_author",
        "flagged",
        "{pk}",
        "{finding}",
        body={"said": "Bạn kể thêm được không?"},
        stores=True,
        door=JUDGED,
    ),
    page("study:second_reviewer", "flagged", "{pk}", "{finding}", door=JUDGED),
    act(
        "study:second_reviewer",
        "flagged",
        "{pk}",
        "{finding}",
        body={"said": "ngắn nhưng có việc thật"},
        stores=True,
        door=JUDGED,
    ),
    page("study:import", "import", "{pk}", is_list=True, **SENT),
    page("study:import_progress", "import", "{pk}", **SENT),
    act("study:import_choose", "import", "{pk}", "{row}", body={"essay": "{code}"}, **SENT),
    act("study:import_hand_in", "import", "{pk}", body={"go": "1"}, **SENT),
]
