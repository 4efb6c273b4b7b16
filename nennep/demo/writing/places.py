"""The make-believe province of Nà Sơn: the tree of today, and the older one behind it (until 30/06/2025).

No such province, district, commune or village exists; likeness of single names is chance.
"""

from dataclasses import dataclass
from datetime import date

from .grammar import randomness
from .word_lists import word_list

PROVINCE = "Nà Sơn"
REORGANISED_ON = date(2025, 7, 1)
LEGAL_BASIS = "Nghị quyết về việc sắp xếp các đơn vị hành chính cấp xã của tỉnh Nà Sơn năm 2025"


@dataclass(frozen=True)
class District:
    """A district of the older tree; closed on REORGANISED_ON."""

    code: str
    name: str


@dataclass(frozen=True)
class OldCommune:
    """A commune of the older tree and the commune of today that it was merged into."""

    code: str
    name: str
    district: str
    today: str


@dataclass(frozen=True)
class Commune:
    """A commune or ward of today; each is one venue. The block of provincial offices has no older commune."""

    code: str
    name: str
    seat: str


@dataclass(frozen=True)
class Branch:
    """A branch; kind is village, street, school, health or office. old_commune is empty where there was none."""

    code: str
    name: str
    kind: str
    commune: str
    old_commune: str


DISTRICTS = (
    District("H1", "thành phố Nà Sơn"),
    District("H2", "huyện Khau Lạ"),
    District("H3", "huyện Phiêng Đeng"),
    District("H4", "huyện Tả Phìn Sơn"),
    District("H5", "huyện Sông Mần"),
    District("H6", "huyện Lũng Khoáng"),
    District("H7", "huyện Mường Tấu"),
)

# (name today, seat, district before, older communes)
_MERGERS = (
    ("phường Bắc Nà Sơn", "phố Chợ Cũ", "H1", ("phường Chợ Cũ", "phường Bến Đá", "xã Nà Tòng")),
    ("phường Nam Nà Sơn", "phố Cầu Mần", "H1", ("phường Cầu Mần", "phường Đồi Chè", "xã Khuổi Dạ")),
    ("phường Đồng Lạng", "phố Đồng Lạng", "H1", ("phường Đồng Lạng", "xã Thanh Khê Thượng")),
    ("xã Khau Lạ", "phố Khau Lạ", "H2", ("thị trấn Khau Lạ", "xã Pác Nhuần", "xã Đon Phạ")),
    ("xã Nà Khoang", "bản Nà Khoang", "H2", ("xã Nà Khoang", "xã Cốc Lùng", "xã Khuổi Sao")),
    ("xã Tổng Luông", "bản Luông", "H2", ("xã Tổng Luông", "xã Bó Cáy")),
    ("xã Vằng Đán", "bản Vằng", "H2", ("xã Vằng Đán", "xã Keo Hin", "xã Thẳm Mặn")),
    ("xã Phiêng Đeng", "phố Phiêng Đeng", "H3", ("thị trấn Phiêng Đeng", "xã Nà Chúa", "xã Lủng Slo")),
    ("xã Pù Lầm", "bản Lầm", "H3", ("xã Pù Lầm", "xã Khau Mú")),
    ("xã Đông Viêng", "bản Viêng", "H3", ("xã Đông Viêng", "xã Cốc Phung", "xã Nà Lẹng")),
    ("xã Tả Phìn Sơn", "phố Phìn", "H4", ("thị trấn Phìn Sơn", "xã Sín Lùng", "xã Tả Cá Hồ")),
    ("xã Sà Lủng", "thôn Sà Lủng", "H4", ("xã Sà Lủng", "xã Pó Tỷ")),
    ("xã Lao Chí Phìn", "thôn Lao Chí", "H4", ("xã Lao Chí Phìn", "xã Há Đề", "xã Mã Khủ")),
    ("xã Sông Mần", "phố Bến", "H5", ("thị trấn Sông Mần", "xã Hợp Lĩnh", "xã Bình Khê Mần")),
    ("xã Yên Lũng", "thôn Yên", "H5", ("xã Yên Lũng", "xã Đồng Chằm", "xã Làng Quyền")),
    ("xã Minh Khuổi", "thôn Minh", "H5", ("xã Minh Khuổi", "xã Ngòi Lằn")),
    ("xã Lũng Khoáng", "phố Khoáng", "H6", ("thị trấn Lũng Khoáng", "xã Lũng Cà", "xã Nặm Đăm")),
    ("xã Nặm Thúm", "bản Thúm", "H6", ("xã Nặm Thúm", "xã Phja Đeng", "xã Bản Sẳng")),
    ("xã Kéo Slao", "bản Slao", "H6", ("xã Kéo Slao", "xã Lũng Vịt")),
    ("xã Mường Tấu", "phố Tấu", "H7", ("thị trấn Mường Tấu", "xã Nậm Púng", "xã Huổi Chan")),
    ("xã Pu Hao", "bản Hao", "H7", ("xã Pu Hao", "xã Co Muông")),
    ("xã Nậm Cướm", "bản Cướm", "H7", ("xã Nậm Cướm", "xã Huổi Só Lai", "xã Pá Lông")),
)

