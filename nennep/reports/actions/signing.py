"""Signing freezes the values and the list of evidence rows, not the query."""

import hashlib
from collections import defaultdict

from django.db import transaction
from django.utils.timezone import localdate, now

from nennep.figures.queries import records, values, values_by_unit
from nennep.figures.registry import Kind, Scope, figures
from nennep.history.actions import chain_head, record
from nennep.reports.errors import AlreadySigned, MayNotSign
from nennep.reports.models import EvidenceRow, Report, Signature, SignedFigure, SignedScan
from nennep.reports.queries import subject_of
from nennep.reports.rules import capacities
from nennep.units.models import Unit
from nennep.units.queries import children_of

BATCH = 1_000


@transaction.atomic
def sign_report(*, report, capacity_key, by, at=None):
    """Sign in the capacity that the signer chose. The view has asked for the password again.

    Right and post are checked on the day of signing. Raises `AlreadySigned`, `MayNotSign`.
    """
    report = Report.objects.select_for_update().get(pk=report.pk)
    if report.state != Report.State.DRAFT:
        raise AlreadySigned
    at = at or now()
    chosen = [item for item in capacities(by, report.unit, localdate(at)) if item.key == capacity_key]
    if not chosen:
        raise MayNotSign
    capacity = chosen[0]
    lines = [*_freeze_figures(report), *_freeze_evidence(report)]
    person = by.unit_scope.person
    signature = Signature.objects.create(
        report=report,
        signer=person,
        user=by,
        signer_name=person.full_name,
        post=capacity.position.kind.name,
        acting_for=capacity.principal,
        grant=capacity.grant,
        signed_at=at,
        checksum=_checksum(report, lines),
        chain_head=chain_head(),
    )
    report.state = Report.State.SIGNED
    report.save(update_fields=["state"])
    record(
        report,
        "report.signed",
        by=by,
        post=signature.post,
        acting_for=capacity.principal.pk if capacity.principal else None,
        checksum=signature.checksum,
    )
    return signature


@transaction.atomic
def attach_scan(*, report, file, by):
    """Keep the officially signed paper, untouched, beside the report."""
    scan = SignedScan.objects.create(report=report, file=file, attached_by=by)
    record(report, "report.scan_attached", by=by, sha256=file.sha256)
    return scan


def _freeze_figures(report):
    chosen = figures(report.subject_kind)
    scope = Scope(unit=report.unit, subject=subject_of(report))
    children = list(children_of(report.unit))
    counted = [figure for figure in chosen if figure.kind != Kind.RATIO]
    by_unit = values_by_unit(counted, Scope(subject=scope.subject), children)
    whole = values(chosen, scope)
    rows = [_row(report, figure, report.unit, whole[figure.code], place) for place, figure in enumerate(chosen)]
    rows += [
        _row(report, figure, child, by_unit[child.pk][figure.code], place)
        for child in children
        for place, figure in enumerate(counted)
    ]
    SignedFigure.objects.bulk_create(rows, batch_size=BATCH)
    return [f"{row.code}|{row.unit_id}|{row.value}|{row.whole}" for row in rows]


def _row(report, figure, unit, value, position):
    part, whole = value if figure.kind == Kind.RATIO else (value, None)
    return SignedFigure(
        report=report,
        code=figure.code,
        label=str(figure.label),
        sentence=str(figure.sentence),
        unit=unit,
        unit_name=unit.name,
        value=part,
        whole=whole,
        position=position,
    )


def _freeze_evidence(report):
    """One row per counted record, however many figures count it; a ratio's records are those of its parts."""
    scope = Scope(unit=report.unit, subject=subject_of(report))
    families = defaultdict(list)
    for figure in figures(report.subject_kind):
        if figure.kind != Kind.RATIO:
            families[figure.base].append(figure)
    units = Unit.objects.in_bulk()
    rows = []
    for base, members in families.items():
        counted = defaultdict(list)
        for figure in members:
            for key in records(figure, scope).values_list("pk", flat=True):
                counted[key].append(figure)
        for item in base.records(scope).order_by("pk"):
            if item.pk in counted:
                rows.append(_evidence_row(report, base, item, counted[item.pk], units))
    EvidenceRow.objects.bulk_create(rows, batch_size=BATCH)
    return [f"{row.record_type}|{row.record_id}|{row.state}|{row.figures}" for row in rows]


def _evidence_row(report, base, item, members, units):
    told = base.row(item)
    unit = units[told.unit_id]
    return EvidenceRow(
        report=report,
        record_type=item._meta.label_lower,
        record_id=item.pk,
        code=told.code,
        unit_id=unit.pk,
        unit_path=unit.path,
        unit_name=unit.name,
        state=str(told.state),
        at=told.at,
        amounts={figure.code: getattr(item, figure.column) or 0 for figure in members if figure.column},
        figures="|" + "|".join(figure.code for figure in members) + "|",
    )


def _checksum(report, lines):
    """Over everything that was frozen: two equal reports have equal checksums, a changed row shows."""
    digest = hashlib.sha256()
    for words in (report.title, report.narrative, report.difficulties, report.proposals, *lines):
        digest.update(words.encode() + b"\n")
    return digest.hexdigest()
