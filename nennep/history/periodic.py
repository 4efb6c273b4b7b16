"""What history does by itself."""

from datetime import time

from nennep.history.actions import check_history, seal_pending
from nennep.serve.periodic import every, nightly

every("history.seal", seconds=5, run=seal_pending)
nightly("history.check", at=time(3, 40), run=check_history)
