"""Words that ordinary people exchange for one another; keys are used in the lines only where all values fit."""

_TABLE = """
bà con: bà con, người dân, dân bản, các hộ, mọi nhà, nhân dân, mọi người, bà con mình
điện thoại thông minh: điện thoại thông minh, máy cảm ứng, smartphone, máy thông minh, điện thoại cảm ứng
điện thoại: điện thoại, máy, chiếc máy, cái điện thoại, con máy, chiếc điện thoại, điện thoại di động
ứng dụng: ứng dụng, phần mềm, app, cái app, chương trình
mã QR: mã QR, mã quét, mã vuông, QR, tấm mã, cái mã
mật khẩu: mật khẩu, mã khóa, pass, mật mã
cài đặt: cài đặt, cài, tải, tải về
thỉnh thoảng: thỉnh thoảng, thi thoảng, đôi khi, có khi, đôi lúc, lắm lúc, năm thì mười họa, lâu lâu
bây giờ: bây giờ, giờ, nay, hiện nay, hiện giờ, đến nay, giờ đây, dạo này, hiện tại
trước đây: trước đây, trước kia, hồi trước, ngày trước, dạo trước, thuở trước, mấy năm trước, trước
ngay lập tức: ngay lập tức, lập tức, liền, ngay, tức thì, luôn
vui mừng: vui, mừng, phấn khởi, hồ hởi, thích thú, vui mừng, sướng, mát lòng
lo lắng: lo, lo lắng, e ngại, băn khoăn, áy náy, sốt ruột, lo ngay ngáy, bồn chồn
khó khăn: khó, khó khăn, vất vả, trầy trật, gian nan, lúng túng, chật vật
rất: rất, hết sức, khá, thật, vô cùng, quả là, thật sự, tương đối
giúp đỡ: giúp đỡ, giúp, hỗ trợ, phụ giúp, trợ giúp
chỉ cho: chỉ cho, bày cho, hướng dẫn, hướng dẫn cho, chỉ bảo, dạy cho, kèm cho, cầm tay chỉ cho
kiểm tra lại: kiểm tra lại, xem lại, rà lại, soát lại, dò lại, đối chiếu, ngó lại
gọi điện: gọi điện, gọi, bấm máy gọi, alô, điện thoại, điện
nhưng: nhưng, song, nhưng mà, có điều, thế nhưng, tuy thế
vì vậy: vì vậy, thế nên, do đó, cho nên, bởi vậy, vì thế, bởi thế, nên
bởi vì: bởi vì, vì, bởi, do, tại, bởi lẽ, chẳng qua vì
sau đó: sau đó, rồi, kế đó, xong, tiếp đó, rồi thì
ban đầu: ban đầu, lúc đầu, mới đầu, thoạt tiên, hồi đầu, buổi đầu, thời gian đầu
cuối cùng: cuối cùng, rốt cuộc, sau cùng, rồi cũng, chung cuộc
nhà văn hóa: nhà văn hóa, nhà họp thôn, hội trường thôn, nhà sinh hoạt cộng đồng, nhà cộng đồng, nhà văn hóa thôn
nhận thấy: nhận thấy, thấy, nhận ra, để ý thấy, nghiệm ra, thấy rõ, hiểu ra
cẩn thận: cẩn thận, kỹ, kỹ càng, thận trọng, kỹ lưỡng, chu đáo
nộp hồ sơ: nộp hồ sơ, gửi hồ sơ, làm hồ sơ, làm thủ tục, khai hồ sơ, nộp giấy tờ
nhắn tin: nhắn tin, nhắn, viết tin, gửi tin, nhắn lại
hằng ngày: hằng ngày, ngày ngày, mỗi ngày, thường ngày, hàng ngày
hằng tuần: hằng tuần, mỗi tuần, tuần nào cũng, từng tuần, đều đặn mỗi tuần
đường dẫn lạ: đường dẫn lạ, link lạ, đường link lạ, cái link, dòng chữ xanh, đường dẫn không rõ nguồn
kẻ lừa đảo: kẻ lừa đảo, bọn lừa, kẻ gian, kẻ xấu, bọn lừa đảo, kẻ lừa
ngân hàng: ngân hàng, nhà băng, bên ngân hàng
tiền mặt: tiền mặt, tiền giấy, tiền tươi
chuyển khoản: chuyển khoản, bắn tiền, chuyển tiền, trả qua tài khoản
tài khoản: tài khoản, tài khoản ngân hàng, số tài khoản
nhóm Zalo: nhóm Zalo, nhóm chung, Zalo nhóm, nhóm chat, nhóm trên Zalo
cán bộ: cán bộ, anh chị cán bộ, người phụ trách, các đồng chí cán bộ
nói thật: nói thật, nói thật lòng, thú thực, thật tình, nói thẳng ra, thành thật mà nói
thông tin: thông tin, tin, tin tức
trên mạng: trên mạng, trên Facebook, trên mạng xã hội, qua mạng, trên Internet, ở trên mạng
Chỉ thị: Chỉ thị, Chỉ thị 12, Chỉ thị này, văn bản này, Chỉ thị của tỉnh
người cao tuổi: người cao tuổi, các cụ, người già, ông bà lớn tuổi, người có tuổi
bọn trẻ: bọn trẻ, lũ trẻ, mấy đứa nhỏ, các cháu, trẻ con, đám trẻ
kiên nhẫn: kiên nhẫn, nhẫn nại, từ tốn, từ từ, thong thả, bền bỉ
vất vả: vất vả, cực, khổ, nhọc, nhọc nhằn
mất công: mất công, tốn công, phí công, mất thời gian, tốn buổi
quan trọng: quan trọng, cần thiết, cốt yếu, đáng quý, đáng nói
đơn giản: đơn giản, giản đơn, dễ, không khó, dễ ợt
thuận tiện: thuận tiện, tiện, tiện lợi, gọn, nhanh gọn, đỡ việc
nhanh chóng: nhanh chóng, nhanh, chóng vánh, mau, thoăn thoắt
làm quen: làm quen, tập dùng, mày mò, học dùng, tìm hiểu
tiết kiệm: tiết kiệm, đỡ tốn, đỡ được, bớt
mạnh dạn: mạnh dạn, dám, mạnh bạo, chủ động, tự tin
bắt đầu: bắt đầu, bắt tay, khởi đầu, mở đầu
thành thạo: thành thạo, thạo, rành, quen tay, thuần thục
nhờ vậy: nhờ vậy, nhờ thế, nhờ đó, nhờ đấy mà, vì thế
từ đó: từ đó, từ bận ấy, từ hôm ấy, từ dạo đó, kể từ đấy, sau lần ấy
lúc ấy: lúc ấy, khi đó, bấy giờ, hôm đó, hôm ấy, lúc đó
ở nhà: ở nhà, trong nhà, tại nhà
thôn bản: thôn bản, thôn, bản, xóm bản
theo tôi: theo tôi, theo ý tôi, tôi cho rằng, tôi nghĩ, thiết nghĩ, tôi thấy, với tôi
ví dụ: ví dụ, chẳng hạn, như là, đơn cử, tỉ dụ
kinh nghiệm: kinh nghiệm, bài học, kinh nghiệm xương máu
hỏi han: hỏi han, hỏi, thăm hỏi, hỏi thăm
sẵn lòng: sẵn lòng, vui lòng, nhiệt tình, sẵn sàng, tận tình
đi lại: đi lại, đi về, chạy đi chạy lại, lên lên xuống xuống
xa xôi: xa, xa xôi, cách trở, khuất nẻo
hàng xóm: hàng xóm, láng giềng, nhà bên, xóm giềng, bà con lối xóm
cùng nhau: cùng nhau, cùng, bảo nhau, rủ nhau
cố gắng: cố gắng, cố, gắng, ráng, nỗ lực
ghi nhớ: ghi nhớ, nhớ, thuộc, nằm lòng, khắc sâu
phiền phức: phiền phức, rắc rối, phiền, lôi thôi, rườm rà
đề nghị: đề nghị, kiến nghị, mong, xin, đề xuất, rất mong
cấp trên: cấp trên, tỉnh, trên, các cấp, lãnh đạo tỉnh
quan tâm: quan tâm, để ý, lưu tâm, chú ý, xem xét
tổ chức: tổ chức, mở, đứng ra mở, bố trí, sắp xếp
hoàn thành: hoàn thành, làm xong, xong, dứt điểm, hoàn tất
thực hiện: thực hiện, làm, triển khai, tiến hành
trao đổi: trao đổi, chuyện trò, bàn, chia sẻ, nói chuyện
rõ ràng: rõ ràng, rõ, tường tận, cụ thể, rành mạch, rõ rành rành
trong nhà: trong nhà, trong gia đình, cả nhà
nhất định: nhất định, thế nào cũng, kiểu gì cũng, chắc chắn
chính tay: chính tay, tự tay, một mình, tự
"""

SYNONYMS = {
    key: [word.strip() for word in words.split(",")]
    for key, words in (line.split(": ", 1) for line in _TABLE.strip().splitlines())
}
