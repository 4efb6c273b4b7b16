"""A paper as it is printed: head, bases, body, foot, in the layout of its body."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from .paper import Paper
from .plan import Planned
from .themes import Theme

# What stands in the text for each thing that a paper does to another.
SENTENCES = {
    "carries out": ("Thực hiện {other}, {issuer} {verb} {what} với những nội dung sau đây.",),
    "guides": ("{what_capital} này hướng dẫn thực hiện {other}.",),
    "replaces": ("{what_capital} này thay thế {other}.",),
    "repeals": ("Bãi bỏ {other}.",),
    "amends": ("Sửa đổi, bổ sung một số điều của {other} như sau.",),
    "reviews": ("{review} {years} năm thực hiện {other}, {issuer} báo cáo kết quả như sau.",),
    "mentions": (
        "Các nội dung khác tiếp tục làm theo {other}.",
        "Khi thực hiện cần đối chiếu với {other}.",
        "Những việc còn dở dang nêu tại {other} phải làm xong trong quý tới.",
    ),
}
RECIPIENTS = {
    "nation": ("Các tỉnh,", "Lưu văn phòng."),
    "ministry": ("Ủy ban nhân dân các tỉnh,", "Lưu văn phòng."),
    "province": ("Các đảng ủy trực thuộc,", "Lưu văn phòng."),
    "default": ("Các chi bộ trực thuộc,", "Lưu văn phòng."),
}
VERBS = {"Kế hoạch": "xây dựng", "Chỉ thị": "ban hành", "Báo cáo": "gửi"}
# Tasks that begin with a time do not become a deed by "Đã" in front.
NOT_A_DEED = ("Sau ", "Mỗi ")
HEADINGS = {
    "Báo cáo": ("I. KẾT QUẢ", "II. TỒN TẠI", "III. VIỆC LÀM TIẾP"),
    "default": ("I. TÌNH HÌNH", "II. MỤC TIÊU", "III. NHIỆM VỤ"),
}


def written(paper: Paper, item: Planned, theme: Theme, known: dict[str, Paper], rng: Random) -> Paper:
    """The paper with its text; those that it names are in `known`."""
    body = [*_bases(paper, item, known), *_body(paper, item, theme, known, rng)]
    recipients = RECIPIENTS.get(paper.issuer.key, RECIPIENTS["default"])
    lines = [*_head(paper), *body, "Nơi nhận:", *(f"- {name}" for name in recipients), *_foot(paper)]
    text = "\n".join(lines) + "\n"
    return replace(paper, body=tuple(line for line in body if line), recipients=recipients, text=text)


def _head(paper: Paper) -> list[str]:
    issuer, day = paper.issuer, paper.issued_on
    place = f"{issuer.place}, ngày {day.day:02} tháng {day.month:02} năm {day.year}"
    if issuer.layout == "party":
        above = [*issuer.head, "*", f"Số {paper.full_number}", place]
    else:
        motto = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
        above = [*issuer.head, *motto, f"Số: {paper.full_number}", place]
    if paper.type == "Công văn":
        return [*above, f"V/v {paper.subject}", "", f"Kính gửi: {_addressees(paper)}", ""]
    return [*above, "", paper.type.upper(), paper.subject, "-----", ""]


def _addressees(paper: Paper) -> str:
    return "Ủy ban nhân dân các tỉnh" if paper.issuer.key == "ministry" else "Ủy ban nhân dân các xã, phường"


def _bases(paper: Paper, item: Planned, known: dict[str, Paper]) -> list[str]:
    bases = [known[key] for verb, key in item.does if verb == "bases"]
    lines = [f"Căn cứ {base.named(at)};" for at, base in enumerate(bases)]
    if paper.issuer.layout == "state" and paper.type in ("Quyết định", "Thông tư"):
        # Of what every body rests on, not everything is held.
        year = paper.issued_on.year - 3
        lines.insert(0, f"Căn cứ Nghị quyết số 03-NQ/UBĐS, ngày 15/01/{year} của Ủy ban Quốc gia Đời sống cơ sở;")
    return [*lines, ""] if lines else []


def _body(paper: Paper, item: Planned, theme: Theme, known: dict[str, Paper], rng: Random) -> list[str]:
    said = [_sentence(paper, verb, known[key], rng) for verb, key in item.does if verb in SENTENCES]
    last = [line for line, (verb, _key) in zip(said, _spoken(item), strict=True) if verb in ("replaces", "mentions")]
    first = [line for line in said if line not in last]
    headings = HEADINGS.get(paper.type, HEADINGS["default"])
    done = [f"Đã {line[0].lower()}{line[1:]}" for line in theme.tasks if not line.startswith(NOT_A_DEED)]
    parts = (done, theme.seen, theme.tasks) if paper.type == "Báo cáo" else (theme.seen, theme.wanted, theme.tasks)
    lines = [*first, ""] if first else []
    for heading, part in zip(headings, parts, strict=True):
        lines += [heading, *_numbered(_some(rng, part)), ""]
    lines += last
    if deadline := _deadline(paper):
        lines.append(f"Các đơn vị gửi báo cáo trước ngày {deadline.day:02}/{deadline.month:02}/{deadline.year}.")
    return [*lines, ""]


def _spoken(item: Planned) -> list[tuple[str, str]]:
    return [(verb, key) for verb, key in item.does if verb in SENTENCES]


def _sentence(paper: Paper, verb: str, other: Paper, rng: Random) -> str:
    return rng.choice(SENTENCES[verb]).format(
        other=other.named(rng.randrange(4)),
        issuer=paper.issuer.name,
        verb=VERBS.get(paper.type, "ban hành"),
        what=paper.type.lower(),
        what_capital=paper.type,
        review=" ".join(paper.subject.split()[:2]).capitalize(),
        years=paper.issued_on.year - other.issued_on.year,
    )


def _some(rng: Random, lines: Sequence[str]) -> list[str]:
    return rng.sample(lines, rng.randint(len(lines) // 2 + 1, len(lines)))


def _numbered(lines: list[str]) -> list[str]:
    return [f"{number}. {line}" for number, line in enumerate(lines, 1)]


def _deadline(paper: Paper) -> date | None:
    """Papers that ask for something say until when."""
    if paper.type not in ("Kế hoạch", "Công văn", "Chỉ thị"):
        return None
    return paper.issued_on + timedelta(days=75)


def _foot(paper: Paper) -> list[str]:
    issuer = paper.issuer
    return [*([issuer.signs] if issuer.signs else []), issuer.post, "", paper.signer]
