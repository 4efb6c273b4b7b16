"""The report of the finished campaign, signed by the province's leader."""

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from django.utils.timezone import localdate

from nennep.demo.build.finished import account, the_campaign
from nennep.demo.writing import phrases
from nennep.figures.registry import subject_kind_of
from nennep.reports.actions import create_report, sign_report
from nennep.reports.content import default_texts
from nennep.reports.rules import capacities

SIGNED_AT = datetime(2026, 10, 28, 15, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def report_and_sign(site):
    campaign, leader = the_campaign(), account("lanhdao")
    texts = default_texts(subject_kind_of("campaign"), campaign)
    report = create_report(
        subject_kind="campaign",
        subject=campaign,
        unit=campaign.host,
        by=account("canbo"),
        form_key=uuid5(NAMESPACE_URL, "nennep-demo:report"),
        title=texts["title"],
        number="86-BC/BTG",
        place="Nà Sơn",
        narrative=f"{texts['narrative']}\n{phrases.REPORT_NARRATIVE}",
        recipients="Thường trực tỉnh\nCác xã, phường\nLưu",
    )
    (capacity,) = capacities(leader, report.unit, localdate(SIGNED_AT))
    sign_report(report=report, capacity_key=capacity.key, by=leader, at=SIGNED_AT)
