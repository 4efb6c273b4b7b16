"""The leader: confirms who was there, and signs the report with the password."""

import re
import zipfile
from urllib.parse import urlsplit

from playwright.sync_api import expect

from nennep.units.tests.cast import PASSWORD
from tests.browser.hands.moves import fill, fits, follow, menu, press
from tests.browser.hands.officer import TITLE, number_in, records_on


def confirm_sheet(page):
    page.goto("/study/attendance/")
    follow(page, "Xã Hùng Sơn")
    follow(page, "Xác nhận bảng này")
    press(page, "Xác nhận")


def sign(page, report_url):
    """A wrong password signs nothing."""
    page.goto("/")
    menu(page, "Báo cáo")
    follow(page, TITLE)
    assert page.url == report_url
    follow(page, "Ký")
    for password, sentence in (("sai", "không phải mật khẩu"), (PASSWORD, "Đã ký báo cáo")):
        page.locator("input[name=capacity]").first.check()
        fill(page, password=password)
        press(page, "Ký")
        expect(page.locator("main")).to_contain_text(sentence)
        fits(page)


def download(page, kind, folder):
    with page.expect_download() as arriving:
        page.locator(f"main a[href$='report.{kind}']").click()
    path = folder / f"report.{kind}"
    arriving.value.save_as(path)
    return path


def links_in(path):
    """Addresses that the exported file leads to."""
    with zipfile.ZipFile(path) as archive:
        relations = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".rels"))
    return set(re.findall(r'Target="(http[^"]+)"', relations.replace("&amp;", "&")))


def open_frozen(page, report_url):
    """Every figure of the signed report opens as many frozen records as it says."""
    page.goto(report_url)
    links = page.locator("main .paper table").first.locator("a.figure").all()
    shown = {one.get_attribute("href"): one.inner_text() for one in links}
    assert len(shown) > 10
    for address, text in shown.items():
        assert address.startswith(urlsplit(report_url).path + "evidence/"), address
        page.goto(address)
        fits(page)
        if "%" not in text:
            assert records_on(page) == number_in(text.splitlines()[0]), (address, text)
