"""What the registry does by itself."""

from datetime import time

from nennep.documents.actions.citing import answer_missed, read_unread
from nennep.serve.periodic import every, nightly

every("documents.read_unread", seconds=20, run=read_unread)
nightly("documents.answer_missed", at=time(2, 40), run=answer_missed)
