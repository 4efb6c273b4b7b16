"""The tree, its people and their rights; history."""

from tests.rights.table.words import ANYWHERE, AROUND, BELOW, PEOPLE, STAFF, act, for_all, may, only, page

UNIT = (may(PEOPLE, AROUND, "everybody knows the way up and what lies below them"),)
TREE = (may(PEOPLE, ANYWHERE, "the tree is open to whoever belongs to it, each to their own branches"),)
NAMES = (may(STAFF, BELOW, "who keeps lists sees the names of their own units"),)
PERSON = (
    may(STAFF, BELOW, "who keeps lists sees the people of their own units"),
    may(PEOPLE, "mine", "one's own record"),
)
HELPER = PERSON[:1]
KEEPS_UNITS = (may("administrator", BELOW, "administrators keep the tree of their units"),)
KEEPS_PEOPLE = (may("administrator officer", BELOW, "administrators and officers keep the lists of people"),)
KEEPS_PERSON = (may("administrator officer", "own child mine", "whoever keeps a list keeps all of it"),)
KEEPS_ACCOUNTS = (may("administrator", BELOW, "accounts, roles and erasure are the administrator's"),)
OWN_ACCOUNT_TOO = (may("administrator", "own child mine", "accounts, roles and erasure are the administrator's"),)
LIST = {
    "door": (may("administrator officer member", "mine", "a list concerns the one who sent it"),),
    "may": (may("administrator officer", "mine", "a list goes on while its sender keeps the people"),),
}
READS_HISTORY = "administrators and officers answer for what is done in their units"
KEYED = {"key": "{uuid}"}
ON = KEYED | {"on": "22/11/2025"}
DECIDED = ON | {"legal_basis": "QĐ 5", "confirmed": "1"}


def change(step, about, door, allowed, body=None, query="", stores=True):
    """Both sides of one kind of change of a person."""
    args = ("{pk}", step)
    return [
        page("units:change_person", about, *args, query=query, door=door, may=allowed),
        act(
            "units:change_person",
            about,
            *args,
            query=query,
            body=KEYED | (body or {}),
            stores=stores,
            door=door,
            may=allowed,
        ),
    ]


def reorganise(step, body, stores=True):
    return [
        page("units:reorganise", "unit", "{pk}", step, door=UNIT, may=KEEPS_UNITS),
        act("units:reorganise", "unit", "{pk}", step, body=body, stores=stores, door=UNIT, may=KEEPS_UNITS),
    ]


def fact(step, body, query="", stores=True):
    return [
        page("units:fact", "unit", "{pk}", step, query=query, door=UNIT, may=KEEPS_UNITS),
        act("units:fact", "unit", "{pk}", step, query=query, body=body, stores=stores, door=UNIT, may=KEEPS_UNITS),
    ]


ROWS = [
    page("units:trees", may=for_all("a list of the trees that one belongs to, be it empty")),
    page("units:tree", "unit", "{tree}", door=TREE),
    page("units:tree", "unit", "{tree}", query="q=xa", door=TREE),
    page("units:below", "unit", "{tree}", "{pk}", door=UNIT),
    page("units:changes", "unit", "{tree}", is_list=True, door=TREE),
    page("units:change", "unit", "{event}", door=UNIT),
    page("units:unit", "unit", "{pk}", door=UNIT),
    page("units:people", "unit", "{pk}", is_list=True, door=UNIT, may=NAMES),
    page("units:people", "unit", "{pk}", query="export=1", door=UNIT, may=NAMES),
    page("units:add_person", "unit", "{pk}", door=UNIT, may=KEEPS_PEOPLE),
    act(
        "units:add_person",
        "unit",
        "{pk}",
        body=ON | {"full_name": "Giàng A Mới", "code": "M-1", "unit": "{code}"},
        stores=True,
        door=UNIT,
        may=KEEPS_PEOPLE,
    ),
    page("units:person", "person", "{pk}", door=PERSON),
    *change("rename", "person", PERSON, KEEPS_PERSON, {"full_name": "Tên Khác"}),
    *change("join", "person", PERSON, KEEPS_PERSON, ON | {"unit": "NS.01.2"}),
    *change("appoint", "person", PERSON, KEEPS_PERSON, ON | {"unit": "{unit}", "kind": "{post}"}),
    *change("transfer", "person", PERSON, KEEPS_PERSON, ON | {"unit": "NS.01.2"}, query="row={membership}"),
    *change("leave", "person", PERSON, KEEPS_PERSON, ON, query="row={membership}"),
    *change("password", "person", PERSON, OWN_ACCOUNT_TOO),
    *change("close-account", "person", PERSON, OWN_ACCOUNT_TOO),
    *change("merge", "person", PERSON, OWN_ACCOUNT_TOO, stores=False),
    *change("account", "person", PERSON, (), {"username": "ten.khac"}, stores=False),
    *change("grant", "person", PERSON, KEEPS_ACCOUNTS, ON | {"kind": "clerk", "unit": "{unit}"}),
    *change("acting", "person", PERSON, OWN_ACCOUNT_TOO, stores=False),
    *change("erase", "person", PERSON, OWN_ACCOUNT_TOO, {"confirmed": "1"}),
    *change("end-role", "helper", HELPER, KEEPS_ACCOUNTS, KEYED | {"on": "22/11/2027"}, query="row={role}"),
    *change("end-post", "helper", HELPER, KEEPS_PERSON[:1], KEYED | {"on": "22/11/2027"}, query="row={post}"),
    *change("end-acting", "helper", HELPER, KEEPS_ACCOUNTS, KEYED | {"on": "22/11/2027"}, query="row={grant}"),
    *reorganise("open", DECIDED | {"code": "NS.99", "name": "Tổ mới", "kind": "{kind}"}),
    *reorganise("rename", DECIDED | {"name": "Tên mới nữa"}, stores=False),
    *reorganise("move", DECIDED, stores=False),
    *reorganise("close", DECIDED, stores=False),
    *reorganise("merge", DECIDED, stores=False),
    *reorganise("split", DECIDED, stores=False),
    *fact("identify", ON | {"scheme": "Mã thống kê", "value": "03127"}),
    *fact("serve", ON, stores=False),
    *fact("end-identifier", ON, query="row={identifier}"),
    *fact("end-service", ON, query="row={service}"),
    page("units:import", "unit", "{pk}", "people", door=UNIT, may=KEEPS_PEOPLE),
    act("units:import", "unit", "{pk}", "people", door=UNIT, may=KEEPS_PEOPLE),
    page("units:import", "unit", "{pk}", "units", door=UNIT, may=KEEPS_UNITS),
    act("units:import", "unit", "{pk}", "units", door=UNIT, may=KEEPS_UNITS),
    page("units:list_template", "unit", "{pk}", "people", door=UNIT, may=KEEPS_PEOPLE),
    page("units:list_template", "unit", "{pk}", "units", door=UNIT, may=KEEPS_UNITS),
    page("units:list", "list", "{pk}", **LIST),
    act("units:take_list_over", "list", "{pk}", body={"go": "1"}, stores=True, **LIST),
    page("history:entries", is_list=True, **only("administrator officer", READS_HISTORY)),
    page("history:own", is_list=True, may=for_all("everybody reads what they did themselves")),
]
