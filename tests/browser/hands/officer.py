"""The officer: registers the document, sets up and launches, settles objections, reads figures, prepares the report."""

import re
from datetime import timedelta

from django.utils.timezone import now
from playwright.sync_api import expect

from tests.browser.hands.moves import fill, fits, follow, go, menu, press, typed

TITLE = "Học tập kế hoạch kỹ năng số"
DOCUMENT = "Mỗi tổ dân phố có ít nhất một người hướng dẫn kỹ năng số cho người cao tuổi vào buổi tối hằng tuần."


def begin_campaign(page):
    """Begins a campaign, and registers its document from within the first step."""
    menu(page, "Học tập")
    follow(page, "Lập đợt học tập")
    fill(page, title=TITLE)
    press(page, "Bắt đầu lập")
    follow(page, "Đăng ký văn bản")
    fill(page, type="Kế hoạch", number="15", notation="KH-UBND", issued_on="20/11/2026")
    fill(page, issuer="UBND tỉnh Nà Sơn", subject="Kỹ năng số cho người cao tuổi", text=DOCUMENT)
    press(page, "Đăng ký")
    expect(page.locator("select[name=document]")).to_be_visible()
    fits(page)
    press(page, "Lưu và tiếp tục")


def choose_audience(page, *, people, doubles):
    """Everybody of the province; the count and the double cases stand there before anything is launched."""
    press(page, "Thêm quy tắc")
    expect(page.locator(".audience-number")).to_have_text(str(people))
    expect(page.get_by_text(f"{doubles} trường hợp trùng")).to_be_visible()
    fits(page)
    page.locator("#doubles select").select_option(label="Chi bộ Bản Mới")
    press(page, "Chọn")
    expect(page.locator("#doubles")).to_contain_text("đã chọn")
    go(page, page.locator(".step-links a").last)


def set_places_and_rules(page, *, begins):
    fill(page, **{"sessions-0-title": "Buổi sáng", "sessions-0-starts_at": typed(begins)})
    fill(page, **{"sessions-0-ends_at": typed(begins + timedelta(hours=3))})
    press(page, "Lưu các buổi")
    press(page, "Mỗi đơn vị trực thuộc")
    expect(page.locator("main table tbody tr")).to_have_count(2)
    fits(page)
    go(page, page.locator(".step-links a").last)
    fill(page, due_at=typed(now() + timedelta(days=5)), least_own_words=20, template="BÀI THU HOẠCH")
    press(page, "Lưu và tiếp tục")
    press(page, "Lấy tất cả người có vai trò")
    expect(page.locator("main ul.rows")).to_contain_text("Vai reviewer NS.01")
    fits(page)
    go(page, page.locator(".step-links a").last)


def launch(page, *, people):
    """Returns the address of the campaign's page."""
    fits(page)
    press(page, f"Phát động cho {people} người")
    expect(page.locator("#messages")).to_contain_text(f"{people} người")
    fits(page)
    return re.search(r"/study/\d+/", page.url)[0]


def settle_objection(page, name):
    page.goto("/")
    follow(page, "ý kiến")
    follow(page, name)
    follow(page, "Giải quyết ý kiến")
    page.get_by_label("Giữ nguyên").check()
    fill(page, resolution="Đã đối chiếu với bản giấy: ảnh chụp đúng là bài của đồng chí.")
    press(page, "Giải quyết")


def read_figures(page, campaign_url):
    """Opens every figure of the whole campaign; returns {code: number}, each proven by its evidence."""
    page.goto(campaign_url)
    fits(page)
    links = page.locator("main section.sheet a.figure[href*='/figures/']").all()
    numbers = {one.get_attribute("href"): number_of(one) for one in links}
    assert len(numbers) > 10
    for address, number in numbers.items():
        page.goto(address)
        fits(page)
        assert records_on(page) == number, address
    return {address.split("/")[2]: number for address, number in numbers.items()}


def number_of(link):
    """What stands there, without the words that are only read aloud."""
    return number_in(link.inner_text().splitlines()[0])


def records_on(page):
    """How many records the evidence page shows, by its own rows, plus those told as a number only."""
    sums = page.locator("main table th", has_text="Số đếm")
    rows = page.locator("main tbody tr")
    if sums.count():
        return sum(number_in(text) for text in page.locator("main tbody td.number").all_inner_texts())
    return rows.count()


def number_in(text):
    return int(re.sub(r"\D", "", text) or 0)


def make_report(page, campaign_url):
    """Returns the address of the report's draft."""
    page.goto(campaign_url)
    follow(page, "Lập báo cáo")
    fill(page, number="07/BC-NS", place="Nà Sơn", proposals="Năm sau cấp thêm sách hướng dẫn cho các chi bộ vùng cao.")
    press(page, "Lưu và xem trước")
    expect(page.locator("main .paper-title")).to_contain_text("BÁO CÁO")
    fits(page)
    return page.url
