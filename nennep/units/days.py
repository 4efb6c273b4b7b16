"""Where days begin and end, in the organisation's time zone."""

from datetime import datetime, time, timedelta

from django.db.models import DateField
from django.db.models.functions import TruncDate
from django.utils.timezone import get_current_timezone


def start_of(day):
    """The first moment of that day."""
    return datetime.combine(day, time.min, tzinfo=get_current_timezone())


def end_of(day):
    """The first moment after that day."""
    return start_of(day + timedelta(days=1))


class DayOf(TruncDate):
    """The day on which a moment lay, in the organisation's time zone.

    On SQLite Django would call Python for each row, which takes ten times as long. SQLite itself knows no time zones,
    but Vietnam's clocks have not changed since 1975.
    """

    output_field = DateField()

    def as_sqlite(self, compiler, connection, **more):
        moment, parameters = compiler.compile(self.lhs)
        return f"date({moment}, '+7 hours')", parameters
