"""Template tags by subject; `templatetags/ui.py` offers them all to every template."""
