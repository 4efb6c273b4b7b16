"""Finding documents: every way of typing it, what comes first, who may find what."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from nennep.documents.actions import add_version, register_document
from nennep.documents.models import Document, SearchEntry
from nennep.documents.search import engine, find, hits, snippet_of, understand
from nennep.documents.search.engine import Listing
from nennep.documents.search.words import words_of
from nennep.units.tests.cast import build_cast

pytestmark = pytest.mark.django_db
READING = "Mỗi bản mở một tủ sách. Thứ Bảy hằng tuần, người già kể chuyện ở Bắc Kạn."


@pytest.fixture
def cast():
    return build_cast()


def keep(cast, subject="mở tủ sách", unit="NS", text=READING, number="05", on=date(2026, 3, 2), **more):
    details = {"type": "Chỉ thị", "notation": "CT/TW", "issuer": "Văn phòng tỉnh", "signer": "Lò Thị Mai"} | more
    by = cast.users["officer@NS"]
    return register_document(
        number=number, issued_on=on, subject=subject, unit=cast.units[unit], text=text, by=by, **details
    )


def found(typed, user=None):
    documents = Document.objects.visible_to(user) if user else Document.objects.all()
    return list(find(documents, typed)[:50])


@pytest.mark.parametrize(
    "typed",
    [
        "bac kan",
        "BẮC KẠN",
        "Bắc Kạn",  # decomposed
        "bác kàn",  # wrong tones
        '"thứ bảy hàng tuần"',  # another vowel mark
        "05-CT/TW",
        "05ct/tw",
        "05 ct tw",
        "5/ct-tw",
        "CT05/TW",
        "05 - CT / TƯ",
        "chỉ thị 5",
        "lò mai",
        "tủ sách kể chuyện",
        "“kể chuyện”",
        "chỉ thị CT05/TW tủ sách",
        "văn phòng",
    ],
)
def test_what_a_person_means_is_found(typed, cast):
    document = keep(cast)
    keep(
        cast,
        "dọn kênh",
        text="Dọn kênh thoát nước.",
        number="06",
        type="Kế hoạch",
        notation="KH/UB",
        issuer="X",
        signer="Y",
    )

    assert found(typed) == [document]


@pytest.mark.parametrize(
    "typed", ["", "!!!", '"', "kênh", '"sách tủ"', '"bản mở tủ"', "50-CT/TW", "5 CT UB", "sách) OR (kênh"]
)
def test_what_is_not_there_is_not_found(typed, cast):
    keep(cast)

    assert found(typed) == []


def test_a_long_phrase_needs_all_its_words_in_a_row(cast):
    keep(cast, text="nhà ở vùng lũ. ở vùng thấp. vùng lũ quét.")
    wanted = keep(cast, number="07", text="Người ở vùng lũ quét dọn nhà.")

    assert found('"ở vùng lũ quét"') == [wanted]


def test_the_best_comes_first(cast):
    anywhere = keep(cast, "một", number="01", text="Sách đã cũ, tủ thì mới.")
    in_text = keep(cast, "hai", number="02", text="Mua tủ sách.")
    in_fields = keep(cast, "sách và tủ", number="03", text="Không có gì.")
    in_subject = keep(cast, "mở tủ sách", number="04", text="Không có gì.")

    assert found("tu sach") == [in_subject, in_fields, in_text, anywhere]


def test_the_very_marks_come_first(cast):
    exact = keep(cast, number="01", text="Đường qua Bản Má.", on=date(2020, 1, 1))
    newer = keep(cast, number="02", text="Đường qua bạn mà.", on=date(2026, 1, 1))

    assert found("bản má") == [exact, newer]
    assert found("ban ma") == [newer, exact]


def test_a_newer_version_is_found_by_its_words_alone(cast):
    document = keep(cast)
    add_version(document=document, by=cast.users["officer@NS"], text="Dọn kênh trước mùa mưa.")

    assert found("mùa mưa") == [document]
    assert found("kể chuyện") == []


def test_a_deleted_document_leaves_the_index(cast):
    document = keep(cast)
    SearchEntry.objects.filter(document=document).delete()

    assert found("tủ sách") == []


def test_the_index_is_built_anew_and_what_is_missing_is_added(cast):
    document = keep(cast)
    SearchEntry.objects.all().delete()

    call_command("index_documents", missing=True, stdout=StringIO())
    assert found("tủ sách") == [document]

    call_command("index_documents", stdout=StringIO())
    assert found("tủ sách") == [document]


def test_only_what_one_may_see_is_found(cast):
    own = keep(cast, unit="NS.01")
    keep(cast, unit="NS.02", number="06")

    assert found("tủ sách", cast.users["clerk@NS.01"]) == [own]
    assert len(found("tủ sách", cast.users["officer@NS"])) == 2
    assert found("tủ sách", cast.users["stranger"]) == []


def test_sorted_otherwise_than_by_fit(cast):
    old = keep(cast, "mở tủ sách", number="01", on=date(2020, 1, 1))
    new = keep(cast, "việc khác", number="02", on=date(2026, 1, 1))

    assert list(find(Document.objects.all(), "tủ sách").order_by("issued_on", "pk")[:9]) == [old, new]
    assert list(find(Document.objects.all(), "tủ sách").order_by("-issued_on", "pk")[:9]) == [new, old]


# So many are looked through first, so many fetched by their keys: all within the first, rare words, common ones.
@pytest.mark.parametrize(("near", "few"), [(9, 9), (1, 9), (1, 0)])
def test_each_way_of_looking_finds_the_same(near, few, cast, monkeypatch):
    monkeypatch.setattr(engine, "NEAR", near)
    monkeypatch.setattr(engine, "FEW", few)
    old = keep(cast, number="01", unit="NS.02", on=date(2020, 1, 1))
    keep(cast, "dọn kênh", number="02", text="Dọn kênh.", on=date(2021, 1, 1))
    new = keep(cast, number="03", unit="NS.01", on=date(2026, 1, 1))

    assert found('"tủ sách" người già') == [new, old]
    assert found("tủ sách", cast.users["clerk@NS.01"]) == [new]
    assert found("kênh rạch") == []


def test_more_than_can_be_listed_is_told(cast, client, monkeypatch):
    for number in range(1, 5):
        keep(cast, number=f"0{number}")
    client.force_login(cast.users["officer@NS"], "django.contrib.auth.backends.ModelBackend")
    sentence = "Có hơn 1.000 văn bản chứa các từ này"

    assert sentence not in client.get("/documents/?q=tủ+sách").content.decode()
    monkeypatch.setattr(hits, "MOST_HITS", 3)
    page = client.get("/documents/?q=tủ+sách")

    assert page.context["total"] == 3
    assert sentence in page.content.decode()


def test_a_page_of_hits_looks_for_them_once(cast, client, monkeypatch):
    keep(cast)
    client.force_login(cast.users["officer@NS"], "django.contrib.auth.backends.ModelBackend")
    asked = []
    holding = Listing.holding
    monkeypatch.setattr(Listing, "holding", lambda *args, **more: asked.append(1) or holding(*args, **more))

    client.get("/documents/?q=tủ+sách")

    assert len(asked) == 4


def test_numbers_words_and_old_letters_are_one_spelling():
    assert words_of("Số 005-CT/T.Ư, Kỹ thuật QH14") == ["so", "5", "ct", "tw", "ki", "thuat", "qh", "14"]


def test_what_was_typed_is_understood():
    assert understand('tủ "nông thôn mới" CT05/TU').runs == (("tu",), ("nong", "thon", "moi"), ("5", "ct", "tu"))


def marked(text, typed):
    snippet = snippet_of(text, understand(typed))
    return snippet and [words for words, is_wanted in snippet.pieces if is_wanted]


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("Bạn ở bản Bác Kận, rồi về Bắc Kạn.", "bắc kạn", ["Bác Kận", "Bắc Kạn"]),
        ("theo Chỉ thị số 05-CT/TW ngày 2/3", "5 ct tw", ["05-CT/TW"]),
        ("kỹ thuật số", "kĩ thuật", ["kỹ thuật"]),
        ("số 15 và 5", "5", ["5"]),
        ("không có", "sách", None),
    ],
)
def test_snippets_mark_what_was_looked_for(text, typed, expected):
    assert marked(text, typed) == expected


def test_a_snippet_begins_where_the_very_marks_stand():
    text = "bác kận " + "lời khác " * 60 + "Bắc Kạn là đây"

    assert "Bắc Kạn" in marked(text, "bắc kạn")
