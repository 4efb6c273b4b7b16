"""The branches of the thread that this app knows: documents around the document, hand-ons, papers, reviews."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nennep.directives.figures import DIRECTIVE, HAND_ON
from nennep.directives.kinds import PLAN, REPORT, REVIEW
from nennep.directives.models import Delivery, HandOn, Review
from nennep.directives.queries.progress import SHARES
from nennep.directives.thread import Branch, Count, Found, Side, ThreadItem
from nennep.documents.models import Citation, Document, Relation
from nennep.duties.models import Duty
from nennep.figures.links import evidence_url
from nennep.figures.queries import values_by_unit
from nennep.figures.registry import Scope, figure_of, subject_key
from nennep.units.lineage import acting_for

KIND = Relation.Kind
CHANGES = (KIND.AMENDS, KIND.REPLACES, KIND.REPEALS)
DERIVES = (KIND.CARRIES_OUT, KIND.GUIDES, KIND.REVIEWS)


def bases(document, user):
    """What the text names as its legal bases, and what it carries out, guides or reviews."""
    found = _related(document, user, "target", DERIVES)
    cited = document.citations.filter(is_basis=True).exclude(state=Citation.State.SET_ASIDE).select_related("target")
    seen = _seen(user, {one.target_id for one in cited})
    named, hidden = set(), found.hidden
    for one in cited:
        if one.target_id in named:
            continue
        named.add(one.target_id or f"open {one.pk}")
        if one.target is None:
            title = " ".join(part for part in (one.type_code, one.number) if part)
            title = document.text[one.start : one.end] or title
            found.items.append(ThreadItem(title, state=one.get_state_display(), verb=_("is based on")))
        elif one.target_id in seen:
            found.items.append(_document_item(one.target, _("is based on")))
        else:
            hidden += 1
    return Found(_once(found.items), hidden)


def predecessors(document, user):
    return _related(document, user, "target", CHANGES)


def successors(document, user):
    return _related(document, user, "source", CHANGES)


def carried_out_by(document, user):
    """Plans and guides of others; papers that were handed in on demand have a branch of their own."""
    delivered = Delivery.objects.filter(duty__in=_duties(document)).exclude(document=None).values("document")
    return _related(document, user, "source", (KIND.CARRIES_OUT, KIND.GUIDES), without=delivered)


def _related(document, user, end, kinds, without=None):
    """Documents at the other `end` of confirmed relations, with the verb as read from this document."""
    here = "source" if end == "target" else "target"
    rows = Relation.objects.filter(**{here: document}, kind__in=kinds, state=Relation.State.CONFIRMED)
    rows = rows.select_related(end).defer(f"{end}__text")
    if without is not None:
        rows = rows.exclude(**{f"{end}__in": without})
    rows = list(rows.order_by(f"{end}__issued_on", "pk"))
    seen = _seen(user, {getattr(row, f"{end}_id") for row in rows})
    items = [
        _document_item(getattr(row, end), row.get_kind_display() if end == "target" else row.backward)
        for row in rows
        if getattr(row, f"{end}_id") in seen
    ]
    return Found(items, len(rows) - len(items))


def _seen(user, keys):
    return set(Document.objects.visible_to(user).filter(pk__in=keys - {None}).values_list("pk", flat=True))


def _document_item(document, verb):
    return ThreadItem(
        title=f"{document}: {document.subject}",
        url=reverse("documents:document", args=[document.pk]),
        unit=document.issuer,
        day=document.issued_on,
        state=document.get_standing_display(),
        verb=str(verb),
    )


def _once(items):
    """The same document may be named as a basis and carried out: the first word holds."""
    return list({item.url or item.title: item for item in reversed(items)}.values())[::-1]


def hand_ons(document, user):
    """One item a unit that handed it on, with what came of it there and below."""
    rows = HandOn.objects.filter(document=document)
    seen = list(rows.visible_to(user).select_related("unit").order_by("path"))
    by_unit = {}
    for row in seen:
        by_unit.setdefault(row.unit_id, []).append(row)
    acting = acting_for([rows[0].unit for rows in by_unit.values()])
    numbers = _counts_by_unit(document, list(acting.values()))
    items = [
        ThreadItem(
            title=_("Handed on by %(unit)s") % {"unit": rows[0].unit.name},
            url=_hand_on_url(document, rows, acting[rows[0].unit_id]),
            unit=rows[0].unit.name,
            day=localdate(rows[0].at),
            numbers=numbers[acting[rows[0].unit_id].pk],
        )
        for rows in by_unit.values()
    ]
    return Found(items, rows.count() - len(seen))


def _hand_on_url(document, rows, acting):
    if len(rows) == 1:
        return reverse("directives:hand_on", args=[rows[0].pk])
    return f"{reverse('directives:progress', args=[document.pk])}?unit={acting.pk}"


def _counts_by_unit(document, units):
    """{unit id: what was done out of what was asked, there and below}: one question a family of figures."""
    pairs = [
        (figure_of(f"directives.{done}"), figure_of(f"directives.{whole}"))
        for done, whole in SHARES
        if done.endswith("received")
    ]
    late = figure_of("directives.all.overdue")
    counted = values_by_unit([*(one for pair in pairs for one in pair), late], Scope(subject=document), units)
    key = subject_key(DIRECTIVE, document)

    def number(figure, unit):
        return counted[unit.pk][figure.code], evidence_url(figure.code, key, unit=unit)

    return {
        unit.pk: (
            *(
                Count(done.label, *number(done, unit), *number(whole, unit))
                for done, whole in pairs
                if counted[unit.pk][whole.code]
            ),
            Count(late.label, *number(late, unit)),
        )
        for unit in units
    }


def papers(document, user):
    """Plans and reports that units handed in, the newest attempt of each."""
    duties = _duties(document).of_kind(PLAN, REPORT)
    later = Delivery.objects.filter(duty=OuterRef("duty"), attempt__gt=OuterRef("attempt"))
    rows = Delivery.objects.filter(~Exists(later), duty__in=duties)
    seen = rows.filter(duty__in=Duty.objects.visible_to(user)).select_related("duty__unit", "document", "file")
    items = [
        ThreadItem(
            title=_paper_title(row),
            url=reverse("directives:duty", args=[row.duty_id]),
            unit=row.duty.unit.name,
            day=localdate(row.at),
            state=row.duty.get_state_display(),
            verb="" if row.document else str(_("plan") if row.duty.kind == PLAN else _("report")),
        )
        for row in seen.defer("document__text").order_by("at", "pk")
    ]
    return Found(items, rows.count() - len(items))


def _paper_title(row):
    if row.document:
        return f"{row.document}: {row.document.subject}"
    return row.file.name


def reviews(document, user):
    """What is asked for as interim and final reviews, and documents that review it of themselves."""
    rows = Review.objects.filter(document=document)
    seen = list(rows.visible_to(user).select_related("unit"))
    duties = {
        duty.subject_id: duty for duty in Duty.objects.of_kind(REVIEW).filter(subject_id__in=[row.pk for row in seen])
    }
    items = [
        ThreadItem(
            title=_("%(kind)s by %(unit)s") % {"kind": str(row.get_kind_display()).capitalize(), "unit": row.unit.name},
            url=reverse("directives:duty", args=[duties[row.pk].pk]),
            unit=row.unit.name,
            day=row.due_on,
            state=str(_("overdue")) if duties[row.pk].is_overdue else duties[row.pk].get_state_display(),
        )
        for row in seen
    ]
    done = _related(document, user, "source", (KIND.REVIEWS,))
    return Found([*items, *done.items], rows.count() - len(items) + done.hidden)


def _duties(document):
    rows = HandOn.objects.filter(document=document).values("pk")
    return Duty.objects.filter(subject_type=HandOn._meta.label_lower, subject_id__in=rows)


def figure_subjects(document):
    yield DIRECTIVE, [document.pk]
    yield HAND_ON, HandOn.objects.filter(document=document).values("pk")


BRANCHES = (
    Branch("bases", gettext_lazy("What it rests on"), bases, Side.ABOVE, 10),
    Branch("predecessors", gettext_lazy("What it changes"), predecessors, Side.BESIDE, 20),
    Branch("successors", gettext_lazy("What changes it"), successors, Side.BESIDE, 21),
    Branch("carried_out_by", gettext_lazy("What carries it out"), carried_out_by, Side.BELOW, 30),
    Branch("hand_ons", gettext_lazy("Handed on"), hand_ons, Side.BELOW, 40, figure_subjects),
    Branch("papers", gettext_lazy("Plans and reports handed in"), papers, Side.BELOW, 50),
    Branch("reviews", gettext_lazy("Interim and final reviews"), reviews, Side.BELOW, 90),
)
