"""Pages of the house: one's own account, notices, inbox, figures, documents, reports."""

from tests.rights.table.study import FOLLOWING
from tests.rights.table.words import (
    ANYWHERE,
    AROUND,
    BELOW,
    EVERYBODY,
    PEOPLE,
    STAFF,
    act,
    for_all,
    may,
    only,
    page,
)

OWN_ACCOUNT = for_all("everybody keeps their own account")
FIGURES = (may(STAFF, AROUND, "whoever follows a campaign may ask what each of its numbers counts"),)
DOCUMENT = (may(PEOPLE, AROUND, "documents are handed down, and those kept below are known above"),)
KEEPS_DOCUMENTS = "officers and clerks register what arrives"
MINE = (may(PEOPLE, "mine", "a notice speaks to one person"),)
REPORT_DRAFT = (may("officer leader", BELOW, "officers and leaders prepare the reports of their units"),)
SIGNED = (may(STAFF, BELOW, "a signed report is for all staff of the unit and above it"),)
PREPARES = (may("officer leader", BELOW, "officers and leaders prepare the reports of their units"),)
NEW_DOCUMENT = {
    "type": "Kế hoạch",
    "number": "99",
    "notation": "KH",
    "issued_on": "01/11/2026",
    "issuer": "Văn phòng",
    "subject": "đọc sách",
    "unit": "{unit}",
    "text": "Mỗi nhà một tủ sách.",
}

ROWS = [
    page("health", is_public=True, may=for_all("the monitor asks without an account")),
    page("accounts:sign_in", is_public=True, may=for_all("the door itself")),
    act("accounts:sign_in", is_public=True, may=for_all("the door itself")),
    act("accounts:sign_out", may=OWN_ACCOUNT),
    page("accounts:profile", may=OWN_ACCOUNT),
    page("accounts:change_password", may=OWN_ACCOUNT),
    act("accounts:change_password", may=OWN_ACCOUNT),
    page("accounts:own_data", may=for_all("everybody takes their own data along")),
    act("ui:language", is_public=True, may=for_all("a choice of the browser, before signing in too")),
    act("ui:theme", is_public=True, may=for_all("a choice of the browser, before signing in too")),
    page("ui:help", may=for_all("the rules are the same for everybody")),
    page("ui:components", may=for_all("samples without data of anybody")),
    page("ui:components_progress", may=for_all("samples without data of anybody")),
    page("duties:inbox", is_list=True, may=for_all("everybody sees what they owe themselves")),
    page("notifications:inbox", is_list=True, may=for_all("everybody reads their own notices")),
    act("notifications:mark_all_read", may=for_all("everybody puts their own notices away")),
    act("notifications:open_notice", "notice", "{pk}", door=MINE),
    page("notifications:mail", may=OWN_ACCOUNT),
    act("notifications:mail", body={"when": "never"}, may=OWN_ACCOUNT),
    *(
        ask(name, "notice", token, is_public=True, may=for_all("the signed link in the mail is the right to it"))
        for ask in (page, act)
        for name, token in (("notifications:confirm_address", "{confirm}"), ("notifications:stop_mail", "{stop}"))
    ),
    page(
        "figures:evidence",
        "campaign",
        "study.essays.expected",
        query="subject=campaign:{pk}",
        door=FIGURES,
        never="member stranger",
    ),
    page(
        "figures:evidence",
        "campaign",
        "study.essays.received",
        query="subject=campaign:{pk}&export=xlsx",
        door=FIGURES,
        never="member stranger",
    ),
    page(
        "figures:evidence",
        "campaign",
        "study.sheets_confirmed",
        query="subject=campaign:{pk}",
        door=FIGURES,
        never="member stranger",
    ),
    page(
        "figures:evidence",
        "place",
        "study.essays.expected",
        query="subject=campaign:{campaign}&unit={unit}",
        door=FIGURES,
        never="member stranger",
    ),
    page("figures:evidence", "draft", "study.essays.expected", query="subject=campaign:{pk}", never="member stranger"),
    page("documents:documents", is_list=True, may=for_all("everybody studies; the list holds what concerns them")),
    page("documents:new", **only("officer clerk", KEEPS_DOCUMENTS)),
    act(
        "documents:new",
        "unit",
        body=NEW_DOCUMENT | {"unit": "{pk}"},
        stores=True,
        door=(may(EVERYBODY, ANYWHERE, "the page exists for everybody"),),
        may=(may("officer clerk", BELOW, KEEPS_DOCUMENTS),),
        idle=(may("officer clerk", "sibling parent", "a document is kept by a unit of one's own"),),
    ),
    page("documents:document", "document", "{pk}", door=DOCUMENT),
    page("documents:document_file", "document", "{pk}", door=DOCUMENT),
    page("reports:reports", is_list=True, **only(STAFF, "staff read the signed reports of what lies below them")),
    page("reports:create", "campaign", query="subject=campaign:{pk}", door=(FOLLOWING,), may=PREPARES),
    act(
        "reports:create",
        "campaign",
        query="subject=campaign:{pk}",
        body={"key": "{uuid}", "title": "Báo cáo", "narrative": "Xong."},
        stores=True,
        door=(FOLLOWING,),
        may=PREPARES,
    ),
    # Figures, and with them reports, begin with the launch.
    page("reports:create", "draft", query="subject=campaign:{pk}"),
    page("reports:detail", "draft report", "{pk}", door=REPORT_DRAFT),
    page("reports:detail", "signed report", "{pk}", door=SIGNED),
    page("reports:export", "draft report", "{pk}", "docx", door=REPORT_DRAFT),
    page("reports:export", "signed report", "{pk}", "docx", door=SIGNED),
    page("reports:export", "signed report", "{pk}", "xlsx", door=SIGNED),
    page("reports:evidence", "signed report", "{pk}", "study.essays.expected", door=SIGNED),
    page("reports:scan", "signed report", "{pk}", "{scan}", door=SIGNED),
    page("reports:change", "draft report", "{pk}", door=REPORT_DRAFT),
    act("reports:change", "draft report", "{pk}", body={"title": "Khác"}, stores=True, door=REPORT_DRAFT),
    page("reports:change", "signed report", "{pk}", door=SIGNED, may=()),
    act("reports:change", "signed report", "{pk}", body={"title": "Khác"}, door=SIGNED, may=()),
    page(
        "reports:sign",
        "draft report",
        "{pk}",
        door=REPORT_DRAFT,
        may=(may("leader", "own", "signs who holds the post in that very unit"),),
    ),
    act(
        "reports:sign",
        "draft report",
        "{pk}",
        body={"capacity": "{capacity}", "password": "{password}"},
        stores=True,
        door=REPORT_DRAFT,
        may=(may("leader", "own", "signs who holds the post in that very unit"),),
    ),
    act(
        "reports:sign",
        "signed report",
        "{pk}",
        body={"capacity": "{capacity}", "password": "{password}"},
        door=SIGNED,
        may=(),
    ),
    page("reports:attach_scan", "signed report", "{pk}", door=SIGNED, may=PREPARES),
    act("reports:attach_scan", "signed report", "{pk}", door=SIGNED, may=PREPARES),
    act("reports:attach_scan", "draft report", "{pk}", door=REPORT_DRAFT, may=()),
]
