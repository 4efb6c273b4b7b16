"""The measure counts what it says it counts."""

from nennep.lib.citations.measure import Scores, score_case


def row(number, date=None, span=(0, 10), **more):
    return {"type": "chi_thi", "number": number, "date": date, "span": list(span), **more}


def totals(*cases):
    scores = Scores()
    for expected, found in cases:
        scores.add(score_case(expected, found))
    return scores


def test_a_right_answer_counts_for_number_date_and_span():
    scores = totals(([row("05-CT/TW", "2016-05-15")], [row("5/CT-TW", "2016-05-15")]))

    assert (scores.numbers.f1, scores.dates.f1, scores.spans.f1, scores.perfect) == (1.0, 1.0, 1.0, 1)


def test_a_wrong_number_is_a_miss_and_an_invention():
    scores = totals(([row("05-CT/TW")], [row("06-CT/TW")]))

    assert (scores.numbers.right, scores.numbers.missed, scores.numbers.invented) == (0, 1, 1)


def test_a_date_on_the_right_number_can_be_wrong_alone():
    scores = totals(([row("05-CT/TW", "2016-05-15")], [row("05-CT/TW", "2016-05-16")]))

    assert (scores.numbers.f1, scores.dates.right, scores.dates.missed, scores.dates.invented) == (1.0, 0, 1, 1)


def test_a_span_that_is_half_off_is_not_placed():
    scores = totals(([row("05-CT/TW", span=(0, 10))], [row("05-CT/TW", span=(5, 15))]))

    assert (scores.numbers.right, scores.spans.right) == (1, 0)


def test_a_bare_number_may_be_answered_in_full_but_not_the_other_way():
    expected = [row("05", partial=True)]

    assert totals((expected, [row("05-CT/TW")])).numbers.right == 1
    assert totals(([row("05-CT/TW")], [row("05")])).numbers.right == 0


def test_look_alikes_are_left_alone_or_not():
    scores = totals(([], []), ([], [row("12")]))

    assert (scores.look_alikes, scores.left_alone) == (2, 1)
