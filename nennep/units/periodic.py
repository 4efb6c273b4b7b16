"""What units do by themselves."""

from datetime import time

from nennep.serve.periodic import nightly
from nennep.units.lists.taking_over import forget_old_doors

nightly("units.doors", at=time(3, 20), run=forget_old_doors)
