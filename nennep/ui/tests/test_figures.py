"""The signature: what is underlined with dots opens its records, and numbers are written as people read them."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

from nennep.ui.numbers import number, percent


@pytest.mark.parametrize(
    ("language", "value", "written"),
    [
        ("vi", 5875, "5.875"),
        ("vi", 1234567, "1.234.567"),
        ("vi", 12.5, "12,5"),
        ("vi", 12.0, "12"),
        ("vi", Decimal("0.25"), "0,2"),
        ("vi", -1200, "-1.200"),
        ("vi", 0, "0"),
        ("vi", None, "–"),
        ("en", 5875, "5,875"),
        ("en", 12.5, "12.5"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(language, value, written):
    with translation.override(language):
        assert number(value) == written


def test_places_fix_the_decimals():
    with translation.override("vi"):
        assert number(12, places=2) == "12,00"


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (5702, 5875, "97%"),
        (5875, 5875, "100%"),
        (5874, 5875, "99%"),  # one is missing, so it is not 100%
        (1, 5875, "1%"),  # somebody did, so it is not 0%
        (0, 5875, "0%"),
        (0, 0, "–"),
        (None, 10, "–"),
    ],
)
def test_a_share_is_whole_only_when_nothing_is_missing(part, whole, shown):
    with translation.override("vi"):
        assert percent(part, whole) == shown


def drawn(source, **context):
    with translation.override("vi"):
        return Template(source).render(Context(context))


def test_a_figure_is_a_link_that_says_what_it_counts():
    assert drawn('{% figure 5875 "/study/1/?state=expected" "phải nộp" %}') == (
        '<a class="figure" href="/study/1/?state=expected">5.875'
        '<span class="unseen"> phải nộp: mở các bản ghi được đếm</span></a>'
    )


def test_a_figure_without_records_to_open_is_no_link():
    assert drawn("{% figure 5875 %}") == '<span class="figure-plain">5.875</span>'
    assert drawn('{% figure value "/x/" "y" %}', value=None) == '<span class="figure-plain">–</span>'


def test_a_figure_escapes_address_and_label():
    shown = drawn("{% figure 1 url label %}", url='/x/?a="><script>', label="<b>")

    assert "<script>" not in shown
    assert "<b>" not in shown


@dataclass(frozen=True)
class Number:
    value: int | None
    label: str = "phải nộp"
    url: str = "/a/?x=1&y=2"
    word: str = "expected"


@pytest.mark.parametrize(
    ("number", "cell"),
    [
        (
            Number(5875),
            '<td class="number" data-label="Đã &lt;nhận&gt;"><a class="figure" href="/a/?x=1&amp;y=2">5.875'
            '<span class="unseen"> phải nộp, Xã &lt;A&gt;: mở các bản ghi được đếm</span></a></td>',
        ),
        (
            Number(3, word="overdue"),
            '<td class="number late" data-label="Đã &lt;nhận&gt;"><a class="figure" href="/a/?x=1&amp;y=2">3'
            '<span class="unseen"> phải nộp, Xã &lt;A&gt;: mở các bản ghi được đếm</span></a></td>',
        ),
        (
            Number(0, url="", word="overdue"),
            '<td class="number none" data-label="Đã &lt;nhận&gt;"><span class="figure-plain">0</span></td>',
        ),
        (
            Number(None),
            '<td class="number none" data-label="Đã &lt;nhận&gt;"><span class="figure-plain">–</span></td>',
        ),
    ],
)
def test_the_cells_of_a_row_are_figures_with_their_heads(number, cell):
    shown = drawn('{% figure_cells cells place "overdue" %}', cells=[("Đã <nhận>", number)], place="Xã <A>")

    assert shown == cell


def test_the_row_of_big_figures_shows_each_with_its_words():
    shown = drawn(
        "{% figure_row figures %}",
        figures=[
            {"value": 5875, "label": "phải nộp", "url": "/a/"},
            {"value": 38, "label": "quá hạn", "note": "1%", "state": "overdue"},
        ],
    )

    assert shown.count("<dt>") == 2
    assert 'href="/a/"' in shown
    assert 'class="figures-overdue"' in shown
