import pytest

from nennep.notifications import kinds
from nennep.notifications.actions import choose_mail, confirm_address
from nennep.notifications.kinds import NoticeKind
from nennep.notifications.models import Mail, MailChoice
from nennep.units.tests.cast import build_cast
from tests.machinery.mail import running_letter_box

ADDRESS = "an@ban-moi.example"


@pytest.fixture
def cast(db):
    return build_cast()


@pytest.fixture
def box(settings):
    with running_letter_box() as box:
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.MAIL_IS_SET_UP = "127.0.0.1", box.port, True
        settings.DEFAULT_FROM_EMAIL = "nền nếp <nennep@na-son.example>"
        settings.NENNEP_URL = "https://nennep.na-son.example"
        yield box


@pytest.fixture
def kind():
    """A kind of notice about a unit."""
    known = dict(kinds._kinds)
    kinds.register(NoticeKind("test.moved", "Đơn vị của bạn có thay đổi.", lambda pk: f"/units/{pk}/"))
    yield "test.moved"
    kinds._kinds.clear()
    kinds._kinds.update(known)


@pytest.fixture
def an(cast, box):
    """An, who wants mails at once at an address that was confirmed."""
    user = cast.users["an"]
    choose_mail(user=user, when=MailChoice.When.AT_ONCE, address=ADDRESS)
    Mail.objects.all().delete()
    confirm_address(user_id=user.pk, address=ADDRESS)
    return user
