"""The 13 first attempts that were sent back: five sketchy ones, eight copied with light disguises.

What their authors wrote afterwards are ordinary essays of `write_essays`.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from .directive import DIGITAL, form_layout, passages
from .essays import Author, write_essays
from .grammar import randomness
from .synonyms import SYNONYMS
from .typing_habits import without_diacritics

SKETCHY = ("too_short", "form_only", "quotes_only", "padded", "too_short")
COPIED = 8  # a ring of three, a pair, and three who took the essay of somebody else
_HEAD = re.compile(r"^(Họ và tên|Chi bộ|Đơn vị): .*$", re.MULTILINE)
_SIGNED = re.compile(r"(?<=Người viết\n).*(?=\n)")
_BODY = re.compile(r"(?<=1\. Nhận thức về nội dung\n).*(?=\n\nTôi xin cam đoan)", re.DOTALL)
_SENTENCE = re.compile(r"(?<=[.!?]) +")


@dataclass(frozen=True)
class SentBack:
    """A first attempt. source_index is the author whose text it repeats (their essay, or, in a ring or pair,
    their own first attempt); `source_is_attempt` tells which."""

    author_index: int
    text: str
    why: str
    source_index: int | None
    source_is_attempt: bool
    reason_sentence: str
    what_to_mend: str


REASONS = {
    "too_short": "Bài mới có vài dòng, chưa thể hiện được việc thật ở nơi đồng chí sống và làm việc.",
    "form_only": "Bài gần như chỉ có mẫu, các mục 2, 3 và 4 còn để trống hoặc ghi một câu chung.",
    "quotes_only": "Bài chỉ chép lại lời của Chỉ thị, hầu như không có lời của người viết.",
    "padded": "Bài lặp lại cùng một đoạn nhiều lần cho đủ số trang.",
    "ring": "Bài giống nhau gần như từng đoạn với bài của hai đồng chí cùng nộp, chỉ thay vài chữ.",
    "pair": "Hai bài có cùng nội dung, khác nhau ở cách dùng vài từ.",
    "synonyms": "Phần liên hệ thực tế trùng với bài của một đồng chí khác, chỉ thay từ đồng nghĩa.",
    "no_diacritics": "Bài trùng với bài của một đồng chí khác, được gõ lại không dấu.",
    "shuffled": "Các câu trong bài trùng với bài của một đồng chí khác, chỉ đảo thứ tự và thêm bớt vài chữ.",
}
MENDS = {
    "too_short": "Đề nghị viết thêm ít nhất hai việc cụ thể đã gặp khi dùng dịch vụ số và việc sẽ làm, có thời gian.",
    "form_only": "Đề nghị viết đủ bốn mục theo mẫu; mục 2 kể việc thật, mục 3 nêu việc nhận làm và thời hạn.",
    "quotes_only": "Có thể trích vài câu mà đồng chí tâm đắc, phần còn lại viết bằng lời của mình.",
    "padded": "Bỏ các đoạn lặp, thay bằng việc thật; bài ngắn mà thật vẫn được nhận.",
    "ring": "Mỗi đồng chí tự viết lại bài của mình; có thể kể cùng một việc nhưng theo điều chính mình thấy.",
    "pair": "Hai đồng chí tự viết lại bài; nếu có lý do trùng nhau, xin trả lời ngay dưới thông báo này.",
    "synonyms": "Đề nghị viết lại mục 2 và mục 3 bằng việc của chính đồng chí.",
    "no_diacritics": "Đề nghị tự viết lại bài, gõ có dấu; cần giúp gõ máy thì báo văn thư của chi bộ.",
    "shuffled": "Đề nghị viết lại bằng lời của mình, nêu việc ở đơn vị đồng chí.",
}


def first_attempts(seed: object, authors: Sequence[Author], honest_essays: Sequence[str]) -> list[SentBack]:
    """Thirteen, in the order of their authors. honest_essays are those of `write_essays` for the same authors."""
    rng = randomness(seed, "sent back")
    usual = [
        n for n, text in enumerate(honest_essays) if "Họ và tên" in text and unicodedata.is_normalized("NFC", text)
    ]
    drawn = rng.sample(usual, len(SKETCHY) + 3 + 3)
    sketchy, takers, sources = drawn[:5], drawn[5:8], drawn[8:]
    ring = _neighbours(rng, authors, usual, 3, set(drawn))
    pair = _neighbours(rng, authors, usual, 2, {*drawn, *ring})
    found = [_sketchy(rng, why, n, authors[n], honest_essays[n]) for why, n in zip(SKETCHY, sketchy, strict=True)]
    found += _group(seed, rng, "ring", ring, authors) + _group(seed, rng, "pair", pair, authors)
    ways = (("synonyms", _with_synonyms), ("no_diacritics", _bare), ("shuffled", _shuffled))
    for (why, disguise), taker, source in zip(ways, takers, sources, strict=True):
        text = disguise(_headed(honest_essays[source], authors[taker]), rng)
        found.append(_sent_back(taker, text, why, source))
    return sorted(found, key=lambda attempt: attempt.author_index)


def _sent_back(index: int, text: str, why: str, source: int | None = None, is_attempt: bool = False) -> SentBack:
    return SentBack(index, text, why, source, is_attempt, REASONS[why], MENDS[why])


def _neighbours(rng: Random, authors: Sequence[Author], usual: list[int], count: int, taken: set[int]) -> list[int]:
    """Members of one branch, where texts are passed on; of any branch if none is big enough."""
    free = [n for n in usual if n not in taken]
    by_unit: dict[tuple[str, str], list[int]] = {}
    for n in free:
        by_unit.setdefault((authors[n].commune_name, authors[n].unit_name), []).append(n)
    big = [members for members in by_unit.values() if len(members) >= count]
    return rng.sample(rng.choice(big) if big else free, count)


def _headed(essay: str, author: Author) -> str:
    """The text of somebody else under one's own name."""
    head = {"Họ và tên": author.name, "Chi bộ": author.unit_name, "Đơn vị": author.commune_name}
    essay = _HEAD.sub(lambda found: f"{found[1]}: {head[found[1]]}", essay)
    return _SIGNED.sub(author.name, essay)


