"""What files do by themselves."""

from datetime import time

from nennep.files.actions import sweep
from nennep.serve.periodic import nightly

nightly("files.sweep", at=time(3, 10), run=sweep)
