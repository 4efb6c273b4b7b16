"""Made-up essays for these tests, and a small house that keeps their words."""

from nennep.integrity import actions, sources
from nennep.integrity.measuring import Expectations
from nennep.integrity.models import Finding
from nennep.integrity.sources import Collection, Described

COLLECTION, TEXT = "test.collection", "test.text"
# The collections of this house are all compared with one another.
NUMBERS = (1, 2)
EXPECTED = Expectations(
    ("Mỗi hộ gia đình tự kiểm tra mái nhà và rãnh thoát nước trước mùa mưa bão hằng năm.",), "", (), 30
)

WELL = (
    "Giếng làng tôi cạn từ tháng ba nên cả xóm phải đi gánh nước ở khe Nậm Pùa. "
    "Tôi cùng bốn thanh niên đào thêm hố lắng, lót cát sỏi và đậy nắp bê tông để trâu bò không giẫm vào. "
    "Mất hai tuần, mỗi chiều làm được chừng một mét vì đá nhiều. "
    "Đến rằm tháng năm nước trong trở lại, bà con góp tiền mua vòi nhựa dẫn về nhà văn hóa. "
    "Nay tổ tôi cắt lượt nạo vét mỗi quý một lần, ai vắng thì đổi công cho nhà bên."
)
LIBRARY = (
    "Tủ sách của chi đoàn đặt ở hiên trạm y tế, có chừng hai trăm cuốn người ta cho. "
    "Trẻ con tan học hay ghé đọc truyện tranh trong lúc chờ mẹ khám bệnh. "
    "Tôi ghi sổ mượn bằng bút chì và thứ bảy nào cũng dán lại gáy những cuốn sờn. "
    "Mùa hè vừa rồi chúng tôi đọc to cho các cụ nghe, mỗi tối một chương về nghề dệt lanh."
)
BRIDGE = (
    "Cầu tre qua suối Lạnh gãy đúng hôm họp phụ huynh nên nhiều nhà không sang được. "
    "Anh trưởng xóm huy động chín cây vầu dài, tôi lo dây mây buộc và cọc neo hai đầu. "
    "Chúng tôi làm thêm tay vịn phía hạ lưu cho các cháu nhỏ bám khi nước dâng. "
    "Từ ấy mỗi sáng tôi ra thử sàn cầu trước giờ học, chỗ nào ọp ẹp thì thay ngay."
)


def disguised(text):
    """The same sentences with words left out, swapped and added."""
    changes = (
        ("cả xóm", "mọi nhà trong xóm"),
        ("bốn thanh niên", "mấy bạn trẻ"),
        ("Mất hai tuần", "Tất cả hết hai tuần"),
    )
    for old, new in changes:
        text = text.replace(old, new)
    return text


class House:
    """Keeps texts as the app above does: {source id: text}, each handed in by an author into a collection."""

    def __init__(self):
        self.texts = {}
        sources.register(TEXT, lambda ids: {key: self.texts[key] for key in ids if key in self.texts})
        sources.register_collection(COLLECTION, self.describe)

    def describe(self, number):
        others = tuple(one for one in NUMBERS if one != number)
        return Described(Collection(COLLECTION, number, TEXT, (number, *others)), EXPECTED)

    def hand_in(self, source_id, author_id, text, *, number=1, replaces=(), runs=()):
        self.texts[source_id] = text
        item = actions.Item(source_id, author_id, text, replaces=replaces, runs=runs)
        about = self.describe(number)
        return actions.check_text(item, collection=about.collection, expectations=about.expectations)

    def delete(self, *source_ids):
        actions.forget(TEXT, source_ids)
        for source_id in source_ids:
            del self.texts[source_id]


def pairs():
    """Sorted (later source, earlier source, signal, state) of all pairs."""
    rows = Finding.objects.filter(other__isnull=False).select_related("text", "other")
    return sorted((row.text.source_id, row.other.source_id, row.signal, row.state) for row in rows)
