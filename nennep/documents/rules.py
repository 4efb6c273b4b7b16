"""Who may do what with documents."""

from nennep.documents.models import Relation

KEEPERS = ("officer", "clerk")
# What changes the standing of the other document.
ENDING = (Relation.Kind.REPLACES, Relation.Kind.REPEALS, Relation.Kind.AMENDS)


def can_register(user, unit):
    """Officers and clerks, for their own units."""
    return user.unit_scope.covers(unit, *KEEPERS)


def can_register_anywhere(user):
    return user.unit_scope.has(*KEEPERS)


def can_keep(user, document):
    """Change what is known of a document: officers and clerks of the keeping unit, above it and of its successor."""
    return user.unit_scope.reaches(document.unit, *KEEPERS)


def can_decide(user, relation):
    """Say that a relation holds: whoever keeps the document whose record it changes.

    An end is written at the document that ends; anything else at the one that says so.
    """
    return can_keep(user, relation.target if relation.kind in ENDING else relation.source)


def can_see(user, document):
    """As `Document.objects.visible_to` answers, for a document with its unit at hand."""
    scope, path = user.unit_scope, document.unit.path
    near = path.startswith(scope.reach()) or any(own.startswith(path) for own in scope.paths())
    return near or document.unit_id in scope.lineage or document.pk in user.given_documents


def can_enter(user, unit):
    """Write in a unit's books."""
    return can_register(user, unit)


def can_read_books(user, unit):
    """The books of a unit: its staff, those above it and those of its successor."""
    return user.unit_scope.reaches(unit, "administrator", "officer", "reviewer", "clerk", "leader")


def can_keep_topics(user, tree):
    """Topics are shared by a whole tree: administrators and officers of its highest unit keep them."""
    roots = tree.units.filter(parent=None, closed_on=None)
    return any(user.unit_scope.covers(root, "administrator", "officer") for root in roots)
