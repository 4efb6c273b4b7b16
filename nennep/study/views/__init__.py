"""Pages of study campaigns."""
