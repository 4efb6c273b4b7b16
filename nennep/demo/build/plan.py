"""All steps of the demo, in order."""

from nennep.demo.build import directives, essays, finished, organisation, registry, reporting, running
from nennep.demo.build.steps import BuildStep

STEPS = (
    BuildStep("tree", "Cây tổ chức hôm nay và cây cũ", organisation.build_tree),
    BuildStep("people", "Con người và chi bộ", organisation.build_people),
    BuildStep("accounts", "Tài khoản", organisation.build_accounts),
    BuildStep("finished.set_up", "Đợt học tập đã xong: chuẩn bị", finished.set_up),
    BuildStep("finished.launch", "Đợt học tập đã xong: giao cho 5.875 người", finished.launch_it),
    BuildStep("finished.attendance", "Đợt học tập đã xong: điểm danh 23 điểm cầu", finished.keep_attendance),
    BuildStep("finished.hand_in", "Đợt học tập đã xong: nộp 5.875 bài", essays.hand_in, needs_texts=True),
    BuildStep("finished.check", "Đợt học tập đã xong: kiểm tra bài", essays.check, is_atomic=False),
    BuildStep("finished.send_back", "Đợt học tập đã xong: trả lại 13 bài", essays.send_thirteen_back, needs_texts=True),
    BuildStep("finished.accept", "Đợt học tập đã xong: chấm bài", essays.accept),
    BuildStep("finished.mend", "Đợt học tập đã xong: 13 bài viết lại", essays.mend, needs_texts=True),
    BuildStep(
        "finished.check_mended", "Đợt học tập đã xong: kiểm tra bài viết lại", essays.check_mended, is_atomic=False
    ),
    BuildStep("finished.close", "Đợt học tập đã xong: công nhận và đóng", essays.accept_mended),
    BuildStep("finished.report", "Đợt học tập đã xong: báo cáo được ký", reporting.report_and_sign),
    BuildStep("running.set_up", "Đợt học tập đang chạy: chuẩn bị và giao", running.set_up),
    BuildStep("running.attendance", "Đợt học tập đang chạy: điểm danh", running.keep_attendance),
    BuildStep("running.hand_in", "Đợt học tập đang chạy: nộp bài", running.hand_in, needs_texts=True),
    BuildStep("running.judge", "Đợt học tập đang chạy: kiểm tra, chấm bài", running.judge, is_atomic=False),
    BuildStep("registry.papers", "Sổ văn bản: vào sổ các văn bản của ba nhiệm kỳ", registry.register_papers),
    BuildStep("registry.relations", "Sổ văn bản: quan hệ giữa các văn bản", registry.relate_papers),
    BuildStep("registry.tray", "Khay văn bản đến: văn bản chờ xác nhận", registry.fill_the_tray, is_atomic=False),
    BuildStep("directives.studied", "Triển khai văn bản: chỉ thị đã học tập", directives.hand_on_the_studied),
    BuildStep("directives.running", "Triển khai văn bản: kế hoạch đang học tập", directives.hand_on_the_running),
    BuildStep("directives.reviews", "Triển khai văn bản: tổng kết", directives.ask_for_reviews),
)
