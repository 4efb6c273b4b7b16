"""Pages of the registry with a good deal on them: sound for axe, whole on a phone, bare on paper; and a way by hand."""

from datetime import date

import pytest

from nennep.documents import actions
from nennep.documents.models import Document, Topic
from nennep.documents.tests.papers import paper
from nennep.units.tests.cast import build_cast
from tests.machinery.browser import assert_sound

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = (
    "/documents/?q=sach",
    "/documents/{directive}/",
    "/documents/{long}/",
    "/documents/citations/{citation}/",
    "/documents/books/?direction=outgoing&year=2026",
    "/documents/books/?month=1",
    "/documents/order/",
    "/documents/order/missing/",
    "/documents/topics/",
    "/documents/saved/",
    "/documents/saved/new/?query=topic%3D{topic}",
)
LONG = "về việc tăng cường chăm sóc người cao tuổi tại nhà, mở tủ sách, giữ thôn sạch và bảo trì đường " * 4
TEXT = "\n".join(["Thực hiện Chỉ thị số 17-CT/TU và Kế hoạch số 99-KH/TU.", *["Các thôn mở tủ sách."] * 60])
# Whether each of some links stands in one line, however narrow the page.
IN_ONE_LINE = "links => links.every(one => one.getClientRects().length === 1 && one.offsetHeight < 40)"


@pytest.fixture
def names():
    cast = build_cast()
    by, unit = cast.users["officer@NS"], cast.units["NS"]
    topic = Topic.objects.create(tree=cast.tree, name="Đọc sách")
    directive = paper(cast, "Chỉ thị", "17-CT/TU", on=date(2021, 8, 16), subject="về đọc sách", topic=topic)
    old = paper(cast, "Chỉ thị", "14-CT/TU", on=date(2016, 6, 9), subject="về tủ sách")
    actions.relate(source=directive, target=old, kind="replaces", by=by)
    for number in range(20, 28):
        plan = paper(cast, "Quyết định", f"{number}/QĐ-UBND", on=date(2026, 3, number), text=TEXT, subject="về sách")
        actions.relate(source=plan, target=directive, kind="carries_out", by=by)
        actions.enter_in_register(document=plan, unit=unit, direction="outgoing", by=by, on=date(2026, 3, number))
    long = paper(cast, "Kế hoạch", "77-KH/TU", on=date(2026, 4, 1), text=TEXT, subject=LONG[:480])
    names = {"directive": directive.pk, "long": long.pk, "topic": topic.pk}
    return cast, names | {"citation": long.citations.get(number="99-KH/TU").pk}


def test_pages_are_sound_and_no_wider_than_the_screen(names, open_page):
    cast, words = names
    page = open_page(user=cast.users["officer@NS"])
    for path in PAGES:
        assert page.goto(path.format(**words)).status == 200, path
        assert_sound(page)


def test_a_phone_shows_numbers_whole_and_tables_of_numbers_without_scrolling(names, open_page):
    cast, words = names
    page = open_page(width=360, user=cast.users["officer@NS"])
    page.goto("/documents/")
    assert page.locator("tbody th a").evaluate_all(IN_ONE_LINE)
    page.goto(f"/documents/{words['directive']}/")
    assert page.locator(".answer a, .related a").evaluate_all(IN_ONE_LINE)
    page.goto("/documents/order/")
    hidden = page.locator(".scroll").evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth).length")
    assert page.locator(".scroll").count() > 4 and hidden == 0


def test_paper_shows_all_of_the_text_and_nothing_to_press(names, open_page):
    cast, words = names
    page = open_page(user=cast.users["officer@NS"])
    page.goto(f"/documents/{words['long']}/")
    text = page.locator(".reader-words")
    assert text.evaluate("one => one.scrollHeight > one.clientHeight"), "on the screen a long text moves in its frame"
    page.emulate_media(media="print")
    assert text.evaluate("one => one.scrollHeight <= one.clientHeight + 1")
    for what in (".shell", ".jumps", ".toolbar", ".crumbs", ".foot"):
        assert page.locator(what).count() and not page.locator(f"{what}:visible").count(), what
    page.goto(f"/documents/{words['directive']}/")
    folded = page.locator(".more .related > li")
    assert folded.count() == 2 and folded.first.is_visible(), "the end of the list is printed too"


def test_what_a_newcomer_asks_is_answered_from_the_menu(names, open_page):
    cast, _words = names
    page = open_page(user=cast.users["officer@NS"])
    page.goto("/")
    page.get_by_role("link", name="Văn bản", exact=True).click()
    page.keyboard.press("/")
    page.keyboard.type("17 ct tu")
    page.get_by_role("link", name="Chỉ thị 17-CT/TU").click()
    answer = page.locator(".answer").inner_text()
    assert "Còn hiệu lực" in answer and "Quyết định 27/QĐ-UBND" in answer and "và 5 văn bản khác" in answer

    page.get_by_role("link", name="Đọc sách").click()
    page.get_by_role("link", name="Lưu tìm kiếm này").click()
    page.get_by_role("button", name="Lưu").click()
    page.wait_for_url("**/documents/?topic=*")
    assert cast.users["officer@NS"].saved_searches.get().tells

    page.goto("/documents/")
    page.get_by_role("link", name="Sổ đăng ký").click()
    page.get_by_role("link", name="Văn bản đi").click()
    page.get_by_label("Tháng", exact=True).select_option("3")
    page.wait_for_url("**month=3*")
    with page.expect_download() as printed:
        page.get_by_role("link", name="Bản in (DOCX)").click()
    assert printed.value.suggested_filename.endswith("2026-03.docx")

    page.goto("/documents/order/")
    page.get_by_label("Năm", exact=True).select_option("2026")
    page.wait_for_url("**year=2026*")
    with page.expect_download() as listed:
        page.get_by_role("link", name="Bản in thể thức Đảng").click()
    assert "2026" in listed.value.suggested_filename
    assert Document.objects.filter(issued_on__year=2026).count() == 9
