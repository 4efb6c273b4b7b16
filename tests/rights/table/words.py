"""The words in which the table of rights is written.

A row is one question to one address: GET or POST, about which kind of thing. Whoever comes through the row's `door`
finds the thing at all; for others it does not exist (404). Of those, `may` says who is let in and why; the others are
refused (403). `idle` are those to whom the page opens although what they ask for is not theirs to choose: nothing is
stored.
"""

from dataclasses import dataclass, field

STAFF = "administrator officer reviewer clerk leader"
PEOPLE = f"{STAFF} member"
EVERYBODY = f"{PEOPLE} stranger"
ROLES = (*EVERYBODY.split(), "anonymous")
# Where the thing lies, seen from the unit of the one who asks; `mine` is a thing of one's own.
RELATIONS = ("own", "sibling", "parent", "child")
ANYWHERE = "own sibling parent child mine"
BELOW = "own child"
AROUND = "own parent child"

OPEN, IDLE, REFUSED, HIDDEN, SIGN_IN = "open", "idle", "403", "404", "sign in"


@dataclass(frozen=True)
class May:
    """One permission: these roles, where the thing lies, and why."""

    roles: frozenset
    relations: frozenset
    reason: str

    def holds(self, role, relation):
        return role in self.roles and relation in self.relations


def may(roles, relations, reason):
    return May(frozenset(roles.split()), frozenset(relations.split()), reason)


@dataclass(frozen=True)
class Row:
    url: str
    method: str
    about: str = ""
    args: tuple = ()
    query: str = ""
    body: dict = field(default_factory=dict)
    door: tuple = ()
    may: tuple | None = None
    idle: tuple = ()
    # Roles that are refused before the thing is looked up.
    never: str = ""
    is_public: bool = False
    # A complete body: whoever is let in changes something, and history says so.
    stores: bool = False
    # A list: asked once more as a fragment, and searched for words and people.
    is_list: bool = False

    @property
    def name(self):
        literal = "/".join(part for part in self.args if "{" not in part)
        parts = (self.method, self.url, literal, self.query and f"?{self.query}", self.about)
        return " ".join(part for part in parts if part)

    def expected(self, role, relation):
        """What that role gets, by hand-written permission alone."""
        if role == "anonymous":
            return OPEN if self.is_public else SIGN_IN
        allowed = self.door if self.may is None else self.may
        if any(one.holds(role, relation) for one in allowed):
            return OPEN
        if any(one.holds(role, relation) for one in self.idle):
            return IDLE
        if role in self.never.split() or any(one.holds(role, relation) for one in self.door):
            return REFUSED
        return HIDDEN


def page(url, about="", *args, **more):
    return Row(url, "GET", about, args, **more)


def act(url, about="", *args, body=None, **more):
    """A POST. Without a body only the door and the right are asked for."""
    return Row(url, "POST", about, args, body=body or {}, **more)


def for_all(reason):
    """A page about nobody's thing in particular, for whoever is signed in."""
    return (may(EVERYBODY, ANYWHERE, reason),)


def only(roles, reason):
    """A page about nothing in particular, for some; the others are refused."""
    return {"door": for_all("the page exists for everybody"), "may": (may(roles, ANYWHERE, reason),)}
