"""How what was handed in stands to the document that asked for it."""

from nennep.directives.kinds import PLAN, REVIEW
from nennep.documents import actions as documents
from nennep.documents.models import Relation

KINDS = {PLAN: Relation.Kind.CARRIES_OUT, REVIEW: Relation.Kind.REVIEWS}


def propose_relation(duty, source, target):
    """A plan says that it carries the document out; whoever verifies the plan confirms that."""
    kind = KINDS.get(duty.kind)
    if kind:
        Relation.objects.get_or_create(source=source, target=target, kind=kind)


def confirm_relation(duty, source, target, by):
    """What somebody rejected in the meantime stays rejected."""
    proposed = Relation.objects.filter(
        source=source, target=target, kind=KINDS.get(duty.kind), state=Relation.State.PROPOSED
    )
    for relation in proposed:
        documents.confirm_relation(relation=relation, by=by)
