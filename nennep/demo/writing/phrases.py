"""Short texts for the demo: titles, venues, sessions, notices, reasons, the narrative of the report."""

from .places import COMMUNES

CAMPAIGN_TITLES = {
    "digital": "Học tập Chỉ thị số 12-CT/TU về kỹ năng số cho mọi người dân",
    "flood": "Học tập Kế hoạch số 47-KH/TU về phòng, chống lũ quét, sạt lở đất",
}
CAMPAIGN_NOTES = {
    "digital": "Đợt học tập toàn tỉnh, một buổi trực tuyến tại 23 điểm cầu, mỗi người một bài viết bằng lời của mình.",
    "flood": "Đợt học tập trước mùa mưa 2027; bài thu hoạch nêu chỗ nguy hiểm gần nhà mình và việc mình nhận làm.",
}

_HALLS = (
    *("Hội trường Trung tâm Văn hóa", "Hội trường tầng 3 trụ sở", "Nhà văn hóa trung tâm", "Hội trường cũ thị trấn"),
    *("Hội trường trụ sở xã", "Nhà đa năng Trường Trung học cơ sở", "Hội trường trụ sở xã", "Nhà văn hóa phố"),
    *("Hội trường trụ sở xã", "Nhà văn hóa bản Viêng", "Hội trường cũ thị trấn", "Nhà văn hóa thôn"),
    *("Phòng họp lớn trụ sở xã", "Nhà văn hóa phố Bến", "Hội trường trụ sở xã", "Nhà đa năng Trường Tiểu học"),
    *("Hội trường trung tâm", "Nhà văn hóa bản Thúm", "Hội trường trụ sở xã", "Hội trường cũ thị trấn"),
    *("Nhà văn hóa bản Hao", "Phòng họp lớn trụ sở xã", "Hội trường lớn Thư viện tỉnh"),
)

# code of the commune -> name of its venue; 23 of them
VENUES = {commune.code: f"Điểm cầu {commune.name} ({hall})" for commune, hall in zip(COMMUNES, _HALLS, strict=True)}

SESSION_TITLES = {
    "digital": "Hội nghị trực tuyến học tập Chỉ thị về kỹ năng số",
    "flood": "Buổi học tập Kế hoạch phòng, chống lũ quét, sạt lở đất",
}
SESSION_AGENDA = {
    "digital": (
        "Giới thiệu Chỉ thị",
        "Xem ba việc làm mẫu trên điện thoại",
        "Hỏi và trả lời từ các điểm cầu",
        "Hướng dẫn viết bài thu hoạch",
    ),
    "flood": (
        "Giới thiệu Kế hoạch",
        "Thực hành hai tín hiệu kẻng",
        "Vẽ bản đồ nguy hiểm của bản",
        "Hướng dẫn viết bài thu hoạch",
    ),
}

NOTICES = {
    "launched": (
        "Đồng chí có một bài thu hoạch cần nộp. Bài viết bằng lời của mình; có thể gõ tại trang này, nộp tệp "
        "hoặc nhờ văn thư nhập hộ."
    ),
    "reminder": "Còn ít ngày đến hạn nộp bài. Ai chưa quen máy, văn thư chi bộ sẵn sàng nhập hộ từ bản viết tay.",
    "sent_back": "Bài thu hoạch được gửi lại kèm lý do và điều cần sửa. Đồng chí có thể trả lời nếu thấy chưa đúng.",
    "accepted": "Bài thu hoạch của đồng chí đã được nhận.",
    "extended": "Thời hạn nộp bài của đồng chí được lùi lại.",
}

EXCUSES = (
    "Đang điều trị nội trú dài ngày, có giấy của bệnh viện.",
    "Nghỉ thai sản, chi bộ đã thống nhất trong cuộc họp tháng 9.",
    "Đi chăm người thân ốm nặng ở tỉnh khác.",
    "Tuổi cao, mắt kém, chi bộ đề nghị miễn viết bài.",
    "Đi học tập trung dài hạn, viết bài tại nơi học.",
)
EXTENSIONS = (
    "Bản mất điện và mất sóng bốn ngày sau đợt mưa to.",
    "Đang vụ gặt, chi bộ xin lùi một tuần.",
    "Nằm viện, ra viện sẽ nộp.",
    "Đi công tác ở bản xa, chưa có mạng để nộp.",
    "Tệp nộp bị hỏng, cần viết lại.",
)
REVIEW_NOTES = (
    "Bài có việc thật, lời của mình.",
    "Nêu được việc sẽ làm và thời hạn.",
    "Kiến nghị rõ, đã ghi để chuyển đơn vị phụ trách.",
    "Bài ngắn nhưng cụ thể.",
)
ANSWERS_OF_AUTHORS = (
    "Tôi nhờ cháu gõ hộ nên nhầm tệp, xin viết lại.",
    "Tôi xin nhận và viết lại bằng việc ở bản mình.",
    "Hai anh em cùng bàn rồi viết nên giống nhau, tôi xin sửa.",
)

# The narrative of the signed report; figures come from the registry, never from here.
REPORT_NARRATIVE = "\n\n".join(
    (
        "Đợt học tập Chỉ thị về kỹ năng số được tổ chức trực tuyến tại các điểm cầu của các xã, phường và khối cơ quan "
        "tỉnh. Sau phần giới thiệu văn bản, các điểm cầu xem ba việc làm mẫu trên điện thoại và dành thời gian hỏi, "
        "trả lời.",
        "Nhiều bài thu hoạch kể việc thật: kèm người lớn tuổi dùng máy, bán nông sản qua mạng, giữ tiền trước các cuộc "
        "gọi lừa đảo, dùng bàn hướng dẫn ở bộ phận tiếp nhận hồ sơ. Những bài sơ sài hoặc giống nhau được gửi lại, nói "
        "rõ lý do, và các đồng chí đã viết lại.",
        "Khó khăn còn lại là sóng yếu ở các bản cao, máy cũ và thiếu người trực điểm học vào buổi tối. Các kiến nghị "
        "được ghi theo nội dung và nơi phát sinh, không ghi tên người nêu, chuyển Trung tâm Chuyển đổi số theo dõi.",
    )
)

HANDED_ON_WITH = "Đề nghị đọc, bàn trong cấp ủy và gửi kế hoạch nêu rõ người làm, ngày xong cho từng việc."
PLAN_SENT_BACK = (
    "Kế hoạch chép lại nguyên các chỉ tiêu của tỉnh, chưa nêu việc của xã.",
    "Ghi từng việc của xã, người chịu trách nhiệm và ngày xong; nêu điểm học số mở ở đâu.",
)
PLAN_EXCUSED = "Khối cơ quan làm theo kế hoạch riêng của từng cơ quan, không lập kế hoạch chung."
HANDED_TO = "Văn phòng"
