"""What is marked in a document's text for its reader."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from nennep.documents.models import Citation
from nennep.documents.reader import Mark
from nennep.documents.rules import can_see
from nennep.lib.vietnamese import fold

State = Citation.State

FIELDS = {
    "type": gettext_lazy("Type"),
    "number": pgettext_lazy("document", "Number"),
    "notation": gettext_lazy("Notation"),
    "issuer": gettext_lazy("Issued by"),
    "issued_on": pgettext_lazy("document", "Date"),
    "subject": gettext_lazy("Subject"),
    "signer": gettext_lazy("Signed by"),
    "signer_post": gettext_lazy("Post of the signer"),
    "recipients": gettext_lazy("Recipients"),
    "urgency": gettext_lazy("Urgency"),
    "term": gettext_lazy("Term"),
}


def marks_of(document, citations, deadlines, user, *, can_keep):
    """Citations first, then deadlines, then where each field was read."""
    marks = [_of_citation(one, user, can_keep) for one in citations]
    marks += [Mark(one.start, one.end, "deadline", _("Deadline named in the text")) for one in deadlines]
    if document.text:
        marks += list(_of_fields(_still_so(document)))
    return marks


def _still_so(document):
    """Where fields were read, without the subject when a person has written another one since."""
    found_at = dict(document.found_at)
    if "subject" in found_at:
        start, end = found_at["subject"]
        if fold(document.text[start:end]).split() != fold(document.subject).split():
            del found_at["subject"]
    return found_at


def _of_citation(citation, user, can_keep):
    place = f"c-{citation.pk}"
    if citation.state == State.RESOLVED and citation.target and can_see(user, citation.target):
        url = reverse("documents:document", args=[citation.target_id])
        title = f"{citation.target}: {citation.target.subject}"
        return Mark(citation.start, citation.end, "resolved", title, url, place)
    state = State.RESOLVED if citation.state == State.RESOLVED else State(citation.state)
    can_decide = can_keep and citation.state in (State.OPEN, State.AMBIGUOUS)
    url = reverse("documents:citation", args=[citation.pk]) if can_decide else ""
    return Mark(citation.start, citation.end, state.value, str(state.label).capitalize(), url, place)


def _of_fields(found_at):
    """`found_at` holds one span a field, or several (recipients)."""
    for name, spans in found_at.items():
        for start, end in spans if spans and isinstance(spans[0], list) else [spans]:
            yield Mark(start, end, "field", str(FIELDS.get(name, name)))
