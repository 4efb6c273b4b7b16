"""What deserves a look first: groups of essays, single pairs, other signals, what no program could check, the rest.

An order of essays by kind of signal, never by person, and no number of one person enters it.
"""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    F,
    IntegerChoices,
    IntegerField,
    OuterRef,
    Subquery,
    Value,
    When,
    Window,
)
from django.db.models.functions import Coalesce, RowNumber
from django.utils.translation import gettext_lazy as _

from nennep.integrity.models import PAIR_SIGNALS, CheckedText, Finding
from nennep.integrity.queries import sources_of, sources_with
from nennep.study.essay_kinds import SUBMISSION
from nennep.study.queries.review import essays_to_judge

# From here on several essays are a group, not a pair.
LEAST_GROUP = 3
# An essay that a confirmed signal touches is not accepted together with others, so it is not among the plain ones.
UNCLEARED = (Finding.State.OPEN, Finding.State.CONFIRMED)
MOST_MEMBERS_SHOWN = 8
ORDER = ("rank", "-size", "tied", "latest__submitted_at")
_KEY = BigIntegerField()


class Rank(IntegerChoices):
    GROUP = 1, _("groups")
    PAIR = 2, _("pairs")
    SIGNAL = 3, _("other signals")
    NOT_CHECKABLE = 4, _("not checkable")
    PLAIN = 5, _("without an open signal")


@dataclass
class Group:
    """Essays tied to one another: those among them that one judges, and how many there are in all."""

    size: int
    members: list = field(default_factory=list)
    units: list = field(default_factory=list)

    @property
    def shown(self):
        return self.members[:MOST_MEMBERS_SHOWN]

    @property
    def more(self):
        return len(self.members) - len(self.shown)

    @property
    def outside(self):
        return max(self.size - len(self.members), 0)


def ranked(essays):
    """With `rank`, `cluster`, its `size`, `tied` (the cluster while a pair is open, else 0) and `group`.

    `group` is what essays of one entry have in common, a number of its own for an essay that stands alone.
    """
    texts = CheckedText.objects.filter(source_type=SUBMISSION)
    members = texts.filter(cluster=OuterRef("cluster"), is_current=True).order_by().values("cluster")
    open_rows = Finding.objects.open()
    paired = sources_of(SUBMISSION, open_rows.filter(signal__in=PAIR_SIGNALS))
    essays = essays.annotate(cluster=Subquery(texts.filter(source_id=OuterRef("latest")).values("cluster")[:1]))
    essays = essays.annotate(size=Coalesce(Subquery(members.annotate(n=Count("pk")).values("n")), 0))
    essays = essays.annotate(
        rank=Case(
            When(latest__in=paired, size__gte=LEAST_GROUP, then=Value(Rank.GROUP)),
            When(latest__in=paired, then=Value(Rank.PAIR)),
            When(latest__in=sources_with(SUBMISSION, *UNCLEARED), then=Value(Rank.SIGNAL)),
            When(latest__checkable=False, then=Value(Rank.NOT_CHECKABLE)),
            default=Value(Rank.PLAIN),
            output_field=IntegerField(),
        )
    )
    tied = Case(When(rank__lte=Rank.PAIR, then=Coalesce(F("cluster"), 0)), default=Value(0), output_field=_KEY)
    essays = essays.annotate(tied=tied)
    return essays.annotate(group=Case(When(tied=0, then=Value(0) - F("pk")), default=F("tied"), output_field=_KEY))


def entries(essays):
    """One row for each entry of the queue: the first essay of a group stands for all of it."""
    place = Window(RowNumber(), partition_by=[F("group")], order_by=[F("latest__submitted_at"), F("pk")])
    # Only keys go through the window: it would carry every column of every essay along.
    return essays.filter(pk__in=essays.alias(place=place).filter(place=1).order_by().values("pk"))


def walk(essays):
    """Keys of the essays in the order in which the desk walks along them."""
    return list(ranked(essays).order_by(*ORDER, "pk").values_list("pk", flat=True))


def groups_of(rows, user):
    """{cluster: Group} for the entries of a page that stand for several essays; two questions."""
    clusters = {row.cluster: row.size for row in rows if row.rank <= Rank.PAIR and row.cluster and row.size > 1}
    if not clusters:
        return {}
    found = {cluster: Group(size) for cluster, size in clusters.items()}
    for essay in in_clusters(essays_to_judge(user), clusters):
        found[essay.cluster].members.append(essay)
    for group in found.values():
        group.units = Counter(essay.duty.unit.name for essay in group.members).most_common()
    return found


def in_clusters(essays, clusters):
    """The essays whose newest text belongs to one of these clusters, by the time they were handed in."""
    texts = CheckedText.objects.filter(source_type=SUBMISSION, cluster__in=clusters, is_current=True)
    cluster = texts.filter(source_id=OuterRef("latest")).values("cluster")[:1]
    essays = essays.filter(latest__in=texts.values("source_id")).annotate(cluster=Subquery(cluster))
    return essays.select_related("duty__unit", "person", "latest").order_by("latest__submitted_at", "pk")
