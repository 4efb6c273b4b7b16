"""What is done about documents: hand-ons, what units hand in, reviews, and which reminders were sent."""

from nennep.directives.models.delivery import Delivery
from nennep.directives.models.handing_on import HandOn, HandOnTarget
from nennep.directives.models.reminder import Reminder
from nennep.directives.models.review import Review

__all__ = ["Delivery", "HandOn", "HandOnTarget", "Reminder", "Review"]
