"""The tray: papers that nobody has confirmed yet are seen by the officers and clerks of that very unit."""

from tests.rights.table.words import act, may, only, page

KEEPERS = "officer clerk"
TRAY = (may(KEEPERS, "own", "a tray is opened by the officers and clerks of that very unit"),)
KEEPS = only(KEEPERS, "officers and clerks take in what arrives")
FIELDS = {
    "type": "Kế hoạch",
    "number": "99",
    "notation": "KH/BTGTU",
    "issued_on": "05/09/2026",
    "issuer": "Ban Tuyên giáo",
    "subject": "đọc sách",
    "direction": "incoming",
}

ROWS = [
    page("intake:tray", is_list=True, **KEEPS),
    page("intake:send", **KEEPS),
    act("intake:send", **KEEPS),
    page("intake:registering", **KEEPS),
    page("intake:scanning", **KEEPS),
    page("intake:template", **KEEPS),
    page("intake:progress", "delivery", "{pk}", door=TRAY),
    act(
        "intake:confirm_chosen",
        "new paper",
        body={"arrival": "{pk}"},
        door=TRAY,
        idle=(may(KEEPERS, "sibling parent child", "of what was ticked only papers of one's own tray are registered"),),
        never="administrator reviewer leader member stranger",
        stores=True,
    ),
    *[page("intake:paper", about, "{pk}", door=TRAY) for about in ("new paper", "held paper", "scanned paper")],
    act("intake:paper", "new paper", "{pk}", body=FIELDS, door=TRAY, stores=True),
    page("intake:file", "new paper", "{pk}", door=TRAY),
    # A scan waits unseen, for its keepers too.
    page("intake:file", "scanned paper", "{pk}", door=()),
    act("intake:attach", "held paper", "{pk}", door=TRAY, stores=True),
    act("intake:enter", "held paper", "{pk}", door=TRAY, stores=True),
    act("intake:annexes", "new paper", "{pk}", door=TRAY),
    act("intake:apart", "new paper", "{pk}", door=TRAY),
    act("intake:set_aside", "new paper", "{pk}", door=TRAY, stores=True),
    act("intake:declare", "scanned paper", "{pk}", door=TRAY, stores=True),
]
