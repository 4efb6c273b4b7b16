"""Pages about notices and mails."""
