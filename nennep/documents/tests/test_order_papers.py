"""The papers of documents in order: every number in them opens exactly the documents that it counts."""

import io
import zipfile
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from docx import Document as Paper
from docx.oxml.ns import qn
from lxml import etree

from nennep.documents.tests.test_order import cast, officer, registry
from nennep.lib.handover import HOUSES

__all__ = ["cast", "officer", "registry"]

pytestmark = pytest.mark.django_db
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def numbers_of_workbook(content):
    packed = zipfile.ZipFile(io.BytesIO(content))
    shared = ["".join(one.itertext()) for one in etree.fromstring(packed.read("xl/sharedStrings.xml"))]
    for name in [one for one in packed.namelist() if one.startswith("xl/worksheets/sheet")]:
        sheet = etree.fromstring(packed.read(name))
        cells = {cell.get("r"): cell for cell in sheet.iter(f"{SHEET}c")}
        links = list(sheet.iter(f"{SHEET}hyperlink"))
        relations = packed.read(name.replace("worksheets/", "worksheets/_rels/") + ".rels") if links else b"<none/>"
        targets = {one.get("Id"): one.get("Target") for one in etree.fromstring(relations)}
        for link in links:
            cell = cells[link.get("ref")]
            value = cell.findtext(f"{SHEET}v")
            yield targets[link.get(RELATION)], shared[int(value)] if cell.get("t") == "s" else value


def numbers_of_paper(content):
    paper = Paper(io.BytesIO(content))
    for link in paper.element.body.iter(qn("w:hyperlink")):
        words = "".join(text.text for text in link.iter(qn("w:t")))
        yield paper.part.rels[link.get(qn("r:id"))].target_ref, words


FORMS = {"xlsx": numbers_of_workbook, **dict.fromkeys(HOUSES, numbers_of_paper)}


def counted(client, address):
    parts = urlsplit(address)
    context = client.get(f"{parts.path}?{parts.query}").context
    # What is named and not held has a list of its own.
    return context["total"] if "total" in context else context["page"].paginator.count


@pytest.mark.parametrize("form", sorted(FORMS))
@pytest.mark.parametrize("code", ["NS", "NS.01"])
def test_every_number_of_a_paper_opens_as_many_documents(form, code, officer, cast, registry):
    cache.clear()
    answer = officer.get(f"/documents/order/{form}/?unit={cast.units[code].pk}")

    links = list(FORMS[form](b"".join(answer.streaming_content) if answer.streaming else answer.content))

    # Names of documents lead to the documents themselves.
    told = [(address, int(words.replace(".", ""))) for address, words in links if "?" in address]
    assert len(told) > 20
    assert [(address, counted(officer, address)) for address, _number in told] == told
