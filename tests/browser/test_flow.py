"""One campaign by hand, from the directive to the signed report, at a desk and on a phone."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from nennep.study.models import Campaign, Draft, Submission
from nennep.study.tests.essays_cast import TEXTS, essay_of
from tests.browser.hands import author, clerk, leader, moves, officer, reviewer
from tests.browser.papers import essay_docx, photo, write

pytestmark = pytest.mark.browser

PEOPLE = 24
SKETCHY = "Tôi đã học và đã hiểu, sẽ cố gắng làm tốt hơn trong thời gian tới, xin hứa với chi bộ sẽ gương mẫu làm theo."
AGAIN = (
    "Tổ dân phố của tôi có mười hai cụ trên bảy mươi tuổi, cụ nào cũng muốn gọi có hình cho con ở xa. Tôi rủ hai em "
    "học sinh lớp chín, mỗi em nhận bốn cụ, phần còn lại tôi nhận, hẹn một tháng thì cụ nào cũng tự gọi được."
)


@pytest.mark.parametrize("width", [1280, 360])
def test_campaign_from_the_directive_to_the_signed_report(seat, open_page, cast, complaints, run_jobs, tmp_path, width):
    for words in ("ERR_INTERNET_DISCONNECTED", "409 (Conflict)"):
        complaints.expect(words)

    desk = open_page(width=width)
    moves.sign_in(desk, cast.users["officer@NS"])
    officer.begin_campaign(desk)
    officer.choose_audience(desk, people=PEOPLE, doubles=1)
    officer.set_places_and_rules(desk, begins=now() - timedelta(hours=2))
    address = officer.launch(desk, people=PEOPLE)
    campaign = Campaign.objects.get()

    an = seat("an", width)
    first, second = TEXTS["an"].split(". ", 1)
    author.write_through_a_lost_connection(an, first + ".", second)
    assert second in Draft.objects.get().text
    author.write_in_a_second_tab(an, "Chiều nào tôi cũng ghé qua xem nước có chảy không.")
    code = author.hand_in_twice(an)
    handed_in = Submission.objects.get()
    assert handed_in.receipt_code in code
    assert second in handed_in.text and "Chiều nào" in handed_in.text

    binh = seat("binh", width)
    author.upload_wrong_files_then(binh, write(tmp_path, "bai-thu-hoach.docx", essay_docx(SKETCHY)), tmp_path)
    assert Submission.objects.count() == 2

    clerk_page = seat("clerk@NS.01", width)
    people = clerk.tick_and_hand_in(clerk_page, left_early="P-chi", absent="P-binh")
    leader.confirm_sheet(seat("leader@NS.01", width))
    clerk.enter_photo(clerk_page, "Lý Thị Chi", write(tmp_path, "trang-1.jpg", photo()))
    author.object_to_entry(seat("chi", width))
    officer.settle_objection(seat("officer@NS.01", width), "Lý Thị Chi")

    run_jobs()
    judge = seat("reviewer@NS.01", width)
    reviewer.move_and_accept(judge, first="Nguyễn Văn An", then="Hoàng Thị Bình")
    reviewer.send_back(judge, to_mend="Kể một việc của tổ dân phố mình.")
    author.answer_and_write_again(binh, reason="Kể một việc", text=AGAIN)
    run_jobs()
    reviewer.accept_together(judge, good="Hoàng Thị Bình", scanned="Lý Thị Chi")
    assert set(campaign.essays.filter(duty__state="verified").values_list("person__code", flat=True)) == {
        "P-an",
        "P-binh",
        "P-chi",
    }

    shown = officer.read_figures(desk, address)
    assert shown["study.essays.expected"] == PEOPLE
    assert shown["study.essays.verified"] == 3
    assert shown["study.attendance.received"] == people - 1
    report = officer.make_report(desk, address)
    signer = seat("leader@NS", width)
    leader.sign(signer, report)
    leader.open_frozen(signer, report)
    signer.goto(report)
    links = leader.links_in(leader.download(signer, "docx", tmp_path))
    assert links and links == {link for link in links if "/reports/" in link}
    assert leader.links_in(leader.download(signer, "xlsx", tmp_path))
    signer.goto(sorted(links)[0])
    assert signer.locator("main table, main .empty").count()

    dung = seat("dung", width)
    author.sign_out_with_a_draft(dung, essay_of(campaign, cast, "dung"))
    assert "máy dùng chung" in Draft.objects.get().text
