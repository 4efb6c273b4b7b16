"""A running campaign in which An, Bình, Chi and Dũng owe an essay; every test of essays knows it."""

from datetime import timedelta
from uuid import uuid4

from django.utils.timezone import now

from nennep.documents.models import Document
from nennep.study.actions.launch import expect_essays
from nennep.study.actions.submissions import submit_essay
from nennep.study.actions.submissions_check import check_submissions
from nennep.study.models import Campaign, Reviewer, Submission

DOCUMENT_TEXT = (
    "Mỗi hộ gia đình tự kiểm tra mái nhà, rãnh thoát nước và hàng rào trước ngày mười lăm tháng tư hằng năm, "
    "báo trưởng bản những chỗ có nguy cơ sạt lở để cùng nhau gia cố kịp thời."
)
TEXTS = {
    "an": (
        "Nhà tôi ở cuối bản, ngay dưới chân đồi, nên mùa mưa năm ngoái nước tràn vào bếp hai lần. "
        "Đọc tài liệu xong tôi rủ hai nhà bên cạnh đào lại con mương cũ, mất đúng một buổi chiều."
    ),
    "binh": (
        "Tổ tôi có mười một hộ, phần lớn là người già nên việc khơi cống trông vào đám thanh niên. "
        "Tôi nhận đi từng nhà nhắc lịch và ghi lại nhà nào còn rác trước cửa để chiều chủ nhật cùng dọn."
    ),
    "chi": (
        "Là giáo viên, tôi đưa bài tập nhận biết đường nước chảy vào giờ thủ công của lớp bốn. "
        "Các em vẽ bản đồ quanh trường, đánh dấu chỗ trũng, rồi cả lớp mang sơ đồ ấy về cho bố mẹ xem."
    ),
}


def running_campaign(cast, *, names=("an", "binh", "chi", "dung"), days=5, **fields):
    """A campaign of the province with one reviewer for commune NS.01, launched yesterday."""
    by = cast.users["officer@NS"]
    document = Document.objects.create(
        type="Kế hoạch",
        number=f"{Document.objects.count() + 15}",
        notation="KH-UBND",
        issuer="UBND tỉnh Nà Sơn",
        issued_on="2026-03-02",
        subject="Phòng chống lũ quét",
        unit=cast.units["NS"],
        text=DOCUMENT_TEXT,
    )
    values = {
        "title": "Học tập kế hoạch phòng chống lũ",
        "state": Campaign.State.RUNNING,
        "due_at": now() + timedelta(days=days),
        "template": "BÀI THU HOẠCH\nHọ và tên:",
        "least_own_words": 25,
        "launched_at": now() - timedelta(days=1),
    }
    campaign = Campaign.objects.create(host=cast.units["NS"], document=document, created_by=by, **(values | fields))
    Reviewer.objects.create(campaign=campaign, user=cast.users["reviewer@NS.01"], unit=cast.units["NS.01"])
    homes = {"an": "NS.01.1", "binh": "NS.01.1", "chi": "NS.01.2", "dung": "NS.02.1"}
    unit_of = {cast.people[name].pk: cast.units[homes.get(name, "NS.01.1")].pk for name in names}
    expect_essays(campaign, unit_of, by=by, at=now() - timedelta(days=1))
    return campaign


def essay_of(campaign, cast, name):
    return campaign.essays.select_related("duty__unit", "campaign", "person", "latest").get(person=cast.people[name])


def hand_in(campaign, cast, name, text=None, *, by=None, source=Submission.Source.WRITTEN, check=True):
    """The essay of somebody, handed in and, unless told otherwise, checked."""
    submission = submit_essay(
        essay=essay_of(campaign, cast, name),
        source=source,
        by=by or cast.users[name],
        form_key=uuid4(),
        text=TEXTS[name] if text is None else text,
    )
    if check:
        check_submissions([submission.pk])
    return submission
