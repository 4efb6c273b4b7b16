"""What was not wanted goes after a month, with its file; what waits or was registered stays."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import now

from nennep.documents.models import Document
from nennep.intake.actions.confirming import confirm_many, set_aside
from nennep.intake.actions.forgetting import KEPT_FOR, forget_old_arrivals
from nennep.intake.actions.reading import read_delivery
from nennep.intake.actions.taking import take_uploads
from nennep.intake.models import Arrival, Delivery
from nennep.intake.tests.papers import plan, upload

pytestmark = pytest.mark.django_db


def test_what_was_put_aside_or_refused_goes_after_a_month(clerk, commune, files_root):
    uploads = [upload(f"{n}.txt", plan(f"0{n}")) for n in range(1, 4)] + [upload("rỗng.txt", b"")]
    delivery = take_uploads(unit=commune, uploads=uploads, by=clerk, form_key=uuid4())
    read_delivery(delivery.pk)
    waiting, aside, registered, _refused = delivery.arrivals.order_by("pk")
    set_aside(arrival=aside, by=clerk)
    confirm_many(arrivals=[registered], by=clerk)
    bytes_aside = aside.file.path

    assert forget_old_arrivals() == 0
    long_ago = now() - KEPT_FOR - timedelta(days=1)
    Arrival.objects.update(arrived_at=long_ago)
    Arrival.objects.filter(pk=aside.pk).update(decided_at=long_ago)
    Delivery.objects.update(at=long_ago, claimed_sender="Lò Thị Mai")

    assert forget_old_arrivals() == 2
    assert set(Arrival.objects.values_list("pk", flat=True)) == {waiting.pk, registered.pk}
    assert not bytes_aside.exists() and waiting.file.path.exists()
    assert Document.objects.get().file.path.exists()
    assert Delivery.objects.get().claimed_sender == "Lò Thị Mai"  # one of its papers waits still
