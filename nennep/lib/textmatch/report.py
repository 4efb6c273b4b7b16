"""One self-contained page about a run: clusters, passages side by side, quotes in grey."""

from collections.abc import Callable, Sequence
from html import escape

from .masking import Known
from .model import Emptiness, Pair, Result, Span
from .outline import places
from .reading import FORM, QUOTE
from .shelf import fill, starts_and_ends

_KINDS = {
    "too_short": "Quá ngắn: phần tự viết còn ít",
    "padded_repeats": "Lặp lại: cùng một đoạn được chép nhiều lần trong bài",
    "only_directive": "Chỉ có trích dẫn văn bản, hầu như không có phần tự viết",
    "template_only": "Chỉ có mẫu, hầu như chưa viết gì",
}
_CONTEXT = 160  # letters shown before and behind a passage

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:78rem;padding:1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.6rem}h2{margin-top:2.5rem}h3{margin-top:1.5rem}
table{border-collapse:collapse}td,th{border:1px solid #767676;padding:.25rem .6rem;text-align:left}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem;border-top:1px solid #767676;padding:.75rem 0}
.pair>div{min-width:0;overflow-wrap:anywhere;white-space:pre-line}
mark{background:#ffe8a3;color:inherit;border-bottom:2px solid #8a5a00}
.quote{color:#595959;font-style:italic}.around{color:#595959}
.key span,.key mark{padding:0 .3rem}
@media(max-width:40rem){.pair{grid-template-columns:1fr}}
"""


def as_page(result: Result, text_of: Callable[[str], str], known: Known, title: str) -> str:
    """The page as HTML. `text_of` gives an essay's text by its id."""
    quotes = _Quotes(text_of, known)
    pairs: dict[str, list[Pair]] = {}
    for pair in result.pairs:
        pairs.setdefault(pair.a, []).append(pair)
    body = [
        f"<h1>{escape(title)}</h1>",
        _overview(result),
        *(_cluster(number, group, pairs, quotes) for number, group in enumerate(result.clusters, 1)),
        _signals(result),
        _unreadable(result.unreadable),
    ]
    return (
        '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n<body>\n"
        + "\n".join(body)
        + "\n</body></html>\n"
    )


def _overview(result: Result) -> str:
    return (
        f"<p>{len(result.pairs)} cặp bài có đoạn giống nhau, thuộc {len(result.clusters)} nhóm; "
        f"{len(result.signals)} bài hầu như không có phần tự viết; "
        f"{len(result.unreadable)} bài không kiểm tra được.</p>"
        "<p>Kết quả này chỉ nêu những đoạn giống nhau để người có trách nhiệm xem xét. "
        "Nó không cho biết ai viết trước và không phải là kết luận.</p>"
        '<p class="key">Ký hiệu: <mark>đoạn giống nhau</mark> '
        '<span class="quote">trích dẫn văn bản, không tính</span> '
        '<span class="around">phần còn lại quanh đoạn đó</span></p>'
    )


def _cluster(number: int, group: Sequence[str], pairs: dict[str, list[Pair]], quotes: "_Quotes") -> str:
    shown = [_pair(pair, quotes) for essay in group for pair in pairs.get(essay, [])]
    return f"<h2>Nhóm {number}: {len(group)} bài</h2><p>{escape(', '.join(group))}</p>" + "".join(shown)


def _pair(pair: Pair, quotes: "_Quotes") -> str:
    rows = "".join(
        f'<div class="pair"><div>{quotes.passage(pair.a, (p.a_start, p.a_end))}</div>'
        f"<div>{quotes.passage(pair.b, (p.b_start, p.b_end))}</div></div>"
        for p in pair.passages
    )
    return (
        f"<h3>{escape(pair.a)} và {escape(pair.b)}</h3><p>Chung {pair.score} câu, {pair.words} chữ tự viết.</p>{rows}"
    )


def _signals(result: Result) -> str:
    if not result.signals:
        return ""
    rows = "".join(
        f"<tr><th>{escape(signal.essay)}</th><td>{_KINDS[signal.kind]}</td>{_figures(signal.emptiness)}</tr>"
        for signal in result.signals
    )
    columns = ("Bài", "Dấu hiệu", "Số chữ tự viết", "Không kể lặp lại", "Số chữ trích dẫn")
    head = "<tr>" + "".join(f"<th>{column}</th>" for column in columns) + "</tr>"
    return f"<h2>Bài hầu như không có phần tự viết</h2><table>{head}{rows}</table>"


def _figures(found: Emptiness) -> str:
    return f"<td>{found.own}</td><td>{found.distinct}</td><td>{found.quoted}</td>"


def _unreadable(essays: Sequence[str]) -> str:
    if not essays:
        return ""
    return f"<h2>Bài không kiểm tra được</h2><p>Không đọc được chữ trong: {escape(', '.join(essays))}</p>"


class _Quotes:
    """Texts of essays with what they quote, worked out when first shown."""

    def __init__(self, text_of: Callable[[str], str], known: Known):
        self._text_of = text_of
        self._known = known
        self._seen: dict[str, tuple[str, list[Span]]] = {}

    def passage(self, essay: str, span: Span) -> str:
        """A passage with a little text around it."""
        if essay not in self._seen:
            text = self._text_of(essay)
            self._seen[essay] = text, quoted_spans(text, self._known)
        text, quotes = self._seen[essay]
        start, end = span
        before, behind = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
        return (
            f'<span class="around">{_with_quotes(text, before, start, quotes)}</span>'
            f"<mark>{_with_quotes(text, start, end, quotes)}</mark>"
            f'<span class="around">{_with_quotes(text, end, behind, quotes)}</span>'
        )


def _with_quotes(text: str, start: int, end: int, quotes: Sequence[Span]) -> str:
    """The text from start to end, quotes and form parts set apart."""
    pieces = []
    at = start
    for begin, stop in quotes:
        begin, stop = max(begin, at), min(stop, end)
        if begin < stop:
            pieces += [escape(text[at:begin]), f'<span class="quote">{escape(text[begin:stop])}</span>']
            at = stop
    return "".join([*pieces, escape(text[at:end])])


def quoted_spans(text: str, known: Known) -> list[Span]:
    """Where the text quotes a document or stands in the form."""
    shelf, _ = fill([text.encode()], known)
    begins, ends = starts_and_ends((shelf.flags & (QUOTE | FORM)) != 0)
    found = places(text, {*begins, *(end - 1 for end in ends)}, shelf.outline(0))
    return [(found[begin][0], found[end - 1][1]) for begin, end in zip(begins, ends, strict=True)]