def _group(seed: object, rng: Random, why: str, members: list[int], authors: Sequence[Author]) -> list[SentBack]:
    """One text that several handed in, each with changes of their own; its writer is the first of them."""
    first = authors[members[0]]
    base = next(write_essays(f"{seed}/{why}", [first], DIGITAL.key))
    base = unicodedata.normalize("NFC", base)
    texts = [base] + [_with_noise(_headed(base, authors[n]), rng) for n in members[1:]]
    sources = [members[1], *[members[0]] * (len(members) - 1)]
    return [_sent_back(n, text, why, source, True) for n, text, source in zip(members, texts, sources, strict=True)]


def _in_body(text: str, change) -> str:
    return _BODY.sub(lambda found: "\n".join(change(line) for line in found.group().split("\n")), text)


def _is_prose(line: str) -> bool:
    return len(line.split()) > 8


def _with_synonyms(text: str, rng: Random) -> str:
    exchange = {word: key for key in SYNONYMS for word in SYNONYMS[key] if len(word) > 3}
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(exchange, key=len, reverse=True))) + r")(?!\w)")

    def change(line: str) -> str:
        return pattern.sub(lambda found: rng.choice(SYNONYMS[exchange[found.group()]]), line)

    return _in_body(text, change)


def _with_noise(text: str, rng: Random) -> str:
    """About one word in fifteen left out, doubled by a filler or swapped with the next."""
    fillers = ("cũng", "thì", "là", "mà", "đã", "luôn")

    def change(line: str) -> str:
        if not _is_prose(line):
            return line
        words = line.split()
        for _ in range(len(words) // 15):
            at = rng.randrange(1, len(words) - 2)
            kind = rng.randrange(3)
            if kind == 0:
                del words[at]
            elif kind == 1:
                words.insert(at, rng.choice(fillers))
            else:
                words[at], words[at + 1] = words[at + 1], words[at]
        return " ".join(words)

    return _in_body(text, change)


def _bare(text: str, rng: Random) -> str:
    return without_diacritics(text)


def _shuffled(text: str, rng: Random) -> str:
    def change(line: str) -> str:
        sentences = _SENTENCE.split(line)
        rng.shuffle(sentences)
        return " ".join(sentences)

    return _with_noise(_in_body(text, change), rng)


def _sketchy(rng: Random, why: str, index: int, author: Author, essay: str) -> SentBack:
    practice = [line for line in essay.split("\n") if _is_prose(line)]
    own = _SENTENCE.split(practice[-4])
    empty = dict.fromkeys(("awareness", "practice", "plans", "requests"), "")
    if why == "too_short":
        said = {
            "awareness": "Tôi nhất trí với nội dung Chỉ thị.",
            "practice": own[0],
            "plans": "Tôi sẽ cố gắng học thêm.",
            "requests": "Không.",
        }
    elif why == "form_only":
        said = {**empty, "awareness": "Tôi đã được học tập và nắm được nội dung.", "requests": "Không có."}
    elif why == "quotes_only":
        paragraphs = [" ".join(passage.sentences) for passage in rng.sample(passages(DIGITAL.key), 10)]
        said = {
            "awareness": "\n".join(paragraphs[:5]),
            "practice": "Chỉ thị nêu rõ:\n" + "\n".join(paragraphs[5:7]),
            "plans": "\n".join(paragraphs[7:9]),
            "requests": paragraphs[9],
        }
    else:
        again = " ".join(own)
        said = {
            "awareness": "\n".join([again] * 4),
            "practice": "\n".join([again] * 5),
            "plans": "\n".join([again] * 3),
            "requests": again,
        }
    head = {"title": DIGITAL.essay_title, "name": author.name, "unit": author.unit_name, "commune": author.commune_name}
    written = re.search(r"Ngày viết: (.*)", essay)
    text = form_layout().format(**head, **said, written_on=written[1] if written else "", signed=author.name)
    return _sent_back(index, text, why)
