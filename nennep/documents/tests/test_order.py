"""Documents in order: every number opens exactly the documents that it counts, on the page and in the papers."""

import io
import re
import zipfile
from datetime import date
from html import unescape

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nennep.documents.models import Citation, Document, Topic
from nennep.documents.tests.test_search import keep
from nennep.lib.handover import HOUSES
from nennep.units.tests.cast import build_cast

pytestmark = pytest.mark.django_db
FIGURE = re.compile(r'<a class="figure" href="([^"]+)">([\d.]+)')


@pytest.fixture
def cast():
    cache.clear()
    return build_cast()


@pytest.fixture
def registry(cast):
    """Documents of the province and of two communes; some ended, some filed, some naming what nobody holds."""
    reading = Topic.objects.create(tree=cast.tree, name="Đọc sách")
    shelves = Topic.objects.create(tree=cast.tree, name="Tủ sách", parent=reading)
    new = keep(cast, number="01", on=date(2026, 2, 1), issuer_unit=cast.units["NS"], topic=reading, term="2025-2030")
    old = keep(cast, number="02", on=date(2019, 2, 1), issuer_unit=cast.units["NS"], topic=shelves, term="2015-2020")
    Document.objects.filter(pk=old.pk).update(standing="no_longer", standing_since=date(2026, 2, 1), standing_by=new)
    plan = keep(cast, number="03", unit="NS.01", type="Kế hoạch", notation="KH/ĐU", on=date(2026, 3, 1))
    keep(cast, number="04", unit="NS.02", type="Kế hoạch", notation="KH/ĐU", on=date(2026, 3, 1))
    keep(cast, number="05", type="Ghi nhớ", issuer="Phòng Đọc", on=date(2024, 5, 6))
    place = {"start": 0, "end": 5, "type_code": "chi_thi"}
    Citation.objects.create(document=plan, target=old, state="resolved", is_basis=True, number_key="2/CT/TW", **place)
    for document in (new, plan):
        for start in (10, 20):
            key = {"number": "77-CT/TW", "number_key": "77/CT/TW", "state": "open"}
            Citation.objects.create(document=document, **place | {"start": start, "end": start + 5}, **key)
    return {"new": new, "old": old, "plan": plan}


@pytest.fixture
def officer(client, cast):
    client.force_login(cast.users["officer@NS"], "django.contrib.auth.backends.ModelBackend")
    return client


def figures(client, path):
    return [(unescape(url), int(number.replace(".", ""))) for url, number in FIGURE.findall(page(client, path))]


def page(client, path):
    return client.get(path).content.decode()


@pytest.mark.parametrize(("code", "year", "least"), [("NS", "", 31), ("NS.01", "", 31), ("NS.01", "2026", 20)])
def test_every_number_opens_as_many_documents(code, year, least, officer, cast, registry):
    asked = f"?unit={cast.units[code].pk}&year={year}"
    told = figures(officer, f"/documents/order/{asked}") + figures(officer, f"/documents/order/missing/{asked}")

    assert len(told) >= least
    for url, number in told:
        context = officer.get(url).context
        assert (context.get("total") or len(context["rows"])) == number, url


def test_a_unit_is_directed_by_its_own_and_by_what_comes_down(officer, cast, registry):
    assert figures(officer, f"/documents/order/?unit={cast.units['NS.01'].pk}")[0][1] == 4
    assert figures(officer, "/documents/order/")[0][1] == 3


def test_a_year_is_put_in_order_by_itself(officer, cast, registry):
    asked = f"?unit={cast.units['NS.01'].pk}&year=2026"
    assert figures(officer, f"/documents/order/{asked}")[0][1] == 2

    answer = officer.get(f"/documents/order/state-2020/{asked}")
    assert "-2026-state-2020.docx" in answer["Content-Disposition"]
    paper = words_in(answer, "word/document.xml")
    assert "Văn bản ban hành năm 2026" in paper and "03-KH/ĐU" in paper and "02-CT/TW" not in paper


def test_what_is_missing_is_told_with_who_names_it(officer, cast, registry):
    told = page(officer, f"/documents/order/missing/?unit={cast.units['NS.01'].pk}")

    assert "Chỉ thị 77-CT/TW" in told
    assert "Kế hoạch 03-KH/ĐU" in told
    assert figures(officer, f"/documents/order/missing/?unit={cast.units['NS.01'].pk}")[0][1] == 2


def test_a_unit_without_a_task_of_ones_own_does_not_exist(client, cast, registry):
    client.force_login(cast.users["officer@NS.01"], "django.contrib.auth.backends.ModelBackend")

    assert client.get(f"/documents/order/?unit={cast.units['NS.01'].pk}").status_code == 200
    for code in ("NS", "NS.02"):
        for path in ("order/", "order/missing/", "order/xlsx/", "order/party-2026/"):
            assert client.get(f"/documents/{path}?unit={cast.units[code].pk}").status_code == 404


def words_in(response, part):
    packed = zipfile.ZipFile(io.BytesIO(b"".join(response) if response.streaming else response.content))
    return packed.read(part).decode()


@pytest.mark.parametrize("house", sorted(HOUSES))
def test_the_paper_lists_what_is_in_force_what_ended_and_what_is_missing(house, officer, cast, registry):
    paper = words_in(officer.get(f"/documents/order/{house}/?unit={cast.units['NS.01'].pk}"), "word/document.xml")

    for words in ("Kế hoạch 03-KH/ĐU", "hết hiệu lực, do Chỉ thị 01-CT/TW", "Chỉ thị 77-CT/TW"):
        assert words in paper
    assert "04-KH/ĐU" not in paper


def test_the_workbook_holds_numbers_and_lists(officer, cast, registry):
    response = officer.get(f"/documents/order/xlsx/?unit={cast.units['NS.01'].pk}")

    shared = words_in(response, "xl/sharedStrings.xml")

    for words in ("Phòng Đọc", "03-KH/ĐU", "Chỉ thị 77-CT/TW", "Chỉ thị 01-CT/TW"):
        assert words in shared


def test_a_house_style_that_does_not_exist(officer, cast, registry):
    assert officer.get("/documents/order/gothic/").status_code == 404


def test_many_documents_cost_as_many_questions_as_few(officer, cast, registry):
    path = f"/documents/order/?unit={cast.units['NS.01'].pk}"
    with CaptureQueriesContext(connection) as few:
        officer.get(path)
    for number in range(20, 30):
        keep(cast, number=str(number), issuer=f"Phòng {number}", on=date(1990 + number, 1, 1), type=f"Giấy {number}")

    with CaptureQueriesContext(connection) as many:
        officer.get(path)

    assert len(many) == len(few)
