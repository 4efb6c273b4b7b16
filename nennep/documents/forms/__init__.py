"""What people fill in about documents."""

from nennep.documents.forms.document import DocumentForm

__all__ = ["DocumentForm"]
