"""TCVN3 and VNI: put right where the font tells, put right and flagged where only the letters do."""

from uuid import uuid4

import pytest
from django.urls import reverse

from nennep.intake.actions.reading import read_delivery
from nennep.intake.actions.taking import take_uploads
from nennep.intake.models import Arrival
from nennep.intake.tests.papers import docx, paragraph, plan, run, upload
from nennep.intake.tests.test_pages import client_of
from nennep.lib.vietnamese.encodings import _TCVN3_FROM, _TCVN3_TO

# Files are asked about here, which are the same whatever the database.
pytestmark = [pytest.mark.django_db, pytest.mark.once]
FONT = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
FLAG = "bảng mã cũ"


def in_tcvn3(text):
    """As an old machine stored it. The font draws capitals by other fonts, so the words are in small letters."""
    return text.translate(str.maketrans(_TCVN3_TO, _TCVN3_FROM))


def shown(clerk, commune, file):
    delivery = take_uploads(unit=commune, uploads=[file], by=clerk, form_key=uuid4())
    read_delivery(delivery.pk)
    arrival = delivery.arrivals.get()
    return arrival, client_of(clerk).get(reverse("intake:paper", args=[arrival.pk])).content.decode()


def body():
    return [line for line in plan().splitlines() if line and not line.isupper()]


def test_where_the_font_tells_the_words_are_put_right_without_a_flag(clerk, commune):
    lines = [paragraph(run(in_tcvn3(line), FONT)) for line in body()]

    arrival, page = shown(clerk, commune, upload("cũ.docx", docx("".join(lines))))

    assert arrival.state == Arrival.State.TO_CONFIRM
    assert "tổ chức tuần đọc sách trong các thôn" in arrival.text
    assert FLAG not in page


def test_where_only_the_letters_tell_they_are_put_right_and_flagged(clerk, commune):
    words = in_tcvn3("\n".join(body())).encode("cp1252", "replace")

    arrival, page = shown(clerk, commune, upload("cũ.txt", words))

    assert "tổ chức tuần đọc sách trong các thôn" in arrival.text
    assert FLAG in page
