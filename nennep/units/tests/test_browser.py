"""The pages of the tree and of people in a real browser, on a phone and on a desk."""

import pytest
from django.urls import reverse

from nennep.units.models import Unit
from nennep.units.tests.sheets import kept
from tests.machinery.browser import assert_sound, axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = [360, 1280]


def fits_and_is_accessible(page, width):
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    axe(page)


def test_every_page_fits_and_is_accessible(open_page, cast):
    by = cast.users["administrator@NS"]
    rows = [["NS.03", "Xã Mường Cóc", "", ""], ["NS.04", "", "", ""], ["NS.01", "Xã Hùng Sơn Mới", "", ""]]
    commune, an = cast.units["NS.01"].pk, cast.people["an"].pk
    page = open_page(user=by)

    for address in [
        reverse("units:tree", args=["ns"]),
        f"{reverse('units:tree', args=['ns'])}?day=01/08/2025",
        f"{reverse('units:tree', args=['ns'])}?q=hung",
        reverse("units:changes", args=["ns"]),
        reverse("units:unit", args=[commune]),
        reverse("units:people", args=[commune]),
        reverse("units:person", args=[an]),
        reverse("units:add_person", args=[commune]),
        *(
            reverse("units:reorganise", args=[commune, step])
            for step in ("open", "rename", "move", "close", "merge", "split")
        ),
        *(reverse("units:fact", args=[commune, step]) for step in ("identify", "serve")),
        *(
            reverse("units:change_person", args=[an, step])
            for step in ("join", "appoint", "rename", "merge", "password", "grant", "acting", "erase")
        ),
        reverse("units:import", args=[commune, "people"]),
        reverse("units:list", args=[kept("units", cast.units["NS"], rows, by).pk]),
        reverse("history:entries"),
        reverse("history:own"),
        reverse("accounts:profile"),
        reverse("accounts:change_password"),
        reverse("notifications:mail"),
        reverse("ui:help"),
    ]:
        page.goto(address)
        assert_sound(page)


def test_branches_come_when_they_are_opened(open_page, cast):
    page = open_page(user=cast.users["administrator@NS"])
    page.goto(reverse("units:tree", args=["ns"]))
    assert page.get_by_role("link", name="Chi bộ Bản Mới").count() == 0

    page.locator("summary", has_text="Xã Hùng Sơn").click()

    page.get_by_role("link", name="Chi bộ Bản Mới").wait_for()
    axe(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_unit_is_renamed_after_a_look_at_what_follows(open_page, cast, width):
    page = open_page(width=width, user=cast.users["administrator@NS"])
    page.goto(reverse("units:unit", args=[cast.units["NS.01"].pk]))

    page.get_by_role("link", name="Đổi tên").click()
    page.get_by_label("Tên mới").fill("Xã Hùng Sơn Thượng")
    page.get_by_label("Căn cứ pháp lý").fill("Nghị quyết 15/NQ-HĐND ngày 01/11/2026")
    page.get_by_role("button", name="Xem hệ quả").click()
    page.get_by_role("heading", name="Hệ quả").wait_for()
    fits_and_is_accessible(page, width)
    page.get_by_role("button", name="Đổi tên", exact=True).click()

    page.get_by_role("heading", name="Xã Hùng Sơn Thượng").wait_for()
    assert Unit.objects.get(code="NS.01").name == "Xã Hùng Sơn Thượng"


@pytest.mark.parametrize("width", WIDTHS)
def test_first_password_is_shown_once_and_works(open_page, cast, width):
    page = open_page(width=width, user=cast.users["administrator@NS"])
    page.goto(reverse("units:person", args=[cast.people["an"].pk]))
    page.get_by_role("link", name="Cấp mật khẩu mới").click()
    page.get_by_role("button", name="Cấp mật khẩu mới").click()
    page.get_by_role("heading", name="Mật khẩu đầu tiên").wait_for()
    fits_and_is_accessible(page, width)
    password = page.locator("dd .code").last.inner_text()

    other = open_page(width=width)
    other.goto(reverse("accounts:sign_in"))
    other.get_by_label("Tên đăng nhập").fill("An")
    other.get_by_label("Mật khẩu").fill(password)
    other.get_by_role("button", name="Đăng nhập").click()

    other.get_by_role("heading", name="Đổi mật khẩu").wait_for()
