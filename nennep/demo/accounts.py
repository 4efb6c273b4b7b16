"""The accounts of the demo: the only ones in it that have a password. They exist only in demo mode."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoAccount:
    """`role` as in `units.Role`; `unit` is the code of the unit that the role covers or the member belongs to."""

    role: str
    username: str
    unit: str
    post: str = ""

    @property
    def password(self):
        return f"demo-{self.username}-2026"


ACCOUNTS = (
    DemoAccount("administrator", "quantri", "NS"),
    DemoAccount("officer", "canbo", "NS"),
    DemoAccount("reviewer", "chambai", "NS"),
    DemoAccount("leader", "lanhdao", "NS", post="head"),
    DemoAccount("officer", "canbo.x05", "X05"),
    DemoAccount("clerk", "vanthu.x05", "X05"),
    DemoAccount("leader", "lanhdao.x05", "X05", post="secretary"),
    DemoAccount("clerk", "vanthu.x09", "X09"),
    DemoAccount("member", "thanhvien", "X05-01"),
    DemoAccount("member", "thanhvien2", "X05-02"),
    DemoAccount("member", "thanhvien3", "X09-01"),
)
