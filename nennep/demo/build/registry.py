"""The registry of documents: some 400 papers of four bodies over three terms, and what was done about them."""

from datetime import date, timedelta
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from nennep.demo.build.finished import account, studied_document
from nennep.demo.build.jobs import run_waiting_jobs
from nennep.demo.build.steps import SEED
from nennep.demo.writing import directive, phrases
from nennep.demo.writing.papers import papers
from nennep.demo.writing.papers.paper import term_of
from nennep.demo.writing.papers.sheet import as_docx
from nennep.demo.writing.papers.themes import themes
from nennep.documents.actions import register_document
from nennep.documents.actions.booking import enter_in_register
from nennep.documents.actions.changing import change_document
from nennep.documents.actions.relating import confirm_relation
from nennep.documents.models import Document, Relation, Topic
from nennep.files.actions import store
from nennep.intake.actions.taking import take_uploads
from nennep.units.models import Unit

# Of the newest papers the file is kept too; of the older ones, the text is all that was ever typed.
FILES = 40
DAYS_ON_THE_WAY = 4
STILL_PROPOSED = date(2026, 9, 1)
# These came this morning: others cite them already, and nobody has confirmed them yet. One is there already.
IN_THE_TRAY = ("roads.m4", "school.m4", "market.m4")
THERE_ALREADY = "digital.c0"
FORM = UUID("5b0f6a53-0d55-4c5e-8e2f-6b1b7e5c7a40")


def register_papers(site):
    """Oldest first, as they came in. The province keeps its own and what came from above; communes keep theirs."""
    by = account("canbo")
    units = {unit.code: unit for unit in Unit.objects.filter(tree__code="na-son")}
    topics = _topics(units["NS"].tree)
    _file_the_studied(topics, by)
    written = papers(SEED)
    with_file = {paper.key for paper in written[-FILES:]}
    for paper in written:
        if paper.key in IN_THE_TRAY:
            continue
        file = None
        if paper.key in with_file:
            file = store(_upload(paper), by=by)
        document = register_document(**_fields(paper, units, topics), by=by, file=file)
        enter_in_register(
            document=document,
            unit=document.unit,
            direction=document.direction,
            by=by,
            on=paper.issued_on + timedelta(days=0 if paper.issuer.unit else DAYS_ON_THE_WAY),
            handed_to=phrases.HANDED_TO,
        )
    site.say(f"      {Document.objects.count()} văn bản")


def fill_the_tray(site):
    """Files that wait for a person in the province's tray."""
    uploads = [_upload(paper) for paper in papers(SEED) if paper.key in (*IN_THE_TRAY, THERE_ALREADY)]
    take_uploads(unit=Unit.objects.get(code="NS"), uploads=uploads, by=account("canbo"), form_key=FORM)
    run_waiting_jobs()


def relate_papers(site):
    """What the wording proposed is confirmed, but for what the communes' newest plans and reports say."""
    by = account("canbo")
    open_ones = Relation.objects.filter(state=Relation.State.PROPOSED).select_related("source")
    for relation in open_ones.exclude(source__issued_on__gte=STILL_PROPOSED).order_by("source__issued_on", "pk"):
        confirm_relation(relation=relation, by=by)
    site.say(f"      {Relation.objects.filter(state=Relation.State.CONFIRMED).count()} quan hệ giữa các văn bản")


def _file_the_studied(topics, by):
    """The two documents of the campaigns came before there were topics."""
    for theme, studied in directive.DOCUMENTS.items():
        change_document(document=studied_document(studied), by=by, topic=topics[theme], term=term_of(studied.issued_on))


def _topics(tree):
    return {
        theme.key: Topic.objects.create(tree=tree, name=theme.title[0].upper() + theme.title[1:]) for theme in themes()
    }


def _fields(paper, units, topics):
    keeper = units[paper.issuer.unit or "NS"]
    is_own = bool(paper.issuer.unit)
    return {
        "type": paper.type,
        "number": paper.number,
        "notation": paper.notation,
        "issuer": paper.issuer.name,
        "issuer_unit": keeper if is_own else None,
        "issued_on": paper.issued_on,
        "subject": paper.subject,
        "signer": paper.signer,
        "signer_post": paper.issuer.post.capitalize(),
        "recipients": "\n".join(name.rstrip(",.") for name in paper.recipients),
        "term": paper.term,
        "topic": topics[paper.theme],
        "direction": Document.Direction.OUTGOING if is_own else Document.Direction.INCOMING,
        "unit": keeper,
        "text": paper.text,
    }


def _upload(paper):
    return SimpleUploadedFile(f"{paper.full_number.replace('/', '-')}.docx", as_docx(paper))
