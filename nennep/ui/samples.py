"""What the living components page shows: made-up places, people and numbers, in the language of the product."""

from datetime import UTC, date, datetime
from uuid import uuid4

from django import forms

from nennep.ui import charts
from nennep.ui.forms import DateField, DateTimeField, FilesField, OneTimeKeyMixin
from nennep.ui.passages import Passage

HERE = "#figures"

FIGURES = [
    {"value": 5875, "label": "phải nộp", "url": HERE},
    {"value": 5837, "label": "đã nhận", "url": HERE, "note": "99% số phải nộp"},
    {"value": 5702, "label": "đã công nhận", "url": HERE, "note": "97% số phải nộp"},
    {"value": 13, "label": "trả lại viết lại", "url": HERE, "state": "returned"},
    {"value": 38, "label": "quá hạn", "url": HERE, "state": "overdue"},
]

WHOLE = {"verified": 5702, "evidenced": 76, "received": 46, "returned": 13, "overdue": 38}

UNITS = [
    {
        "name": name,
        "expected": sum(counts.values()),
        "received": sum(counts.values()) - counts.get("overdue", 0) - counts.get("expected", 0),
        "verified": counts.get("verified", 0),
        "returned": counts.get("returned", 0),
        "counts": counts,
        "state": state,
        "word": word,
        "trend": trend,
    }
    for name, counts, state, word, trend in [
        ("Xã Hùng Sơn", {"verified": 412}, "verified", "đã xong", [0, 20, 140, 300, 412]),
        (
            "Xã Quang Lâm",
            {"verified": 356, "evidenced": 14, "received": 12, "returned": 2, "expected": 4},
            "returned",
            "đang bổ sung",
            [0, 5, 60, 180, 384],
        ),
        (
            "Phường Việt Thành",
            {"verified": 592, "received": 13, "returned": 3, "not_checkable": 3},
            "returned",
            "đang bổ sung",
            [0, 150, 400, 560, 611],
        ),
        (
            "Xã Tân Phú",
            {"verified": 194, "evidenced": 25, "received": 22, "returned": 5, "overdue": 28},
            "overdue",
            "quá hạn",
            [0, 2, 30, 120, 246],
        ),
        ("Xã Nậm Ông", {"excused": 2, "expected": 196}, "expected", "chưa đến hạn", [0, 0, 0, 0, 0]),
    ]
]

STATES = [
    "expected",
    "received",
    "evidenced",
    "verified",
    "returned",
    "excused",
    "withdrawn",
    "overdue",
    "not_checkable",
]

TABS = [
    {"label": "Tổng quan", "url": "#tabs", "current": True},
    {"label": "Bài thu hoạch", "url": "#tabs", "count": 5875},
    {"label": "Điểm danh", "url": "#tabs", "count": 23},
    {"label": "Báo cáo", "url": "#tabs"},
]

FACTS = [
    ("Văn bản", "Chỉ thị 12-CT/TU về kỹ năng số cho mọi người dân"),
    ("Đơn vị chủ trì", "Tỉnh Nà Sơn"),
    ("Hạn nộp", "17:00 20/11/2026"),
    ("Số chữ tự viết, ít nhất", "400"),
]

TIMELINE = [
    {"at": datetime(2026, 11, 18, 12, 42, tzinfo=UTC), "text": "đã nhận", "state": "received", "who": "Lò Thị Mai"},
    {
        "at": datetime(2026, 11, 19, 2, 5, tzinfo=UTC),
        "text": "trả lại, lần 1",
        "state": "returned",
        "who": "Hà Văn Quyết",
        "note": "Phần liên hệ thực tế còn chung chung. Hãy nói rõ bản mình đã làm gì và còn vướng ở đâu.",
    },
    {
        "at": datetime(2026, 11, 20, 1, 30, tzinfo=UTC),
        "text": "đã công nhận, lần 2",
        "state": "verified",
        "who": "Hà Văn Quyết",
        "url": "#timeline",
    },
]

TREE = [
    {
        "label": "Tỉnh Nà Sơn",
        "url": "#tree",
        "note": "5.875 người",
        "open": True,
        "children": [
            {
                "label": "Xã Hùng Sơn",
                "url": "#tree",
                "note": "412 người",
                "children": [{"label": "Chi bộ bản Lả", "url": "#tree"}, {"label": "Chi bộ bản Mòng", "url": "#tree"}],
            },
            {"label": "Xã Quang Lâm", "url": "#tree", "note": "388 người"},
        ],
    }
]

