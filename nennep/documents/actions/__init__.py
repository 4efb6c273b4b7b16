"""What people do with documents. One module for each sort of act."""

from nennep.documents.actions.register import add_version, register_document

__all__ = ["add_version", "register_document"]
