"""Which looks of a text stand out, and which are set otherwise in every honest essay."""

import pytest

from nennep.integrity.models import Finding, Signal
from nennep.integrity.styles import style_signals
from nennep.integrity.tests.cast import BRIDGE, LIBRARY, WELL

HIDDEN, STYLES = Signal.HIDDEN_TEXT, Signal.MIXED_STYLES
BLOCK, ENCODINGS = Signal.PASTED_BLOCK, Signal.MIXED_ENCODINGS
BODY = ("Times New Roman", 14.0, "", False)
ARIAL = ("Arial", 14.0, "", False)
LONG = f"{WELL} {BRIDGE}"


def essay(*parts):
    """(text, runs) of paragraphs (words, font, size, colour, hidden)."""
    text, runs = "", []
    for words, *look in parts:
        runs.append([len(text), len(text) + len(words), *look])
        text += words + "\n"
    return text, runs


def found(*parts, set_apart=()):
    text, runs = essay(*parts)
    return [look.signal for look in style_signals(text, runs, set_apart)]


@pytest.mark.parametrize(
    "parts",
    [
        [(LONG, *BODY)],
        # a title page and headings
        [("BÀI THU HOẠCH", "Arial", 20.0, "FF0000", False), (LONG, *BODY), ("2. Việc sẽ làm", *ARIAL), (WELL, *BODY)],
        # bold and italic cuts of one font, as a PDF names them
        [(LONG, "ABCDEF+TimesNewRomanPSMT", 14.0, "", False), (WELL, "TimesNewRomanPS-BoldMT", 14.0, "", False)],
        # nearly black, and half a point
        [(LONG, *BODY), (LIBRARY, "Times New Roman", 13.5, "1F1F1F", False)],
        # a link in blue
        [(LONG, *BODY), ("https://example.vn", "Times New Roman", 14.0, "0000FF", False), (WELL, *BODY)],
        # one short sentence set otherwise
        [(LONG, *BODY), ("Tôi xin cảm ơn các đồng chí đã nghe tôi kể.", *ARIAL), (WELL, *BODY)],
        # half and half: which of them is the author's nobody can tell
        [(LONG, *BODY), (f"{LONG} {LIBRARY}", *ARIAL)],
        # a stray hidden mark
        [(LONG, *BODY), ("ẩn", "Times New Roman", 14.0, "FFFFFF", True)],
    ],
)
def test_what_honest_essays_do_is_no_signal(parts):
    assert found(*parts) == []


@pytest.mark.parametrize(
    ("parts", "signals"),
    [
        ([(LONG, *BODY), (LIBRARY, *ARIAL), (WELL, *BODY)], [BLOCK]),
        ([(LONG, *BODY), (LIBRARY, "Times New Roman", 11.0, "", False)], [BLOCK]),
        ([(LONG, *BODY), (LIBRARY, "Times New Roman", 14.0, "1155CC", False)], [BLOCK]),
        ([(LONG, *BODY), (LIBRARY, *ARIAL), (WELL, "Calibri", 14.0, "", False)], [STYLES]),
        ([(LONG, *BODY), (LIBRARY, *ARIAL), (WELL, *BODY), (BRIDGE, *ARIAL), (LONG, *BODY), (WELL, *ARIAL)], [STYLES]),
        ([(LONG, *BODY), (LIBRARY, "Times New Roman", 14.0, "FFFFFF", True)], [HIDDEN]),
        ([(LONG, ".VnTime", 14.0, "", False), (f"{LIBRARY} {BRIDGE}", *BODY)], [ENCODINGS]),
    ],
)
def test_what_stands_out_is_told_by_its_signal(parts, signals):
    got = found(*parts)

    assert [signal for signal in got if signal in signals] == signals


def test_a_pasted_block_is_told_with_its_place():
    text, runs = essay((LONG, *BODY), (LIBRARY, *ARIAL), (WELL, *BODY))

    look = style_signals(text, runs)[0]

    assert [text[start:end] for start, end in look.passages] == [LIBRARY]
    assert look.numbers["words"] == len(LIBRARY.replace("–", " ").split())


def test_what_is_quoted_may_be_set_as_it_came():
    text, _runs = essay((LONG, *BODY), (LIBRARY, *ARIAL), (WELL, *BODY))
    start = text.index(LIBRARY)

    assert found((LONG, *BODY), (LIBRARY, *ARIAL), (WELL, *BODY), set_apart=[(start, start + len(LIBRARY))]) == []


@pytest.mark.parametrize(
    ("text", "signals"),
    [
        (LONG, []),
        (LONG.replace("a", "\u0430", 2), []),
        (LONG.replace("a", "\u0430"), [ENCODINGS]),
        (f"{LONG}\nMột câu tiếng Nga: Москва слезам не верит, друзья.", []),
        (f"{LONG}\nChóng t«i ®μo thªm hè l¾ng, lãt c¸t sái vµ ®Ëy n¾p bª t«ng ®Ó tr©u bß kh«ng giÉm vµo.", [ENCODINGS]),
        (f"{LONG}\nNhiệt độ 35–40 °C, giá ½ so với “chợ phiên” – như vậy là rẻ.", []),
    ],
)
def test_letters_of_other_encodings(text, signals):
    assert [look.signal for look in style_signals(text)] == signals


def test_no_text_and_no_runs_are_fine():
    assert style_signals("") == []
    assert style_signals("", [[0, 0, "", None, "", False]]) == []


@pytest.mark.django_db
def test_a_check_keeps_looks_as_findings_once(house):
    text, runs = essay((LONG, *BODY), (LIBRARY, *ARIAL), (WELL, *BODY))

    for _turn in range(2):
        house.hand_in(1, 1, text, runs=runs)

    finding = Finding.objects.get()
    assert (finding.signal, text[slice(*finding.passages[0])]) == (BLOCK, LIBRARY)
