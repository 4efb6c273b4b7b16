"""What the registry does by itself."""

from datetime import time

from nennep.documents.actions.citing import answer_missed, read_unread
from nennep.documents.actions.saving import tell_of_new_task
from nennep.serve.periodic import every, nightly

every("documents.read_unread", seconds=20, run=read_unread)
nightly("documents.answer_missed", at=time(2, 40), run=answer_missed)
every("documents.tell_of_new", seconds=600, run=tell_of_new_task.enqueue)
