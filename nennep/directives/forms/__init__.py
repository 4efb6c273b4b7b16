"""The doors for input about documents that are handed on and reviewed."""
