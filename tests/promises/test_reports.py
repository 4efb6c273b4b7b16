"""A signed report stays as it was signed, and every number in it opens what it counted then."""

import io
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import localdate, now
from docx import Document as Docx
from python_calamine import CalamineWorkbook

from nennep.duties import actions as duties
from nennep.figures.registry import subject_kind_of
from nennep.intake.tests.papers import as_pdf, plan, upload
from nennep.reports.actions import change_report, create_report, sign_report
from nennep.reports.content import default_texts
from nennep.reports.errors import AlreadySigned, MayNotSign, UnknownFigure
from nennep.reports.queries import evidence_rows
from nennep.reports.rules import capacities
from nennep.units.actions import end_position, grant_acting
from nennep.units.tests.cast import PASSWORD


@pytest.fixture
def report(small, cast):
    texts = default_texts(subject_kind_of("campaign"), small.campaign)
    return _create(small, cast, **texts)


@pytest.fixture
def signed(report, cast):
    _sign(report, cast.users["leader@NS"])
    report.refresh_from_db()
    return report


def _create(small, cast, **texts):
    return create_report(
        subject_kind="campaign",
        subject=small.campaign,
        unit=small.campaign.host,
        by=cast.users["officer@NS"],
        form_key=uuid4(),
        **{"title": "Báo cáo", **texts},
    )


def _sign(report, user):
    (capacity,) = capacities(user, report.unit, localdate())
    return sign_report(report=report, capacity_key=capacity.key, by=user)


def test_every_signed_figure_equals_its_frozen_rows(signed):
    for figure in signed.figures.filter(whole=None):
        rows = evidence_rows(signed, figure.code, figure.unit)
        amounts = [row.amounts[figure.code] for row in rows if figure.code in row.amounts]

        assert figure.value == (sum(amounts) if amounts else rows.count()), figure.code


def test_what_changes_later_is_shown_beside_the_signed_value(signed, small, cast, client):
    duties.withdraw([small.essays["dung"].duty], by=cast.users["officer@NS"], reason="chuyển đi tỉnh khác")
    client.force_login(cast.users["officer@NS"])

    page = client.get(f"/reports/{signed.pk}/")

    changed = {number.code: (number.value, number.now) for number in page.context["content"].changed}
    assert changed["study.essays.expected"] == (19, 18)
    assert signed.figures.get(code="study.essays.expected", unit=signed.unit).value == 19


def test_a_signed_report_is_not_changed(signed, cast):
    with pytest.raises(AlreadySigned):
        change_report(report=signed, by=cast.users["officer@NS"], title="khác")
    with pytest.raises(AlreadySigned):
        _sign(signed, cast.users["leader@NS"])


def test_signing_asks_for_the_password_again(report, cast, client):
    client.force_login(cast.users["leader@NS"])
    (capacity,) = capacities(cast.users["leader@NS"], report.unit, localdate())
    form = {"capacity": capacity.key, "password": "sai mật khẩu"}

    refused = client.post(f"/reports/{report.pk}/sign/", form)
    report.refresh_from_db()
    assert (refused.status_code, report.state) == (200, "draft")

    accepted = client.post(f"/reports/{report.pk}/sign/", form | {"password": PASSWORD})
    report.refresh_from_db()
    assert (accepted.status_code, report.state) == (302, "signed")


def test_nobody_signs_without_the_post_of_that_day(report, cast):
    leader = cast.users["leader@NS"]
    (capacity,) = capacities(leader, report.unit, localdate())
    end_position(position=capacity.position, on=localdate(), by=cast.users["founder"])

    with pytest.raises(MayNotSign):
        sign_report(report=report, capacity_key=capacity.key, by=leader)


@pytest.mark.parametrize(("days", "may"), [(5, True), (0, False)])
def test_acting_for_somebody_is_a_dated_grant(days, may, report, cast):
    deputy = cast.users["officer@NS"]
    grant_acting(
        principal=cast.people["leader@NS"],
        deputy=deputy.person,
        unit=report.unit,
        on=localdate() - timedelta(days=9),
        until=localdate() + timedelta(days=days),
        reason="đi công tác",
        by=cast.users["administrator@NS"],
    )

    found = capacities(deputy, report.unit, localdate())

    assert bool(found) == may
    if may:
        signature = sign_report(report=report, capacity_key=found[0].key, by=deputy)
        assert signature.acting_for == cast.people["leader@NS"]


def test_a_number_cannot_be_typed_under_a_name_that_is_no_figure(small, cast):
    with pytest.raises(UnknownFigure):
        _create(small, cast, narrative="Có {study.essays.praised} bài hay.")


def test_the_same_form_twice_begins_one_report(small, cast):
    key = uuid4()
    form = {"subject_kind": "campaign", "subject": small.campaign, "unit": small.campaign.host, "title": "Báo cáo"}
    first = create_report(by=cast.users["officer@NS"], form_key=key, **form)

    assert create_report(by=cast.users["officer@NS"], form_key=key, **form) == first


def test_links_in_the_paper_lead_to_the_evidence(signed, cast, client, settings):
    client.force_login(cast.users["officer@NS"])
    paper = Docx(io.BytesIO(client.get(f"/reports/{signed.pk}/report.docx").content))
    links = {rel.target_ref for rel in paper.part.rels.values() if rel.reltype.endswith("/hyperlink")}

    assert f"{settings.NENNEP_URL}/reports/{signed.pk}/evidence/study.essays.expected/" in links
    for link in links:
        assert link.startswith(settings.NENNEP_URL)
        assert client.get(link.removeprefix(settings.NENNEP_URL), follow=True).status_code == 200


def test_numbers_in_the_workbook_are_the_signed_ones(signed, cast, client):
    client.force_login(cast.users["officer@NS"])
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(f"/reports/{signed.pk}/report.xlsx").content))

    rows = {row[0]: row[1] for row in book.get_sheet_by_index(0).to_python() if len(row) > 1}
    wanted = signed.figures.get(code="study.essays.expected", unit=signed.unit)
    assert rows[wanted.label] == wanted.value


def test_the_frozen_evidence_page_lists_the_frozen_rows(signed, cast, client):
    client.force_login(cast.users["officer@NS"])

    page = client.get(f"/reports/{signed.pk}/evidence/study.essays.received/").content.decode()

    wanted = evidence_rows(signed, "study.essays.received")
    assert re.findall(r'<span class="code">([^<]+)</span>', page) == [row.code for row in wanted]


def test_signing_is_told_apart_from_an_electronic_signature(signed, cast, client):
    client.force_login(cast.users["officer@NS"])

    assert "Đây không phải chữ ký điện tử" in client.get(f"/reports/{signed.pk}/").content.decode()


def test_a_report_signed_today_counts_what_is_true_today(small, cast):
    report = _create(small, cast)
    _sign(report, cast.users["leader@NS"])

    assert report.figures.get(code="study.essays.verified", unit=report.unit).value == 1
    assert report.signature.signed_at <= now()


def test_a_marked_paper_is_not_kept_beside_a_report(signed, cast, client, settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    client.force_login(cast.users["officer@NS"])
    url = f"/reports/{signed.pk}/scans/"

    for words, taken in (("TUYỆT MẬT\n" + plan(), 0), (plan(), 1)):
        paper = as_pdf(words)
        answer = client.post(url, {"file": upload("báo cáo.pdf", paper)})

        assert answer.status_code == (302 if taken else 200)
        assert signed.scans.count() == taken
        assert len([path for path in settings.FILES_ROOT.rglob("*") if path.is_file()]) == taken
