"""What history does by itself."""

from nennep.history.actions import seal_pending
from nennep.serve.periodic import every

every("history.seal", seconds=5, run=seal_pending)
