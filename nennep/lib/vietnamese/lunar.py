"""The Vietnamese lunar calendar, computed: new moons and the sun's longitude after Meeus, days at UTC+7.

A month begins on the day of the new moon; the month that holds the winter solstice is the eleventh; of
thirteen months between two such, the first without a major solar term is the leap month. Days are judged at
UTC+7, therefore some years differ from the Chinese calendar (1985, 2007, 2030). Good for 1900 to 2100.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import floor, radians, sin

_UTC_PLUS_7 = 7 / 24
_SYNODIC_MONTH = 29.530588861
_EPOCH = date(2000, 1, 1).toordinal() - 2451545  # Julian day number at noon -> ordinal


@dataclass(frozen=True, order=True)
class LunarDate:
    """A day of the lunar calendar; `leap` for the second month of that number."""

    year: int
    month: int
    leap: bool
    day: int


def solar_to_lunar(day: date) -> LunarDate:
    """The lunar date of a day."""
    number = day.toordinal() - _EPOCH
    for year in (day.year + 1, day.year, day.year - 1):
        for start, month, leap in reversed(_months(year)):
            if start <= number:
                return LunarDate(year, month, leap, number - start + 1)
    raise ValueError(day)


def lunar_to_solar(year: int, month: int, day: int, *, leap: bool = False) -> date:
    """The day of a lunar date. ValueError when that month or day does not exist."""
    months = _months(year)
    ends = [start for start, _, _ in months[1:]] + [_months(year + 1)[0][0]]
    for (start, number, is_leap), end in zip(months, ends, strict=True):
        if (number, is_leap) == (month, leap) and 1 <= day <= end - start:
            return date.fromordinal(start + day - 1 + _EPOCH)
    raise ValueError(f"{day}/{month}/{year}")


def tet(year: int) -> date:
    """The first day of the lunar year that begins in `year`."""
    return lunar_to_solar(year, 1, 1)


@lru_cache(maxsize=512)
def _months(year: int) -> tuple[tuple[int, int, bool], ...]:
    """First day (Julian day number), number and leap of each month of the lunar year, in order."""
    cycles = [*_cycle(year), *_cycle(year + 1)]
    first = next(i for i, (_, month, _) in enumerate(cycles) if month == 1)
    length = next(i for i, (_, month, _) in enumerate(cycles[first + 1 :], 1) if month == 1)
    return tuple(cycles[first : first + length])


@lru_cache(maxsize=512)
def _cycle(year: int) -> tuple[tuple[int, int, bool], ...]:
    """The months from the eleventh of the year before up to, not with, the eleventh of `year`."""
    first, last = _eleventh_month(year - 1), _eleventh_month(year)
    starts = [_new_moon_day(k) for k in range(first, last + 1)]
    leap_at = _leap_index(starts) if last - first == 13 else None
    months = []
    number = 10
    for index, start in enumerate(starts[:-1]):
        leap = index == leap_at
        number += 0 if leap else 1
        months.append((start, (number - 1) % 12 + 1, leap))
    return tuple(months)


def _leap_index(starts: list[int]) -> int:
    terms = [_solar_term(start) for start in starts]
    return next(i for i in range(1, len(starts) - 1) if terms[i] == terms[i + 1])


def _eleventh_month(year: int) -> int:
    """The index of the lunation that holds the winter solstice of the year."""
    year_end = date(year, 12, 31).toordinal() - _EPOCH
    k = floor((year_end - 2451550.1) / _SYNODIC_MONTH) + 1
    while _new_moon_day(k) > year_end:
        k -= 1
    return k - 1 if _solar_term(_new_moon_day(k)) >= 9 else k


def _solar_term(day_number: int) -> int:
    """Which 30-degree part of its way the sun has reached as the day begins; 9 from the winter solstice."""
    return floor(_sun_longitude(day_number - 0.5 - _UTC_PLUS_7) / 30)


@lru_cache(maxsize=8192)
def _new_moon_day(k: int) -> int:
    """The Julian day number (at noon) of the day, at UTC+7, of new moon k; k = 0 is 6 January 2000."""
    return floor(_new_moon(k) + 0.5 + _UTC_PLUS_7)


def _new_moon(k: int) -> float:
    """Universal time of new moon k as a Julian day (Meeus, Astronomical Algorithms, chapter 49)."""
    t = k / 1236.85
    e = 1 - 0.002516 * t - 0.0000074 * t * t
    sun = radians(2.5534 + 29.10535670 * k - 0.0000014 * t**2)
    moon = radians(201.5643 + 385.81693528 * k + 0.0107582 * t**2 + 0.00001238 * t**3)
    latitude = radians(160.7108 + 390.67050284 * k - 0.0016118 * t**2 - 0.00000227 * t**3)
    node = radians(124.7746 - 1.56375588 * k + 0.0020672 * t**2 + 0.00000215 * t**3)
    mean = 2451550.09766 + _SYNODIC_MONTH * k + 0.00015437 * t**2 - 0.00000015 * t**3
    terms = (
        -0.40720 * sin(moon) + 0.17241 * e * sin(sun) + 0.01608 * sin(2 * moon)
        + 0.01039 * sin(2 * latitude) + 0.00739 * e * sin(moon - sun) - 0.00514 * e * sin(moon + sun)
        + 0.00208 * e * e * sin(2 * sun) - 0.00111 * sin(moon - 2 * latitude)
        - 0.00057 * sin(moon + 2 * latitude) + 0.00056 * e * sin(2 * moon + sun) - 0.00042 * sin(3 * moon)
        + 0.00042 * e * sin(sun + 2 * latitude) + 0.00038 * e * sin(sun - 2 * latitude)
        - 0.00024 * e * sin(2 * moon - sun) - 0.00017 * sin(node) - 0.00007 * sin(moon + 2 * sun)
        + 0.00004 * sin(2 * moon - 2 * latitude) + 0.00004 * sin(3 * sun)
        + 0.00003 * sin(moon + sun - 2 * latitude) + 0.00003 * sin(2 * moon + 2 * latitude)
        - 0.00003 * sin(moon + sun + 2 * latitude) + 0.00003 * sin(moon - sun + 2 * latitude)
    )  # fmt: skip
    planets = sum(amount * sin(radians(a + b * k)) for amount, a, b in _PLANETS)
    return mean + terms + planets - _delta_t(2000 + t * 100) / 86400


_PLANETS = (
    (0.000325, 299.77, 0.107408), (0.000165, 251.88, 0.016321), (0.000164, 251.83, 26.651886),
    (0.000126, 349.42, 36.412478), (0.000110, 84.66, 18.206239), (0.000062, 141.74, 53.303771),
    (0.000060, 207.14, 2.453732), (0.000056, 154.84, 7.306860), (0.000047, 34.52, 27.261239),
    (0.000042, 207.19, 0.121824), (0.000040, 291.34, 1.844379), (0.000037, 161.72, 24.198154),
    (0.000035, 239.56, 25.513099), (0.000023, 331.55, 3.592518),
)  # fmt: skip


def _delta_t(year: float) -> float:
    """Dynamical minus universal time, in seconds; a few seconds' error would not move a day here."""
    u = (year - 2000) / 100
    if year < 1986:
        return 32.2 + 74.0 * (u + 0.5) if year > 1950 else 29.0
    return 62.92 + 32.217 * u + 55.89 * u * u


def _sun_longitude(julian_day: float) -> float:
    """Apparent longitude of the sun, degrees 0..360 (Meeus, chapter 25, good to 0.01 degrees)."""
    t = (julian_day + 65 / 86400 - 2451545) / 36525
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t
    anomaly = radians(357.52911 + 35999.05029 * t - 0.0001537 * t * t)
    centre = (
        (1.914602 - 0.004817 * t - 0.000014 * t * t) * sin(anomaly)
        + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
        + 0.000289 * sin(3 * anomaly)
    )
    node = radians(125.04 - 1934.136 * t)
    return (mean + centre - 0.00569 - 0.00478 * sin(node)) % 360
