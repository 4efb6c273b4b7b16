"""Where days begin and end, in the organisation's time zone."""

from datetime import datetime, time, timedelta

from django.utils.timezone import get_current_timezone


def start_of(day):
    """The first moment of that day."""
    return datetime.combine(day, time.min, tzinfo=get_current_timezone())


def end_of(day):
    """The first moment after that day."""
    return start_of(day + timedelta(days=1))
