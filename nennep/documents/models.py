"""Official documents. For now what a study campaign needs; the registry grows around it."""

from django.db import models
from django.utils.timezone import now

from nennep.files.models import StoredFile
from nennep.units.models import Unit


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Documents are handed down: the keeping unit's subtree and the way up see them."""
        above = Unit.objects.above(*user.unit_scope.paths())
        below = Unit.objects.under(*user.unit_scope.paths())
        return self.filter(models.Q(unit__in=above) | models.Q(unit__in=below))


class Document(models.Model):
    """One official document. Number and notation stand apart ("05", "CT/TU"); numbers repeat in every term."""

    type = models.CharField(max_length=40)
    number = models.CharField(max_length=20)
    notation = models.CharField(max_length=60, blank=True)
    issuer = models.CharField(max_length=200)
    issued_on = models.DateField()
    subject = models.CharField(max_length=500)
    # The unit that keeps it.
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="documents")
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    created_at = models.DateTimeField(default=now)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["type", "number", "notation", "issuer", "issued_on"], name="document_once")
        ]
        ordering = ["-issued_on", "-pk"]

    def __str__(self):
        return f"{self.type} {self.full_number}"

    @property
    def full_number(self):
        """As it is printed: "12-CT/TU" or, where the notation says so, "15/QĐ-UBND"."""
        if not self.notation:
            return self.number
        joint = "/" if "-" in self.notation.split("/")[0] or "/" not in self.notation else "-"
        return f"{self.number}{joint}{self.notation}"
