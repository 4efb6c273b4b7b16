"""Documents put in order, and the searches that people keep for themselves."""

from tests.rights.table.words import ANYWHERE, BELOW, PEOPLE, STAFF, act, for_all, may, only, page

ORDER = (may(STAFF, BELOW, "staff put in order what directs the units that they have a task in"),)
NO_STAFF = "member stranger"
MINE = (may(PEOPLE, "mine", "what somebody looks for is their own affair"),)
SEARCHES = for_all("everybody may keep searches of their own")


def ordered(url, *args):
    """For one's own highest unit, and for a unit that is named."""
    return (
        page(url, *(("",) if args else ()), *args, **only(STAFF, "documents are put in order by staff")),
        page(url, "unit", *args, query="unit={pk}", door=ORDER, never=NO_STAFF),
    )


# Whoever asks stands at a commune, and topics are kept by those who lead the tree.
KNOWN_TOPIC = (may(PEOPLE, ANYWHERE, "the topics of one's own tree are known"),)

ROWS = [
    page("documents:topics", **only(STAFF, "staff see what documents are filed under")),
    page("documents:topic_new", "topic", "{tree}", door=KNOWN_TOPIC, may=()),
    act("documents:topic_new", "topic", "{tree}", body={"name": "Cầu đường"}, door=KNOWN_TOPIC, may=()),
    page("documents:topic_change", "topic", "{pk}", door=KNOWN_TOPIC, may=()),
    act("documents:topic_change", "topic", "{pk}", body={"name": "Cầu đường"}, door=KNOWN_TOPIC, may=()),
    act("documents:topic_remove", "topic", "{pk}", door=KNOWN_TOPIC, may=()),
    *ordered("documents:order"),
    *ordered("documents:order_missing"),
    *ordered("documents:order_export", "xlsx"),
    *ordered("documents:order_export", "party-2026"),
    page("documents:saved", is_list=True, may=SEARCHES),
    page("documents:saved_new", query="query=q%3Ds%C3%A1ch", may=SEARCHES),
    act("documents:saved_new", body={"query": "q=sách", "name": "sách"}, may=SEARCHES),
    page("documents:saved_open", "saved search", "{pk}", door=MINE),
    act("documents:saved_forget", "saved search", "{pk}", door=MINE),
]
