"""What integrity does by itself."""

from nennep.integrity.actions.runs import fail_lost_runs
from nennep.serve.periodic import every

every("integrity.lost_runs", seconds=60, run=fail_lost_runs)
