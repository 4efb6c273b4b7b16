"""What this app does by itself."""

from datetime import time

from nennep.directives.actions.reminding import remind
from nennep.serve.periodic import nightly

nightly("directives.remind", at=time(6, 30), run=remind)
