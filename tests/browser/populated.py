"""One state in which every page of the flow has something to show: a running campaign, a draft, reports, objections."""

from dataclasses import dataclass
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate

from nennep.figures.registry import subject_kind_of
from nennep.files.actions import store_scan
from nennep.reports.actions import create_report, sign_report
from nennep.reports.content import default_texts
from nennep.reports.rules import capacities
from nennep.study.actions.audience import add_rule
from nennep.study.actions.campaign import create_campaign
from nennep.study.actions.essays_answer import object_to
from nennep.study.actions.submissions import submit_essay
from nennep.study.actions.submissions_check import check_submissions
from nennep.study.models import Campaign, Sheet
from tests.browser.papers import photo
from tests.promises.small_campaign import OWN_WORDS, SmallCampaign, build_small_campaign, fill_small_campaign


@dataclass
class Populated:
    small: SmallCampaign
    draft: Campaign
    drafted: int
    signed: int

    @property
    def names(self):
        """Numbers for the addresses: {campaign}, {essay of …}, {sheet}, {draft report} …"""
        essays = {name: essay.pk for name, essay in self.small.essays.items()}
        campaign = self.small.campaign
        latest = {one.person.code.removeprefix("P-"): one.latest for one in campaign.essays.exclude(latest=None)}
        sheets = Sheet.objects.filter(session__campaign=campaign).order_by("venue__unit__code")
        confirmed, handed_in = sheets[0], sheets[1]
        return {
            "campaign": campaign.pk,
            "unit": campaign.host_id,
            "person": self.small.essays["an"].person_id,
            "draft": self.draft.pk,
            "document": campaign.document_id,
            "venue": campaign.venues.first().pk,
            "confirmed": confirmed.pk,
            "handed_in": handed_in.pk,
            "drafted": self.drafted,
            "signed": self.signed,
            "receipt": latest["an"].receipt_code,
            "entered": latest["dung"].pk,
            "objection": latest["dung"].objection.pk,
            "essay_reviewer": essays["reviewer@NS.01"],
            **{f"essay_{name}": essays[name] for name in ("an", "binh", "chi", "dung")},
        }


def populate(cast):
    small = build_small_campaign(cast)
    fill_small_campaign(cast, small)
    reviewer = small.essays["reviewer@NS.01"]
    _hand_in(reviewer, cast.users["reviewer@NS.01"], OWN_WORDS["binh"])
    _enter_for_dung(cast, small)
    draft = create_campaign(
        title="Học tập hướng dẫn làm sạch bản làng", host=cast.units["NS"], by=cast.users["officer@NS"]
    )
    add_rule(campaign=draft, unit=cast.units["NS.01"], by=cast.users["officer@NS"])
    signed = _report(cast, small)
    (capacity,) = capacities(cast.users["leader@NS"], signed.unit, localdate())
    sign_report(report=signed, capacity_key=capacity.key, by=cast.users["leader@NS"])
    return Populated(small, draft, _report(cast, small).pk, signed.pk)


def _hand_in(essay, by, text, source="written", files=()):
    submission = submit_essay(essay=essay, source=source, by=by, form_key=uuid4(), text=text, files=list(files))
    check_submissions([submission.pk])
    return submission


def _enter_for_dung(cast, small):
    clerk = cast.users["clerk@NS.02"]
    page = store_scan(SimpleUploadedFile("trang-1.jpg", photo(), "image/jpeg"), by=clerk)
    submission = _hand_in(small.essays["dung"], clerk, "", "entered", [page])
    object_to(submission=submission, text="Trang này là của người khác.", by=cast.users["dung"])


def _report(cast, small):
    texts = default_texts(subject_kind_of("campaign"), small.campaign)
    return create_report(
        subject_kind="campaign",
        subject=small.campaign,
        unit=small.campaign.host,
        by=cast.users["officer@NS"],
        form_key=uuid4(),
        **{"title": "Kết quả học tập", **texts},
    )
