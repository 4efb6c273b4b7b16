"""What somebody sees only because their unit was given it."""

from nennep.documents.given import STAFF, given_to
from nennep.documents.models import Document
from nennep.units.models import Unit


def given_documents(user) -> set[int]:
    """Ids of the documents that were given to a unit in which the user has a task, and are kept out of their sight.

    Mostly none: what comes down from above is seen without being given.
    """
    # At the top of a tree everything in it is in sight.
    paths = [path for path in user.unit_scope.reach(*STAFF) if path.count("/") > 2]
    given = given_to(Unit.objects.under(*paths)) if paths else set()
    return given - set(Document.objects.kept_near(user).filter(pk__in=given).values_list("pk", flat=True))
