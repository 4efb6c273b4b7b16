"""Numbers as bodies give them: party bodies count through a term, state bodies through a year."""

from collections import defaultdict
from datetime import date

from ..grammar import randomness
from .paper import Issuer, term_of

SYMBOLS = {
    "Nghị quyết": "NQ",
    "Chỉ thị": "CT",
    "Kết luận": "KL",
    "Kế hoạch": "KH",
    "Hướng dẫn": "HD",
    "Báo cáo": "BC",
    "Quyết định": "QĐ",
    "Thông tư": "TT",
}


class Numbers:
    """Gives each paper the next number of its series; papers come in order of their days."""

    def __init__(self, seed: object):
        self._last: dict[tuple, int] = defaultdict(int)
        self._rng = randomness(seed, "numbers of papers")

    def take(self, issuer: Issuer, kind: str, day: date) -> tuple[str, str]:
        """(number, notation): ("12", "CT/TU"), ("15", "QĐ-UBND"), ("07", "2023/TT-BDS"), ("86", "UBND-VX")."""
        span = term_of(day) if issuer.layout == "party" else str(day.year)
        series = (issuer.key, kind, span)
        # Other matters than ours take numbers as well.
        self._last[series] += self._rng.randint(1, 4)
        number = f"{self._last[series]:02}"
        if kind == "Công văn":
            return number, f"{issuer.suffix}-VX"
        symbol = SYMBOLS[kind]
        if kind == "Thông tư":
            return number, f"{day.year}/{symbol}-{issuer.suffix}"
        return number, f"{symbol}{'/' if issuer.layout == 'party' else '-'}{issuer.suffix}"
