"""What study does by itself."""

from datetime import time

from nennep.serve.periodic import nightly
from nennep.study.actions.retention import retention_task

nightly("study.retention", at=time(2, 20), run=retention_task.enqueue)