LEFT = (
    "Mỗi tổ dân phố có ít nhất một người hướng dẫn kỹ năng số, ưu tiên người cao tuổi.\n"
    "Ở bản tôi sóng yếu, bà con chủ yếu dùng điện thoại cũ. Chúng tôi chia thành bốn nhóm theo ngõ, mỗi tối thứ tư "
    "ngồi lại nhà văn hóa, người biết chỉ người chưa biết.\n"
    "Sau hai tháng có chín cụ tự đặt được lịch khám bệnh."
)
RIGHT = (
    "Mỗi tổ dân phố có ít nhất một người hướng dẫn kỹ năng số, ưu tiên người cao tuổi.\n"
    "Thôn tôi có 62 hộ. Chúng tôi chia làm bốn nhóm theo ngõ, tối thứ tư hằng tuần ngồi lại nhà văn hóa, người biết "
    "chỉ cho người chưa biết.\n"
    "Khó nhất là nhớ mật khẩu."
)


def _between(text: str, first: str, last: str, **more) -> Passage:
    return Passage(text.index(first), text.index(last) + len(last), **more)


ESSAYS = [
    {
        "code": "E-1184",
        "at": datetime(2026, 11, 18, 12, 42, tzinfo=UTC),
        "text": LEFT,
        "passages": [
            _between(LEFT, "Mỗi tổ", "cao tuổi.", kind="quote"),
            _between(LEFT, "Chúng tôi", "người chưa biết.", number=1),
        ],
    },
    {
        "code": "E-3306",
        "at": datetime(2026, 11, 19, 14, 5, tzinfo=UTC),
        "text": RIGHT,
        "passages": [
            _between(RIGHT, "Mỗi tổ", "cao tuổi.", kind="quote"),
            _between(RIGHT, "Chúng tôi", "người chưa biết.", number=1),
        ],
    },
]

QUEUE = [
    ("Nhóm 1 · 2 bài gần nhau", "1 đoạn, 54 từ · Tân Phú"),
    ("Nhóm 2 · 4 bài gần nhau", "3 đoạn, 210 từ · Quang Lâm"),
    ("Bài E-2231", "ít lời của mình: 41 từ"),
    ("Bài E-4410", "ảnh chụp: không kiểm được"),
]

RECEIPT = {
    "code": "NS-2026-3F7K-1184",
    "at": datetime(2026, 11, 18, 12, 42, 7, tzinfo=UTC),
    "sha256": "9f2c4b1e7a605d38c1f4e0b97a2d6c85e3b0f1a4d7c6928e5b3a1f0c9d8e7b61",
}


class SampleForm(OneTimeKeyMixin):
    """Every kind of field."""

    title = forms.CharField(label="Tên đợt học tập", help_text="Như sẽ in trên báo cáo.")
    held_on = DateField(label="Ngày tổ chức", initial=date(2026, 11, 10))
    due_at = DateTimeField(label="Hạn nộp bài")
    host = forms.ChoiceField(label="Đơn vị chủ trì", choices=[("1", "Tỉnh Nà Sơn"), ("2", "Xã Hùng Sơn")])
    form = forms.ChoiceField(
        label="Cách nộp bài",
        choices=[("page", "Viết ngay trên trang"), ("file", "Tải tệp lên"), ("clerk", "Văn thư nhập thay")],
        widget=forms.RadioSelect,
    )
    remind = forms.BooleanField(
        label="Nhắc người còn nợ trước hạn ba ngày",
        required=False,
        help_text="Thông báo trong sản phẩm và thư điện tử.",
    )
    reason = forms.CharField(label="Ghi chú", required=False, widget=forms.Textarea(attrs={"rows": 4}))
    scans = FilesField(label="Bản chụp", help_text="JPEG, PNG, HEIC hoặc PDF; mỗi tệp không quá 25 MB.")


def sample_form() -> SampleForm:
    """A form as it looks after something was wrong."""
    return SampleForm(
        {"key": uuid4(), "held_on": "31/02/2026", "host": "1", "due_at": "20/11/2026 17:00", "form": "page"}
    )


def sample_charts() -> list[charts.Chart]:
    days = [f"{day:02}/11" for day in range(8, 21)]
    received = [0, 120, 480, 900, 1310, 1980, 2700, 3320, 4010, 4650, 5200, 5700, 5837]
    verified = [0, 0, 60, 310, 700, 1150, 1800, 2500, 3200, 3900, 4700, 5300, 5702]
    return [
        charts.bars(
            "Bài đã nhận theo xã", [charts.Bar(unit["name"], unit["received"], HERE) for unit in UNITS], measure="Bài"
        ),
        charts.stacked("Tình trạng theo xã", [(unit["name"], unit["counts"]) for unit in UNITS]),
        charts.lines("Bài nộp theo ngày", {"đã nhận": received, "đã công nhận": verified}, days),
    ]
