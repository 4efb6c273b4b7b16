"""What each signal means and what it cannot tell, in words for reviewers and authors alike."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nennep.integrity.models import Signal


@dataclass(frozen=True)
class Explanation:
    means: str | Promise
    cannot_tell: str | Promise


WHO_AND_WHY = _("Not who wrote first, nor why: two people may have worked together or used one source.")
WHETHER_GOOD = _("Not whether the essay is good: few words may say what is needed.")
HOW_IT_CAME = _("Not how it came about: word processors, phones and forms do this by themselves, too.")

EXPLANATIONS = {
    Signal.SAME_TEXT: Explanation(
        _("All words of one's own are the same in both essays; quotes of the document and the form are left out."),
        WHO_AND_WHY,
    ),
    Signal.NEAR_COPY: Explanation(
        _("Passages of both essays are nearly word for word the same and stand in no document that everybody had."),
        WHO_AND_WHY,
    ),
    Signal.OWN_EARLIER: Explanation(
        _("Passages stand in an earlier essay of the same author."),
        _("Not whether that matters: one may go on from what one wrote before."),
    ),
    Signal.TOO_SHORT: Explanation(
        _("Beside quotes and the form there are fewer words than the campaign asks for."), WHETHER_GOOD
    ),
    Signal.FORM_ONLY: Explanation(_("Beside the form hardly anything was filled in."), WHETHER_GOOD),
    Signal.QUOTES_ONLY: Explanation(
        _("Nearly all of it stands in the document word for word."),
        _("Not whether it was understood: a quote may be well chosen."),
    ),
    Signal.PADDED: Explanation(
        _("Much of its length comes from passages that are repeated."),
        _("Not whether that was meant: a paste that went wrong looks the same."),
    ),
    Signal.MISSING_HEADINGS: Explanation(
        _("A heading that the campaign asks for begins no line."),
        _("Not whether its content is missing: it may stand under another name."),
    ),
    Signal.HIDDEN_TEXT: Explanation(
        _("The file holds words that nobody sees on paper: white, tiny or hidden."), HOW_IT_CAME
    ),
    Signal.MIXED_STYLES: Explanation(_("The file changes between several fonts or colours."), HOW_IT_CAME),
    Signal.PASTED_BLOCK: Explanation(
        _("One block of the file has another font or size than what stands around it."), HOW_IT_CAME
    ),
    Signal.MIXED_ENCODINGS: Explanation(
        _("Letters of old fonts or of another alphabet stand among Vietnamese ones."), HOW_IT_CAME
    ),
}
