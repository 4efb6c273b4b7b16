"""A whole small campaign, made with the real actions, with something in every state that a figure counts.

Hosted by the province: An's essay is accepted after being sent back once, Bình's waits to be judged, Chi's was sent
back and is being rewritten, Dũng owes; the staff of NS.01.1 are excused, those of NS.02 were withdrawn.
"""

from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from django.utils.timezone import now

from nennep.documents.actions import register_document
from nennep.duties import actions as duties
from nennep.duties.models import Duty
from nennep.integrity.models import Finding
from nennep.study.actions import attendance, audience, campaign, launch, places
from nennep.study.actions.review import accept_essay, clear_finding, record_openings, send_back
from nennep.study.actions.submissions import submit_essay
from nennep.study.actions.submissions_check import check_submissions
from nennep.study.models import Attendance, Campaign, Essay, Sheet

OWN_WORDS = {
    "an": "Nhà tôi ở cuối bản nên mỗi lần họp tổ công nghệ tôi đi từ bốn giờ chiều, vừa đi vừa gọi các bác hàng xóm. "
    "Tuần trước bác Páo hỏi cách xem lịch tiêm cho cháu, tôi mở máy chỉ từng bước, bác ghi ra giấy dán lên tủ.",
    "an again": "Tôi viết lại như sau: từ tháng tới sáng thứ bảy nào tôi cũng ngồi ở nhà văn hoá hai tiếng, ai cần "
    "gửi hồ sơ thì mang giấy tờ tới, tôi cùng chụp và gửi, gửi xong ghi tên vào sổ để lần sau biết ai còn vướng.",
    "binh": "Tổ dân phố của tôi có mười hai cụ trên bảy mươi tuổi, cụ nào cũng muốn gọi có hình cho con ở xa. "
    "Tôi rủ hai em học sinh lớp chín, mỗi em nhận bốn cụ, phần còn lại tôi nhận, "
    "hẹn một tháng thì cụ nào cũng tự gọi được.",
    "chi": "Ở lớp tôi chủ nhiệm các em hay mượn máy của bố mẹ để học. "
    "Tôi sẽ bày cho phụ huynh khoá các trang không tốt.",
}


@dataclass
class SmallCampaign:
    campaign: Campaign
    essays: dict


def build_small_campaign(cast, *, host="NS", title="Học tập kế hoạch kỹ năng số"):
    start = now() - timedelta(days=9)
    officer = cast.users[f"officer@{host}"]
    drafted = campaign.create_campaign(title=title, host=cast.units[host], by=officer, document=_document(cast, host))
    campaign.update_campaign(
        campaign=drafted, by=officer, due_at=now() - timedelta(days=1), least_own_words=20, template="BÀI THU HOẠCH"
    )
    audience.add_rule(campaign=drafted, unit=cast.units[host], by=officer)
    places.add_session(
        campaign=drafted,
        title="Buổi sáng",
        starts_at=start + timedelta(days=1),
        ends_at=start + timedelta(days=1, hours=3),
        by=officer,
    )
    _add_venues(cast, drafted, officer)
    places.name_reviewer(campaign=drafted, user=cast.users["reviewer@NS"], unit=cast.units[host], by=officer)
    launched = launch.launch_campaign(campaign=drafted, by=officer, at=start)
    _hold_sessions(cast, launched, start + timedelta(days=2))
    essays = {essay.person.code.removeprefix("P-"): essay for essay in Essay.objects.filter(campaign=launched)}
    return SmallCampaign(launched, essays)


def fill_small_campaign(cast, small):
    """Bring An, Bình and Chi to three different states."""
    reviewer = cast.users["reviewer@NS"]
    _submit(cast, small, "an", "an", now() - timedelta(days=5))
    _open_and_send_back(small, "an", reviewer, now() - timedelta(days=4))
    _submit(cast, small, "an", "an again", now() - timedelta(days=3))
    _clear(small.essays["an"], reviewer)
    record_openings(submissions=[_latest(small, "an")], by=reviewer, at=now() - timedelta(days=3))
    accept_essay(essay=small.essays["an"], by=reviewer, at=now() - timedelta(days=2))
    _submit(cast, small, "binh", "binh", now() - timedelta(days=2))
    _submit(cast, small, "chi", "chi", now() - timedelta(days=2))
    _open_and_send_back(small, "chi", reviewer, now() - timedelta(days=1))
    _release(cast, small, "NS.01.1", duties.excuse, "đang điều trị dài ngày")
    _release(cast, small, "NS.02", duties.withdraw, "chuyển sang nơi khác")


def _document(cast, host):
    return register_document(
        type="Kế hoạch",
        number=f"{cast.units[host].pk:02}",
        notation="KH-UBND",
        issuer=cast.units[host].name,
        issued_on=now().date(),
        subject="kỹ năng số cho người cao tuổi",
        unit=cast.units[host],
        by=cast.users[f"officer@{host}"],
        text="Mỗi tổ dân phố có ít nhất một người hướng dẫn kỹ năng số cho người cao tuổi vào buổi tối hằng tuần.",
    )


def _add_venues(cast, drafted, officer):
    below = [unit for unit in cast.units.values() if unit.parent_id == drafted.host_id]
    for unit in below:
        places.add_venue(campaign=drafted, name=f"Điểm cầu {unit}", unit=unit, units=[unit], by=officer)


def _hold_sessions(cast, launched, at):
    """The first venue's sheet is confirmed, the second is handed in, others stay open."""
    sheets = list(Sheet.objects.filter(session__campaign=launched).order_by("venue__unit__code"))
    clerk, officer = cast.users["clerk@NS.01"], cast.users["leader@NS"]
    for sheet in sheets[:2]:
        lines = list(Attendance.objects.filter(sheet=sheet).order_by("pk"))
        ticks = {line.pk: attendance.Tick(at_start=True, at_end=line != lines[0]) for line in lines}
        heads = {"heads_start": (None, len(lines)), "heads_end": (None, len(lines) - 1)}
        attendance.tick(sheet=sheet, ticks=ticks, by=clerk, **heads)
        attendance.hand_in_sheet(sheet=sheet, by=clerk, at=at)
    if sheets:
        attendance.confirm_sheet(sheet=sheets[0], by=officer, at=at + timedelta(days=1))


def _submit(cast, small, name, words, at):
    submission = submit_essay(
        essay=small.essays[name],
        source="written",
        by=cast.users[name],
        form_key=uuid4(),
        text=OWN_WORDS[words],
        at=at,
    )
    check_submissions([submission.pk])


def _latest(small, name):
    return Essay.objects.select_related("latest__essay__person").get(pk=small.essays[name].pk).latest


def _open_and_send_back(small, name, reviewer, at):
    record_openings(submissions=[_latest(small, name)], by=reviewer, at=at - timedelta(hours=1))
    due_at = now() + timedelta(days=6)
    send_back([small.essays[name]], by=reviewer, reason="sơ sài", to_mend="kể việc thật", due_at=due_at, at=at)


def _clear(essay, reviewer):
    latest = Essay.objects.get(pk=essay.pk).latest_id
    for finding in Finding.objects.open().filter(text__source_id=latest):
        clear_finding(essay=essay, finding=finding, by=reviewer, reason="viết bằng lời của mình")


def _release(cast, small, unit_code, act, reason):
    unit = cast.units[unit_code]
    owed = Duty.objects.about(small.campaign).of_kind("essay").filter(unit=unit, state="expected")
    staff = owed.exclude(owed_by__code__in=["P-an", "P-binh", "P-chi", "P-dung"])
    act(list(staff), by=cast.users["officer@NS"], reason=reason)
