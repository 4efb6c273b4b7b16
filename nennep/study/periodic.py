"""What study does by itself."""

from datetime import time

from nennep.serve.periodic import every, nightly
from nennep.study.actions.deadline import check_at_deadlines
from nennep.study.actions.retention import retention_task

nightly("study.retention", at=time(2, 20), run=retention_task.enqueue)
every("study.check_at_deadlines", seconds=60, run=check_at_deadlines)
