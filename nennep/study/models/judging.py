"""What was kept of a judgement beside the steps of the duty."""

from django.db import models

from nennep.duties.models import Transition
from nennep.integrity.models import Finding
from nennep.study.models.essay import Submission


class Ground(models.Model):
    """A finding that an essay was sent back with, and its places in that attempt as they stood then.

    Passages are [start, end] in the text, in a pair [start, end, other start, other end].
    """

    sent_back = models.ForeignKey(Transition, on_delete=models.PROTECT, related_name="grounds")
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="grounds")
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="grounds")
    passages = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sent_back", "finding"], name="ground_once_in_a_send_back")]
        ordering = ["pk"]

    def __str__(self):
        return f"ground of {self.sent_back_id}"
