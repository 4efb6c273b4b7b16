"""The codes under which duties and notices of study campaigns are kept."""

ESSAY = "essay"
ATTENDANCE = "attendance"

LAUNCHED = "study.launched"
REMINDED = "study.reminded"
DEADLINE_CHANGED = "study.extended"
EXCUSED = "study.excused"
SHEET_REOPENED = "study.sheet_reopened"
