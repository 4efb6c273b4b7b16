"""Pages about documents that are handed on, carried out and reviewed."""