OFFICES = Commune("KCQ", "Khối cơ quan tỉnh Nà Sơn", "phố Chợ Cũ")

COMMUNES = (
    *(Commune(f"X{n:02}", name, seat) for n, (name, seat, _, _) in enumerate(_MERGERS, 1)),
    OFFICES,
)
OLD_COMMUNES = tuple(
    OldCommune(f"C{n:02}{letter}", old, district, f"X{n:02}")
    for n, (_, _, district, olds) in enumerate(_MERGERS, 1)
    for letter, old in zip("abc", olds, strict=False)
)

# The tongue that village names come from, by older district.
_TONGUES = {"H1": "low", "H2": "valley", "H3": "valley", "H4": "high", "H5": "low", "H6": "valley", "H7": "west"}
_VILLAGE_WORD = {"H1": "thôn", "H2": "bản", "H3": "bản", "H4": "thôn", "H5": "thôn", "H6": "bản", "H7": "bản"}

_OFFICE_BRANCHES = (
    *("Văn phòng tỉnh", "Trung tâm Chuyển đổi số", "Thư viện tỉnh", "Bảo tàng tỉnh", "Trung tâm Khuyến nông"),
    *("Đài Khí tượng Nà Sơn", "Bưu điện tỉnh", "Trung tâm Kiểm soát bệnh tật", "Trường Cao đẳng nghề", "Kho lưu trữ"),
    *("Chi cục Thủy lợi", "Chi cục Kiểm lâm", "Trung tâm Nước sạch nông thôn", "Quỹ Bảo trợ trẻ em"),
    *("Trung tâm Văn hóa", "Phòng Giáo dục thường xuyên"),
)  # fmt: skip


def branches(seed: object = 0) -> list[Branch]:
    """About 18 branches for each commune, in order of the communes; no two of one commune share a name."""
    rng = randomness(seed, "branches")
    found: list[Branch] = []
    for commune in COMMUNES[:-1]:
        olds = [old for old in OLD_COMMUNES if old.today == commune.code]
        entries = [entry for old in olds for entry in _settlements(rng, old)]
        names = {name for _, name, _ in entries}
        entries += [entry for entry in _services(commune, olds) if entry[1] not in names]
        seen: set[str] = set()
        for kind, name, old_code in entries:
            if name not in seen:
                seen.add(name)
                found.append(Branch(f"{commune.code}-{len(seen):02}", name, kind, commune.code, old_code))
    for number, name in enumerate(_OFFICE_BRANCHES, 1):
        found.append(Branch(f"{OFFICES.code}-{number:02}", f"Chi bộ {name}", "office", OFFICES.code, ""))
    return found


def _settlements(rng, old: OldCommune) -> list[tuple[str, str, str]]:
    kind, own_name = old.name.split(" ", 1)
    if not own_name or kind in ("phường", "thị"):
        return [("street", f"Chi bộ tổ dân phố số {n} {own_name.removeprefix('trấn ')}", old.code) for n in range(1, 7)]
    tongue = _TONGUES[old.district]
    first, second = word_list(f"villages {tongue} first"), word_list(f"villages {tongue} second")
    word = _VILLAGE_WORD[old.district]
    names: dict[str, None] = {}
    while len(names) < 5:
        a, b = rng.choice(first), rng.choice(second)
        if a != b:
            names[f"{a} {b}"] = None
    return [("village", f"Chi bộ {word} {name}", old.code) for name in names]


def _services(commune: Commune, olds: list[OldCommune]) -> list[tuple[str, str, str]]:
    place = commune.name.split(" ", 1)[1]
    services = [
        ("school", f"Chi bộ Trường Tiểu học {olds[0].name.split(' ', 1)[1].removeprefix('trấn ')}", olds[0].code)
    ]
    services += [("school", f"Chi bộ Trường Trung học cơ sở {place}", "")]
    services += [
        ("school", f"Chi bộ Trường Mầm non {olds[-1].name.split(' ', 1)[1].removeprefix('trấn ')}", olds[-1].code)
    ]
    services += [("health", f"Chi bộ Trạm Y tế {place}", ""), ("office", f"Chi bộ Ủy ban nhân dân {commune.name}", "")]
    return services
