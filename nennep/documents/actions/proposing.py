"""Relations that the wording around a citation proposes."""

from nennep.documents.models import Citation, Relation


def propose_relations(citations, *, renewing=None):
    """Propose what the words around these citations say, where the document named is known.

    `renewing` is a document whose text was read anew: what its old text proposed and nobody decided is taken back.
    """
    if renewing:
        renewing.relations.filter(state=Relation.State.PROPOSED).exclude(found_at=[]).delete()
    speaking = citations.filter(state=Citation.State.RESOLVED).exclude(wording="")
    rows = speaking.select_related("document").defer("document__text").order_by("document", "start")
    Relation.objects.bulk_create(
        [
            Relation(
                source=row.document,
                target_id=row.target_id,
                kind=row.wording,
                note=row.wording_part,
                since=row.document.effective_on or row.document.issued_on,
                found_at=[row.wording_start, row.end],
            )
            for row in rows
        ],
        ignore_conflicts=True,
        batch_size=500,
    )
