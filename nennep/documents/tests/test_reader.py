"""A document's text as its reader sees it: escaped, in paragraphs, with what was found in it."""

from nennep.documents.reader import Mark, read_text


def test_text_is_escaped_and_marks_lead_somewhere():
    shown = read_text("a <b> 05-CT/TU\nhết", [Mark(6, 14, "resolved", 'về "sách"', "/documents/1/", "c-1")])
    assert shown == (
        '<p>a &lt;b&gt; <a id="c-1" class="found found-resolved" title="về &quot;sách&quot;" href="/documents/1/">'
        "05-CT/TU</a> hết</p>"
    )


def test_what_is_named_first_keeps_the_words():
    shown = read_text("thực hiện Chỉ thị 05", [Mark(10, 20, "open", "?", id="c-1"), Mark(0, 20, "field", "Trích yếu")])
    assert shown == (
        '<p><mark class="found found-field" title="Trích yếu">thực hiện </mark>'
        '<mark id="c-1" class="found found-open" title="?">Chỉ thị 05</mark></p>'
    )


def test_lines_that_a_pdf_broke_are_one_paragraph_again():
    assert read_text("Quy\nđịnh số 5.\nMục hai\n\nMục ba", []) == "<p>Quy định số 5.</p><p>Mục hai</p><p>Mục ba</p>"
    assert read_text("KẾ HOẠCH\nthực hiện Chỉ thị", []) == "<p>KẾ HOẠCH</p><p>thực hiện Chỉ thị</p>"
    assert read_text("", []) == ""


def test_a_number_that_runs_over_two_lines_stays_in_its_paragraph():
    shown = read_text("theo Kế hoạch số\n99-KH/TU, năm 2026", [Mark(5, 25, "open", "?", id="c-1")])
    assert "</p><p>" not in shown and "99-KH/TU</mark>, năm 2026" in shown
    shown = read_text("về đọc sách\nMở tủ sách", [Mark(0, 22, "field", "Trích yếu")])
    assert "</p><p>" in shown


def test_a_mark_over_two_lines_is_named_once():
    shown = read_text("Quy\nĐịnh", [Mark(0, 8, "open", "?", id="c-1")])
    assert shown.count('id="c-1"') == 1 and shown.count("<mark") == 2
