"""Drawings are well-formed, escaped, and say the same as their tables."""

from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from django.utils import translation

from nennep.ui import charts, samples, strips
from nennep.ui.states import STATES, STRIP_ORDER

HOSTILE = '<script>alert("x")</script> & "Xã"'


def parsed(markup):
    """The drawing as XML: fails when it is not well-formed."""
    return ElementTree.fromstring(f"<root>{markup}</root>")  # noqa: S314 - our own drawing


def drawings():
    counts = {"verified": 3, "returned": 1, "overdue": 2}
    return {
        "bars": charts.bars(HOSTILE, [charts.Bar(HOSTILE, 3, '/?a="'), charts.Bar("b", 0)]).drawing,
        "stacked": charts.stacked(HOSTILE, [(HOSTILE, counts), ("empty", {})]).drawing,
        "lines": charts.lines(HOSTILE, {HOSTILE: [0, 4, 9]}, ["<1>", "2", "3"]).drawing,
        "lines legend": charts.lines(HOSTILE, {HOSTILE: [1]}, ["1"]).legend,
        "sparkline": charts.sparkline([1, 5, 2], HOSTILE),
        "progress": charts.progress(1, 3, HOSTILE),
        "strip": strips.strip(counts, HOSTILE),
        "strip of nothing": strips.strip({}, HOSTILE),
        "legend": strips.legend(STRIP_ORDER),
    }


@pytest.mark.parametrize("name", drawings())
def test_drawings_are_well_formed_and_escaped(name):
    root = parsed(drawings()[name])

    assert [element for element in root.iter() if element.tag == "script"] == []
    assert [element for element in root.iter() if "style" in element.attrib] == []


@pytest.mark.parametrize("code", STATES)
def test_each_state_has_a_word_and_a_shape(code):
    shown = parsed(Template("{% state code %}").render(Context({"code": code})))

    assert "".join(shown.itertext()).strip() == str(STATES[code].word)
    assert len(list(shown.iter("svg"))) == 1


def test_shapes_of_states_differ():
    assert len({state.shape for state in STATES.values()}) == len(STATES)


def test_a_strip_is_filled_from_done_to_owed_and_fills_its_width():
    root = parsed(strips.strip({"overdue": 1, "verified": 3}))

    areas = [rect for rect in root.iter("rect") if "class" in rect.attrib]
    assert [(rect.get("class"), rect.get("x"), rect.get("width")) for rect in areas] == [
        ("area-verified", "0.000%", "75.000%"),
        ("area-overdue", "75.000%", "25.000%"),
    ]


def test_a_strip_is_told_in_words():
    with translation.override("vi"):
        root = parsed(strips.strip({"verified": 5702, "overdue": 38}, "Toàn tỉnh"))

    assert root[0].get("aria-label") == "Toàn tỉnh: 5.702 đã công nhận, 38 quá hạn"


def test_every_bar_and_point_has_a_title():
    root = parsed(charts.bars("t", [charts.Bar("a", 2), charts.Bar("b", 4)]).drawing)
    assert [title.text for title in root.iter("title")] == ["a: 2", "b: 4"]

    root = parsed(charts.lines("t", {"s": [1, 2]}, ["x", "y"]).drawing)
    assert [title.text for title in root.iter("title")] == ["s, x: 1", "s, y: 2"]


def test_bars_are_measured_against_the_largest():
    root = parsed(charts.bars("t", [charts.Bar("a", 2), charts.Bar("b", 4)]).drawing)

    assert [rect.get("width") for rect in root.iter("rect")] == ["50.0%", "100.0%"]


@pytest.mark.parametrize(("largest", "top"), [(0, 2), (2, 2), (3, 4), (7, 8), (37, 40), (5837, 6000), (10000, 10000)])
def test_axes_end_on_a_round_number_with_a_round_half(largest, top):
    drawing = charts.lines("t", {"s": [largest]}, ["x"]).drawing

    with translation.override("vi"):
        marks = [span.text for span in parsed(drawing).findall(".//div[@class='plot-y']/span")]
    assert marks == [charts.number(top), charts.number(top / 2), "0"]


@pytest.mark.parametrize("drawn", samples.sample_charts(), ids=lambda chart: chart.title)
def test_the_table_beside_a_chart_has_a_cell_for_every_head(drawn):
    assert {len(row) for row in drawn.rows} == {len(drawn.head)}


def test_a_chart_is_shown_with_its_table():
    drawn = charts.bars("Bài", [charts.Bar("Xã A", 5)], measure="Bài đã nhận")

    root = parsed(Template("{% chart drawn %}").render(Context({"drawn": drawn})))

    assert [cell.text for cell in root.iter("th")] == ["Bài đã nhận", "Xã A"]
    assert [cell.text for cell in root.iter("td")] == [None, "5"]
