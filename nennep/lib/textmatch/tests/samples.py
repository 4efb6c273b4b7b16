"""A small make-believe campaign about reading, floods, clean villages and digital skills."""

from nennep.lib.textmatch import Essay

DIRECTIVE = """KẾ HOẠCH PHÁT TRIỂN THÓI QUEN ĐỌC SÁCH VÀ KỸ NĂNG SỐ
1. Mục tiêu
Đến cuối năm, mỗi khu dân cư có ít nhất một tủ sách dùng chung và có người trông coi thường xuyên theo lịch công khai. \
Các tủ sách được bổ sung đầu sách mới mỗi quý từ nguồn quyên góp và nguồn luân chuyển của thư viện huyện. \
Người cao tuổi được hướng dẫn tra cứu thông tin trên điện thoại ngay tại nhà văn hóa vào sáng thứ bảy hằng tuần.
2. Nhiệm vụ
Tổ công nghệ cộng đồng đến từng hộ chưa biết nộp hồ sơ qua mạng để làm mẫu một lần rồi để người dân tự làm lại. \
Mọi buổi hướng dẫn đều ghi rõ nội dung, số người dự và những câu hỏi chưa trả lời được để lần sau chuẩn bị tốt hơn. \
Khi có tin báo mưa lớn, trưởng khu đọc bản tin trên loa truyền thanh trước sáu giờ sáng và nhắc lại lúc chiều tối.
"""

TEMPLATE = """XÃ MAI HẠ
BÀI THU HOẠCH
Họ và tên: ..........
Sau khi học tập kế hoạch phát triển thói quen đọc sách và kỹ năng số, tôi xin trình bày những nội dung sau đây:
I. NHẬN THỨC
..........
II. LIÊN HỆ
..........
Trên đây là bài thu hoạch của tôi, kính mong mọi người góp ý để tôi làm tốt hơn trong thời gian tới.
"""

QUOTES = [sentence for line in DIRECTIVE.split("\n") if line.endswith(".") for sentence in line.rstrip(".").split(". ")]

