"""What the tray does by itself."""

from datetime import time

from nennep.intake.actions.forgetting import forget_old_arrivals
from nennep.intake.actions.mailing import look_into_mailboxes
from nennep.intake.actions.scanning import look_for_unread_scans
from nennep.intake.actions.watching import look_into_folders
from nennep.serve.periodic import every, nightly

every("intake.folders", seconds=15, run=look_into_folders)
every("intake.mailboxes", seconds=60, run=look_into_mailboxes)
every("intake.scans", seconds=600, run=look_for_unread_scans)
nightly("intake.forget", at=time(2, 40), run=forget_old_arrivals)
