"""The codes under which notices about essays are kept, and what integrity calls their texts."""

ENTERED = "study.entered"
RETURNED = "study.returned"
ACCEPTED = "study.accepted"
ANSWERED = "study.answered"
OBJECTED = "study.objected"
OBJECTION_SETTLED = "study.objection_settled"
ASKED = "study.asked"
QUESTION_ANSWERED = "study.question_answered"
DISPUTED = "study.disputed"

SUBMISSION = "study.submission"
CAMPAIGN = "study.campaign"
