"""What the author is writing. Only the author sees it; an older version never overwrites a newer one."""

from django.db import transaction
from django.utils.timezone import now

from nennep.lib.vietnamese import nfc
from nennep.study.essay_errors import DraftChanged
from nennep.study.models import Draft


@transaction.atomic
def save_draft(*, essay, text, base_version):
    """Save over version `base_version` (0: there was none). Raises DraftChanged, which carries the newer draft.

    The words themselves go into no history: a draft is seen by its author only.
    """
    text = nfc(text.replace("\r\n", "\n"))
    draft, is_new = Draft.objects.select_for_update().get_or_create(essay=essay, defaults={"text": text, "version": 1})
    if is_new or draft.text == text:
        return draft
    if draft.version != base_version:
        raise DraftChanged(draft)
    draft.text, draft.version, draft.saved_at = text, draft.version + 1, now()
    draft.save(update_fields=["text", "version", "saved_at"])
    return draft
