"""Parts of made-up personal names, as they are heard in the northern mountains.

Family names carry weights (more of them = more frequent). Every name is put together by chance.
"""

# people: share of the province, {family name: weight}
FAMILIES = {
    "Tày": (
        34,
        {
            "Hoàng": 16,
            "Nông": 14,
            "Lý": 5,
            "Bế": 5,
            "Hà": 6,
            "Ma": 7,
            "Lương": 6,
            "Triệu": 4,
            "Đàm": 4,
            "Vi": 3,
            "Dương": 5,
            "Nguyễn": 9,
            "Đinh": 3,
            "Lục": 3,
            "Chu": 3,
            "Phan": 2,
            "La": 2,
            "Sầm": 2,
            "Quan": 2,
            "Lèng": 1,
        },
    ),
    "Nùng": (
        16,
        {
            "Nông": 14,
            "Hoàng": 11,
            "Lục": 6,
            "Vi": 6,
            "Lương": 5,
            "Chu": 4,
            "Lâm": 4,
            "Mã": 3,
            "Hứa": 5,
            "Linh": 2,
            "Lộc": 3,
            "Phùng": 4,
            "Tô": 2,
            "Đàm": 2,
            "Sầm": 3,
            "Long": 3,
            "Lành": 1,
            "Mông": 2,
        },
    ),
    "Kinh": (
        24,
        {
            "Nguyễn": 32,
            "Trần": 11,
            "Lê": 9,
            "Phạm": 8,
            "Vũ": 6,
            "Đỗ": 5,
            "Bùi": 5,
            "Đặng": 4,
            "Ngô": 3,
            "Phan": 2,
            "Dương": 2,
            "Đinh": 2,
            "Đào": 2,
            "Trịnh": 2,
            "Mai": 1,
            "Tạ": 1,
            "Lưu": 1,
            "Cao": 1,
            "Hồ": 1,
            "Đoàn": 2,
        },
    ),
    "Dao": (
        11,
        {
            "Triệu": 15,
            "Bàn": 13,
            "Đặng": 9,
            "Lý": 9,
            "Phùng": 7,
            "Chảo": 5,
            "Tẩn": 5,
            "Phàn": 4,
            "Dương": 4,
            "Trương": 2,
        },
    ),
    "Mông": (
        10,
        {
            "Giàng": 13,
            "Vàng": 12,
            "Sùng": 11,
            "Thào": 10,
            "Lầu": 7,
            "Vừ": 6,
            "Mùa": 5,
            "Hạng": 5,
            "Hầu": 5,
            "Ly": 4,
            "Má": 4,
            "Thò": 3,
            "Cứ": 3,
            "Tráng": 3,
            "Chá": 2,
        },
    ),
    "Thái": (5, {"Lò": 22, "Quàng": 10, "Cà": 9, "Lường": 9, "Vì": 7, "Tòng": 8, "Cầm": 6, "Đèo": 3, "Lù": 5, "Mè": 3}),
}

MEN_MIDDLE = ["Văn", "Văn", "Văn", "Văn", "Đức", "Minh", "Quang", "Ngọc", "Hữu", "Xuân", "Đình", "Thanh", "Công", "Quốc", "Trung", "Mạnh", "Anh", "Duy", "Hồng", "Tiến", "Việt", "Thế", "Trọng", "Bảo", "Khánh"]
WOMEN_MIDDLE = ["Thị", "Thị", "Thị", "Thị", "Thị", "Thị", "Thị", "Thu", "Thanh", "Ngọc", "Minh", "Phương", "Hồng", "Kim", "Bích", "Mai", "Khánh", "Thùy", "Hoài", "Lan", "Diệu", "Kiều", "Mỹ", "Quỳnh"]

