"""What an essay says with figures and names: days, hours, sums, people, villages. All drawn by chance, all made up."""

from datetime import date, timedelta

from . import people
from .grammar import Voice
from .word_lists import word_list

_MEN = sorted(set(people.MEN_GIVEN + people.MONG_MEN_GIVEN + people.DAO_MEN_GIVEN))
_WOMEN = sorted(set(people.WOMEN_GIVEN + people.MONG_WOMEN_GIVEN + people.DAO_WOMEN_GIVEN))
_FAMILIES = sorted({family for families in people.FAMILIES.values() for family in families})
_FIRST = word_list("villages any first")
_SECOND = word_list("villages any second")
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

# The months that the essays of both campaigns look back on, and those that their plans reach.
_PAST = (date(2025, 9, 5), date(2026, 9, 12))
_RAINS = (date(2026, 5, 20), date(2026, 9, 12))
_AHEAD = (date(2026, 12, 1), date(2027, 11, 30))
_SESSIONS = (date(2026, 9, 12), date(2026, 9, 27))
_FLOOD_SESSIONS = (date(2026, 10, 20), date(2026, 11, 8))


def _day(voice: Voice, span: tuple[date, date]) -> date:
    first, last = span
    return first + timedelta(days=int(voice.random() * (last - first).days))


def _written(voice: Voice, day: date) -> str:
    style = int(voice.random() * 7)
    if style == 0:
        return f"{day.day}/{day.month}/{day.year}"
    if style == 1:
        return f"{_WEEKDAYS[day.weekday()]} {day.day}/{day.month}"
    if style == 2:
        head = "mùng" if day.day <= 10 else "ngày"
        return f"{head} {day.day} tháng {day.month}"
    if style == 3:
        return f"ngày {day.day}/{day.month}"
    if style == 4:
        return f"{day.day:02}.{day.month}"
    if style == 5:
        third = ("đầu", "giữa", "cuối")[min(2, (day.day - 1) // 10)]
        return f"{third} tháng {day.month}"
    return f"{day.day}/{day.month}"


def day(voice: Voice) -> str:
    return _written(voice, _day(voice, _PAST))


def rainy_day(voice: Voice) -> str:
    return _written(voice, _day(voice, _RAINS))


def session_day(voice: Voice) -> str:
    return _written(voice, _day(voice, _SESSIONS))


def flood_session_day(voice: Voice) -> str:
    return _written(voice, _day(voice, _FLOOD_SESSIONS))


def day_ahead(voice: Voice) -> str:
    ahead = _day(voice, _AHEAD)
    if voice.random() < 0.4:
        return f"tháng {ahead.month}/{ahead.year}"
    return f"{ahead.day}/{ahead.month}/{ahead.year}"


def clock(voice: Voice) -> str:
    hour = voice.pick((5, 6, 7, 8, 9, 10, 14, 15, 16, 17, 18, 19, 20, 21))
    minute = 5 * int(voice.random() * 12)
    style = int(voice.random() * 4)
    if style == 0:
        return f"{hour}h{minute:02}" if minute else f"{hour}h"
    if style == 1:
        return f"{hour} giờ {minute:02}" if minute else f"{hour} giờ"
    part = "sáng" if hour < 11 else "chiều" if hour < 18 else "tối"
    twelve = hour if hour <= 12 else hour - 12
    if style == 2:
        return f"gần {twelve} giờ {part}" if minute < 30 else f"{twelve} rưỡi {part}"
    return f"hơn {twelve} giờ {part}"


def night_hour(voice: Voice) -> str:
    hour = voice.pick((22, 23, 0, 1, 2, 3, 4))
    return f"{hour} giờ {5 * int(voice.random() * 12):02}"


def _sum(voice: Voice, thousands: int) -> str:
    """The same sum in one of the ways people write it."""
    style = int(voice.random() * 4)
    if thousands < 1000:
        return f"{thousands}{(' nghìn', ' nghìn đồng', ' ngàn', '.000 đồng')[style]}"
    millions, rest = divmod(thousands, 1000)
    if style == 0:
        return f"{millions}.{rest:03}.000 đồng"
    if rest == 500 and style == 1:
        return f"{millions} triệu rưỡi"
    return f"{millions},{rest // 100} triệu" if rest else f"{millions} triệu"


def small_sum(voice: Voice) -> str:
    return _sum(voice, 5 * (2 + int(voice.random() * 97)))


def fair_sum(voice: Voice) -> str:
    """What a telephone or a small machine costs."""
    return _sum(voice, 100 * (7 + int(voice.random() * 55)))


def big_sum(voice: Voice) -> str:
    return _sum(voice, 100 * (8 + int(voice.random() * 480)))


def man(voice: Voice) -> str:
    return _person(voice, ("anh", "anh", "anh", "chú", "bác", "ông", "cậu"), _MEN)


def woman(voice: Voice) -> str:
    return _person(voice, ("chị", "chị", "chị", "cô", "bác", "bà", "thím"), _WOMEN)


def elder(voice: Voice) -> str:
    if voice.random() < 0.5:
        return _person(voice, ("ông", "cụ", "bác"), _MEN)
    return _person(voice, ("bà", "bà", "cụ"), _WOMEN)


def youth(voice: Voice) -> str:
    names = _MEN if voice.random() < 0.5 else _WOMEN
    return _person(voice, ("cháu", "em", "cháu"), names)


def _person(voice: Voice, titles: tuple[str, ...], given: list[str]) -> str:
    title, name = voice.pick(titles), voice.pick(given)
    if voice.random() < 0.28:
        return f"{title} {voice.pick(_FAMILIES)} {'Thị' if given is _WOMEN else 'Văn'} {name}"
    if voice.random() < 0.2:
        return f"{title} {voice.pick(_FAMILIES)} {name}"
    return f"{title} {name}"


def village(voice: Voice) -> str:
    """The name of a village without the word for it."""
    return f"{voice.pick(_FIRST)} {voice.pick(_SECOND)}"


def percent(voice: Voice) -> str:
    return f"{12 + int(voice.random() * 80)}%"


FUNCTIONS = {
    function.__name__: function
    for function in (
        *(day, session_day, flood_session_day, rainy_day, day_ahead, clock, night_hour, small_sum, fair_sum),
        *(big_sum, man, woman, elder, youth, village, percent),
    )
}