# Own sentences, every one used by one author only unless a test copies it.
SENTENCES = """
Chiều mưa hôm ấy tôi ngồi với ba đứa nhỏ bên hiên nhà ông Lộc và đọc hết một truyện cổ tích dài
Đứa bé nhất không biết chữ nhưng kể lại câu chuyện bằng những hình vẽ nguệch ngoạc trên nền gạch đỏ
Cái tủ gỗ xin được của xưởng mộc bị mối ăn mất một chân nên chúng tôi kê tạm bằng hai viên đá ong
Có tuần không ai mượn cuốn nào vì cả xóm bận gặt lúa chạy bão đến tận khuya mới về
Tôi dán bìa từng cuốn sách cũ bằng giấy xi măng rồi ghi tên người tặng ở trang lót
Bà Sáu bán xôi đề nghị đặt một rổ truyện tranh cạnh gánh hàng để học trò xem trong lúc chờ
Ban đầu tôi tưởng người già ngại điện thoại nhưng hóa ra các cụ chỉ sợ bấm nhầm rồi mất tiền
Cụ Tường tập gõ tên mình suốt hai buổi và cười vang khi gửi được lời chúc sinh nhật cho cháu ngoại
Hôm nước lên nhanh, nhóm chúng tôi bắc loa tay đi dọc bờ kênh gọi từng nhà dọn đồ lên gác
Chiếc xuồng nhôm mượn của trại cá chở được bốn lượt trước khi trời tối hẳn
Sáng hôm sau bùn phủ kín sân trường, phụ huynh mang cuốc xẻng đến đông hơn cả ngày hội
Chúng tôi rửa bàn ghế bằng nước giếng khoan và phơi sách ướt trên dây thép giăng ngang cửa sổ
Đống rác đầu ngõ Tre biến mất sau khi mấy anh thợ hồ xây giúp một bồn hoa mười giờ vào đúng chỗ đó
Từ ngày có bồn hoa, người đi chợ sớm tự động mang túi rác về tận xe gom
Tôi đếm được bảy hộ còn đốt lá khô vào buổi trưa và xin phép sang ủ chung làm phân cho vườn rau
Con gái tôi lập một bảng tính nhỏ để ghi giờ nhặt rác của từng nhóm thiếu nhi trong xóm
Lần đầu nộp hồ sơ trên mạng tôi chụp ảnh giấy khai sinh bị lóa nên phải làm lại ba lần mới xong
Anh Đảm ở tổ công nghệ bày tôi đặt tờ giấy lên nền vải sẫm và tắt đèn trần cho khỏi bóng
Nhờ vậy chị hàng xóm làm giấy tạm trú cho người thuê trọ mà không phải nghỉ buổi làm nào
Có ông chú giận dỗi bảo máy móc rắc rối nhưng chiều về lại nhờ cháu chỉ cách xem tiền điện
Vườn thuốc nam sau trạm y tế được học sinh lớp bảy gắn thẻ tên cây bằng vỏ hộp sữa cắt nhỏ
Buổi chiếu phim ngoài sân đình kéo được cả đám thanh niên vốn chỉ quen ngồi quán nước
Tôi ghi vào sổ tay những từ địa phương các cụ dùng khi kể về trận lụt năm nào để đọc lại cho lớp trẻ
Cây cầu khỉ cũ được thay bằng cầu ván rộng một mét hai nhờ tiền bán ve chai gom cả mùa hè
Cháu nội bác Năm vẽ bản đồ đường chạy lụt bằng bút sáp và dán ngay cửa lớp mẫu giáo
Chúng tôi chọn nhà cao nhất xóm làm nơi gửi lúa giống, chìa khóa giao cho hai người giữ
Đêm trực bão tôi mới hiểu vì sao cái đèn pin sạc tay quay lại quý hơn chiếc ti vi lớn
Tiếng loa rè khiến nửa xóm dưới nghe không ra nên chúng tôi thay bằng cách nhắn tin theo cụm năm nhà
Cuốn truyện về chú dế được mượn nhiều nhất, gáy sách đã phải khâu lại hai lần bằng chỉ gai
Tôi xin nhận đọc sách mỗi tối thứ tư cho lớp học tình thương gần bến phà
Người thợ sửa xe đầu làng treo một tấm bảng nhỏ ghi giờ xe buýt và số điện thoại của bác sĩ trực
Hôm kiểm kê, chúng tôi thiếu mười một cuốn nhưng lại thừa ra bốn cuốn không rõ ai tặng
Bọn trẻ bày trò đổi vỏ chai lấy giờ mượn sách và ghi điểm bằng hạt bồ kết
Tôi học được cách đặt mật khẩu dài từ câu ca dao bà ngoại hay hát ru
Mấy cô bán cá chuyển sang nhận tiền qua mã vuông nên không còn cảnh tìm tiền lẻ ướt sũng
Khi mất điện hai ngày, chiếc đài nhỏ chạy pin là nguồn tin duy nhất của cả dãy nhà ven sông
Tôi đề nghị mỗi lớp nuôi một chậu cây và ghi nhật ký tưới nước thay cho bản kiểm điểm
Thầy Hoạt dạy chúng tôi viết tin nhắn báo lũ ngắn gọn, có giờ, có nơi, có việc cần làm
Ngày chủ nhật cuối tháng, xóm trên và xóm dưới thi nhau vớt bèo ở đoạn kênh trước chợ
Một bạn trẻ đi làm xa gửi về ba thùng sách kỹ thuật điện khiến tổ sửa chữa mừng hơn được quà
Tôi nhận ra mình từng bỏ túi ni lông xuống mương mà không hề nghĩ nước sẽ chảy về đâu
Những tấm biển nhắc giữ sạch bến nước do chính các em viết nên ai đi qua cũng mỉm cười đọc
"""
SENTENCES = SENTENCES.strip().split("\n")

FORMULA = "Tôi hứa sẽ nghiêm túc thực hiện đầy đủ những nội dung đã nêu và vận động gia đình cùng làm theo"


def paragraph(first: int, count: int = 4) -> str:
    """`count` own sentences as a paragraph, beginning with number `first` (counted round)."""
    return " ".join(SENTENCES[(first + n) % len(SENTENCES)] + "." for n in range(count))


def text(*paragraphs: str, name: str = "Lò Thị Mẩy", quotes: int = 2) -> str:
    """An essay: the form filled in, some quotes, the paragraphs."""
    lines = [line for line in TEMPLATE.split("\n") if not line.startswith("....")]
    lines[2] = f"Họ và tên: {name}"
    quoted = " ".join(quote + "." for quote in QUOTES[:quotes])
    return "\n".join(
        [*lines[:5], *([quoted] if quoted else []), *paragraphs[:1], lines[5], *paragraphs[1:], *lines[6:]]
    )


def essay(number: int, *paragraphs: str, **options: object) -> Essay:
    return Essay(f"E{number:03d}", text(*paragraphs, **options))  # type: ignore[arg-type]
