"""Names in capitals as a register writes them."""

import pytest

from nennep.intake.names import as_in_a_register


@pytest.mark.parametrize(
    "written",
    [
        "UBND tỉnh Nà Sơn",
        "Ủy ban MTTQ Việt Nam xã Hùng Sơn",
        "Trường THCS Nà Lành",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Bộ Khoa học và Công nghệ",
        "Chi bộ thôn Nà Lành",
        "Ban Thường vụ Hội LHPN tỉnh Nà Sơn",
        "Văn phòng Ủy ban nhân dân xã Hùng Sơn",
        "Thủ tướng Chính phủ",
        "Hội đồng nhân dân xã Hùng Sơn",
        "Ban Chỉ đạo chuyển đổi số",
        "Phó bí thư thường trực",
    ],
)
def test_capitals_become_what_a_clerk_writes(written):
    assert as_in_a_register(written.upper()) == written
    assert as_in_a_register(written) == written
