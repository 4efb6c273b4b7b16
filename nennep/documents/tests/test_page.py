"""The page of a document: what it cites, how it stands, its versions, its files; and what is done from there."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nennep.documents import actions
from nennep.documents.models import Citation, Document, RegisterEntry, Relation, Standing
from nennep.documents.tests.papers import paper
from nennep.lib.extract.tests.build import pdf

pytestmark = pytest.mark.django_db
CITING = (
    "Số 12-KH/ĐU\nKẾ HOẠCH\nthực hiện Chỉ thị số 05-CT/TU\nThực hiện Chỉ thị số 05-CT/TU của Tỉnh ủy, xã họp trước "
    "ngày 15/12/2026.\nXem Kế hoạch số 99-KH/TU."
)


@pytest.fixture
def papers(cast):
    old = paper(cast, "Chỉ thị", "05-CT/TU", on=date(2021, 3, 2), subject="về đọc sách")
    plan = paper(cast, "Kế hoạch", "12-KH/ĐU", unit="NS.01", on=date(2026, 4, 1), text=CITING, signer="Lò Thị Mai")
    return old, plan


def show(client, document, **query):
    answer = client.get(reverse("documents:document", args=[document.pk]), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_text_leads_to_what_it_cites(signed_in, papers):
    old, plan = papers
    page = show(signed_in("clerk@NS.01"), plan)
    assert f'href="{reverse("documents:document", args=[old.pk])}">Chỉ thị số 05-CT/TU</a>' in page
    unknown = plan.citations.get(number="99-KH/TU")
    assert f'href="{reverse("documents:citation", args=[unknown.pk])}">Kế hoạch số 99-KH/TU</a>' in page
    assert "found-deadline" in page and "found-field" in page


def test_a_reader_is_offered_nothing_to_decide(signed_in, papers):
    old, plan = papers
    page = show(signed_in("an"), old)
    for name in ("change", "standing", "add_version", "relate", "enter"):
        assert reverse(f"documents:{name}", args=[old.pk]) not in page
    assert "documents/citations/" not in show(signed_in("leader@NS.01"), plan)


def test_a_replaced_document_says_by_what_everywhere(signed_in, cast, papers):
    old, plan = papers
    client, words = signed_in("officer@NS"), "hết hiệu lực từ 05/05/2026, do"
    new = paper(cast, "Chỉ thị", "09-CT/TU", on=date(2026, 5, 5), text="Chỉ thị này thay thế Chỉ thị số 05-CT/TU.")
    relation = Relation.objects.get(source=new)
    assert words not in show(client, old)
    url = reverse("documents:decide_relation", args=[relation.pk])
    answer = client.post(url, {"decision": "confirm", "at": old.pk})
    assert answer.url == reverse("documents:document", args=[old.pk])
    link = f'{words} <a href="{reverse("documents:document", args=[new.pk])}">Chỉ thị 09-CT/TU</a>'
    assert link.capitalize()[0] + link[1:] in show(client, old), "on its own page"
    assert link in show(client, plan), "where it is cited"
    assert link in show(client, new), "among the relations of what replaced it"
    listed = client.get(reverse("documents:documents")).content.decode()
    assert re.search(r"hết hiệu lực, do <span[^>]*>Chỉ thị 09-CT/TU", listed), "in the list"


def test_one_line_tells_whether_it_holds_and_what_plan_carries_it_out(signed_in, papers):
    old, plan = papers
    client = signed_in("clerk@NS.01")
    assert "Chưa biết kế hoạch nào thực hiện" in show(client, old)
    relation = Relation.objects.get(source=plan, target=old, kind=Relation.Kind.CARRIES_OUT)
    client.post(reverse("documents:decide_relation", args=[relation.pk]), {"decision": "confirm"})
    page = " ".join(show(client, old).split())
    assert '<strong><span class="standing standing-in-force">Còn hiệu lực</span></strong>' in page
    assert "Được thực hiện bằng <a" in page and "Kế hoạch 12-KH/ĐU" in page


def test_only_the_keeper_of_what_ends_may_end_it(signed_in, cast, papers):
    new = paper(cast, "Kế hoạch", "20-KH/ĐU", unit="NS.01", on=date(2026, 5, 5), text="Bãi bỏ Chỉ thị số 05-CT/TU.")
    url = reverse("documents:decide_relation", args=[Relation.objects.get(source=new).pk])
    assert signed_in("officer@NS.01").post(url, {"decision": "confirm"}).status_code == 403
    assert signed_in("officer@NS").post(url, {"decision": "confirm"}).status_code == 302


def test_a_citation_is_settled_by_choosing(signed_in, cast):
    days = date(2019, 11, 8), date(2026, 7, 26)
    old, new = (paper(cast, "Quy định", "208-QĐ/TU", on=day) for day in days)
    plan = paper(cast, "Kế hoạch", "1-KH/ĐU", unit="NS.01", on=date(2026, 9, 1), text="Theo Quy định số 208-QĐ/TU.")
    url, client = reverse("documents:citation", args=[plan.citations.get().pk]), signed_in("clerk@NS.01")
    page = client.get(url).content.decode()
    assert "08/11/2019" in page and "26/07/2026" in page and "<mark>Quy định số 208-QĐ/TU</mark>" in page
    assert client.post(url, {"meant": old.pk}).status_code == 302
    assert plan.citations.get().target == old
    assert client.post(url, {"meant": "other", "name": "208-QĐ/TU"}).status_code == 200, "two have this number"
    assert client.post(url, {"meant": "other", "name": "208-QĐ/TU", "other": new.pk}).status_code == 302
    assert plan.citations.get().target == new
    assert client.post(url, {"meant": "aside"}).status_code == 302
    assert plan.citations.get().state == Citation.State.SET_ASIDE


def test_details_are_corrected(signed_in, papers):
    old, _plan = papers
    client, url = signed_in("clerk@NS"), reverse("documents:change", args=[old.pk])
    data = {
        "type": "Chỉ thị", "number": "05", "notation": "CT/TU", "issued_on": "02/03/2021", "issuer": "Tỉnh ủy Nà Sơn",
        "subject": "về tủ sách thôn", "term": "2020-2025", "new_topic": "Đọc sách", "urgency": "khan",
        "recipients": " Các xã \n\n Các trường", "direction": "outgoing",
    }  # fmt: skip
    assert client.post(url, data).status_code == 302
    old = Document.objects.get(pk=old.pk)
    assert (old.subject, old.term, old.topic.name, old.urgency) == ("về tủ sách thôn", "2020-2025", "Đọc sách", "khan")
    assert (old.recipients, old.direction) == ("Các xã\nCác trường", "outgoing")
    assert "Đọc sách" in show(client, old)


def test_a_corrected_subject_is_marked_no_more(signed_in, cast):
    text = "Số 13-KH/ĐU\nKẾ HOẠCH\nvề tủ sách thôn\n-----\nCác thôn mở tủ sách."
    plan = paper(cast, "Kế hoạch", "13-KH/ĐU", unit="NS.01", text=text, subject="về tủ sách thôn")
    Document.objects.filter(pk=plan.pk).update(found_at={"subject": [21, 36]})
    client = signed_in("clerk@NS.01")
    assert 'title="Trích yếu">về tủ sách thôn</mark>' in show(client, plan)
    Document.objects.filter(pk=plan.pk).update(subject="về tủ sách của thôn")
    assert 'title="Trích yếu"' not in show(client, plan)


def test_the_answer_names_the_plans_of_the_highest_first_and_counts_the_rest(signed_in, cast, papers):
    old, _plan = papers
    for number in range(21, 25):
        low = paper(cast, "Kế hoạch", f"{number}-KH/ĐU", unit="NS.01", on=date(2026, 5, number))
        actions.relate(source=low, target=old, kind="carries_out", by=cast.users["officer@NS"])
    high = paper(cast, "Kế hoạch", "7-KH/TU", on=date(2022, 1, 1))
    actions.relate(source=high, target=old, kind="carries_out", by=cast.users["officer@NS"])
    page = " ".join(show(signed_in("officer@NS"), old).split())
    answer = page[page.index('class="answer"') : page.index("</div>", page.index('class="answer"'))]
    assert re.findall(r">(Kế hoạch [^<]+)</a>", answer) == [
        "Kế hoạch 7-KH/TU",
        "Kế hoạch 24-KH/ĐU",
        "Kế hoạch 23-KH/ĐU",
    ]
    assert "và 2 văn bản khác" in answer


def test_a_standing_is_set_with_its_reason(signed_in, papers):
    old, plan = papers
    client, url = signed_in("clerk@NS"), reverse("documents:standing", args=[old.pk])
    wrong = {"standing": "no_longer", "name": "777-CT/TU", "note": "x"}
    assert "Chưa có văn bản nào mang số này" in client.post(url, wrong).content.decode()
    assert client.post(url, {"standing": "no_longer", "note": ""}).status_code == 200
    data = {"standing": "no_longer", "since": "01/06/2026", "name": "12-KH/ĐU", "note": "hết thời hạn"}
    assert client.post(url, data).status_code == 302
    old = Document.objects.get(pk=old.pk)
    assert (old.standing, old.standing_by, old.standing_since) == (Standing.NO_LONGER, plan, date(2026, 6, 1))
    assert "hết thời hạn" in show(client, old)


def test_a_relation_is_entered_from_either_end(signed_in, papers):
    old, plan = papers
    client, url = signed_in("officer@NS"), reverse("documents:relate", args=[old.pk])
    assert client.post(url, {"way": "-guides", "name": "12 kh đu"}).status_code == 302
    relation = Relation.objects.get(kind=Relation.Kind.GUIDES)
    assert (relation.source, relation.target, relation.state) == (plan, old, Relation.State.CONFIRMED)
    answer = signed_in("clerk@NS.01").post(url, {"way": "-repeals", "name": "12-KH/ĐU"})
    assert "Chỉ đơn vị lưu giữ" in answer.content.decode()


def test_versions_stay_readable(signed_in, papers):
    _old, plan = papers
    client, url = signed_in("clerk@NS.01"), reverse("documents:add_version", args=[plan.pk])
    assert client.post(url, {"note": "không có gì"}).status_code == 200
    file = SimpleUploadedFile("ban-moi.txt", "Bản mới theo Chỉ thị số 05-CT/TU.".encode())
    assert client.post(url, {"file": file, "note": "bản đã ký"}).status_code == 302
    assert "bản đã ký" in show(client, plan)
    first = client.get(reverse("documents:version", args=[plan.pk, 1])).content.decode()
    assert "Kế hoạch số 99-KH/TU" in first
    got = client.get(reverse("documents:version_file", args=[plan.pk, 2]))
    assert b"".join(got.streaming_content).decode() == "Bản mới theo Chỉ thị số 05-CT/TU."
    assert client.get(reverse("documents:version_file", args=[plan.pk, 1])).status_code == 404
    marked = {"text": "TỐI MẬT\nKẾ HOẠCH\nvề thôn sạch"}
    assert "dấu chỉ độ mật" in client.post(url, marked).content.decode()
    assert plan.versions.count() == 2


def test_registering_by_hand_enters_the_book(signed_in, cast):
    client = signed_in("clerk@NS.01")
    data = {
        "type": "Kế hoạch", "number": "31", "notation": "KH/ĐU", "issued_on": "05/05/2026", "issuer": "Đảng ủy xã",
        "subject": "thực hiện Chỉ thị số 05-CT/TU", "unit": cast.units["NS.01"].pk, "enter": "on",
        "direction": "outgoing", "signer": "Lò Thị Mai",
    }  # fmt: skip
    assert client.post(reverse("documents:new"), data).status_code == 302
    found = Document.objects.get(number="31")
    assert (found.signer, found.direction, found.citations.count()) == ("Lò Thị Mai", "outgoing", 1)
    assert RegisterEntry.objects.get(document=found).number == 1
    assert "Văn bản này đã có" in client.post(reverse("documents:new"), data).content.decode()


def test_the_page_asks_the_same_for_one_and_for_many(signed_in, cast, papers):
    old, _plan = papers
    client = signed_in("clerk@NS.01")
    show(client, old)
    with CaptureQueriesContext(connection) as few:
        show(client, old)
    for number in range(30, 36):
        one = paper(cast, "Kế hoạch", f"{number}-KH/ĐU", unit="NS.01", on=date(2026, 4, 1), text=CITING)
        actions.set_standing(document=one, standing=Standing.PARTLY, ended_by=old, by=cast.users["clerk@NS.01"])
    Relation.objects.update(state=Relation.State.CONFIRMED)
    with CaptureQueriesContext(connection) as many:
        page = show(client, old)
    assert page.count("Kế hoạch 3") >= 6
    assert len(many) <= len(few) + 1, [query["sql"][:120] for query in many]


def test_all_that_cite_it_are_a_list(signed_in, papers):
    old, plan = papers
    client, url = signed_in("clerk@NS.01"), f"{reverse('documents:documents')}?citing={old.pk}"
    assert f'href="{url}"' in show(client, old)
    listed = client.get(url).content.decode()
    assert str(plan) in listed and reverse("documents:document", args=[old.pk]) not in listed


def test_an_original_is_shown_in_a_frame_of_ours_alone(signed_in, papers):
    _old, plan = papers
    client = signed_in("clerk@NS.01")
    file = SimpleUploadedFile("ban-goc.pdf", pdf(["BT /F1 12 Tf 50 700 Td {Các thôn mở tủ sách} Tj ET"]))
    url = reverse("documents:add_version", args=[plan.pk])
    assert client.post(url, {"file": file}).status_code == 302
    original = reverse("documents:original", args=[plan.pk])
    assert f'<iframe src="{original}"' in show(client, plan)
    answer = client.get(original)
    assert (answer["Content-Type"], answer["Content-Disposition"]) == ("application/pdf", "inline")
    assert (answer["X-Frame-Options"], answer["X-Content-Type-Options"]) == ("SAMEORIGIN", "nosniff")
    assert answer["Content-Security-Policy"] == "frame-ancestors 'self'"
    download = client.get(reverse("documents:document_file", args=[plan.pk]))
    assert download["Content-Disposition"].startswith("attachment") and "sandbox" in download["Content-Security-Policy"]