MEN_GIVEN = ["Hùng", "Dũng", "Cường", "Tuấn", "Sơn", "Thắng", "Hải", "Long", "Nam", "Minh", "Đức", "Trung", "Kiên", "Hiếu", "Thành", "Quân", "Toàn", "Việt", "Bình", "Chiến", "Quyết", "Tùng", "Hưng", "Lâm", "Phong", "Đạt", "Khánh", "Huy", "Hoàng", "Vinh", "Quý", "Thịnh", "Tiến", "Luân", "Duy", "Nghĩa", "Thọ", "Trường", "Khoa", "Khải", "Hiệp", "Định", "Lập", "Linh", "Hòa", "Sáng", "Tâm", "Chung", "Doanh", "Thuận", "Hợp", "Thái", "Nhất", "Giang", "Trọng", "Bách", "Kỳ", "Ngọc", "Hậu", "Lợi", "Phúc", "Lộc", "Tài", "Sinh", "Thức", "Đông", "Xuân", "Hạnh", "Tú", "Đoàn", "Lương", "Oánh", "Nguyên", "Tôn", "Chính", "Tân", "Biên", "Thế", "Bằng", "Cương", "Điệp", "Đô", "Phương", "Tường", "Vượng", "Ước"]
WOMEN_GIVEN = ["Hoa", "Lan", "Mai", "Hương", "Thủy", "Hằng", "Nga", "Hà", "Thu", "Hiền", "Linh", "Trang", "Phương", "Thảo", "Yến", "Hạnh", "Loan", "Oanh", "Liên", "Dung", "Vân", "Bích", "Ngọc", "Nhung", "Tuyết", "Hồng", "Huệ", "Huyền", "Xuân", "Đào", "Quyên", "Lý", "Thơm", "Thắm", "Tươi", "Nguyệt", "Sen", "Cúc", "Chinh", "Giang", "Ánh", "Quế", "Diệp", "Kiều", "My", "Trà", "Duyên", "Hậu", "Lệ", "Nhàn", "Nhài", "Uyên", "Thoa", "Thêu", "Mến", "Nụ", "Hảo", "Hòa", "Chi", "Thúy", "Mỵ", "Lành", "Thương", "Hường", "Ngân", "Hiên", "Luyến", "Điệp", "Minh", "Châm", "Tâm", "Bình", "Ngà", "Len", "Lụa", "Vui", "Tình", "Thiện", "Phượng", "Khuyên", "Toan", "Tĩnh", "Chiêm", "Nhạn", "Én"]

MONG_MEN_MIDDLE = ["A", "A", "A", "A", "A", "Seo", "Mí", "Mí", "Chứ", "Nhìa", "Bá", "Thanh", "Văn"]
MONG_MEN_GIVEN = ["Páo", "Dế", "Chu", "Lử", "Sình", "Tủa", "Dơ", "Nhè", "Pó", "Say", "Vảng", "Sính", "Chơ", "Dia", "Lềnh", "Phử", "Sử", "Thào", "Nủ", "Tếnh", "Cở", "Di", "Dình", "Giống", "Hờ", "Lồng", "Mua", "Nhù", "Pàng", "Sáu", "Sếnh", "Tính", "Tráng", "Vư", "Xà", "Chính", "Cường", "Thành", "Sơn", "Hồng"]
MONG_WOMEN_GIVEN = ["Mỷ", "Dợ", "Sua", "Xúa", "Chá", "Dí", "Mai", "Pà", "Say", "Chở", "Súa", "Ca", "Già", "Dở", "Máy", "Mo", "Nhia", "Pla", "Sao", "Xia", "Vá", "Lía", "Cha", "Chứ", "Dùa", "Ghếnh", "Mị", "Sông", "Hoa", "Lan"]
DAO_MEN_MIDDLE = ["Văn", "Văn", "Tài", "Hữu", "Kim", "Phú", "Vần", "Tòn", "Chòi", "Quầy", "Tiến", "Đức", "Sành", "Sinh", "Nguyên"]
DAO_MEN_GIVEN = ["Mềnh", "Phin", "Chòi", "Sành", "Pu", "Vạng", "Quyên", "Chiêu", "Tá", "Sơn", "Phúc", "Nhàn", "An", "Vinh", "Hưng", "Lâm", "Tiến", "Thanh", "Kinh", "Trìu", "Quẩy", "Hiện", "Thịnh", "Sinh", "Liềm", "Phẩu", "Cán", "Dùn", "Vầy", "Tình", "Nái", "Vảng"]
DAO_WOMEN_MIDDLE = ["Thị", "Thị", "Thị", "Mùi", "Mẩy", "Tả", "Lở", "Mùi", "Mẩy"]
DAO_WOMEN_GIVEN = ["Mẩy", "Mùi", "Pham", "Nái", "Ghển", "Chài", "Coi", "Nhậy", "Sún", "Liều", "Dất", "Khé", "Nhất", "Phấy", "Viện", "Mán", "Xuân", "Hương", "Liên", "Lai", "Tá", "Mui", "Kiêu", "Chạn", "Dần"]
