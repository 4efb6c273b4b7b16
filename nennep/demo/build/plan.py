"""All steps of the demo, in order."""

from nennep.demo.build import finished, organisation
from nennep.demo.build.steps import BuildStep

STEPS = (
    BuildStep("tree", "Cây tổ chức hôm nay và cây cũ", organisation.build_tree),
    BuildStep("people", "Con người và chi bộ", organisation.build_people),
    BuildStep("accounts", "Tài khoản", organisation.build_accounts),
    BuildStep("finished.set_up", "Đợt học tập đã xong: chuẩn bị", finished.set_up),
    BuildStep("finished.launch", "Đợt học tập đã xong: giao cho 5.875 người", finished.launch_it),
    BuildStep("finished.attendance", "Đợt học tập đã xong: điểm danh 23 điểm cầu", finished.keep_attendance),
)
