"""Several clerks write in one book in the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from nennep.documents.actions import enter_in_register
from nennep.documents.models import Document
from nennep.documents.tests.papers import paper
from nennep.units.tests.cast import build_cast


@pytest.mark.django_db(transaction=True)
def test_all_at_once_get_numbers_without_a_gap():
    cast = build_cast()
    papers = [paper(cast, "Chỉ thị", f"{number}-CT/TU") for number in range(1, 7)]

    def enter(document):
        try:
            return enter_in_register(
                document=document,
                unit=cast.units["NS.01"],
                direction=Document.Direction.INCOMING,
                on=date(2026, 3, 9),
                by=cast.users["clerk@NS.01"],
            ).number
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as clerks:
        assert sorted(clerks.map(enter, papers)) == [1, 2, 3, 4, 5, 6]
