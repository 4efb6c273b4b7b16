"""What the tray keeps about its people is told to them and to nobody else."""

from uuid import uuid4

import pytest

from nennep.accounts.personal_data import data_sets
from nennep.intake.actions.confirming import confirm_many, set_aside
from nennep.intake.actions.taking import take_uploads
from nennep.intake.tests.papers import as_docx, plan, upload

pytestmark = pytest.mark.django_db


def test_one_sees_what_one_sent_and_decided(clerk, commune, cast, run_jobs):
    files = [upload("một.docx", as_docx(plan())), upload("hai.docx", as_docx(plan("02", "của chợ")))]
    delivery = take_uploads(unit=commune, uploads=files, by=clerk, form_key=uuid4())
    run_jobs()
    first, second = delivery.arrivals.order_by("pk")
    confirm_many(arrivals=[first], by=clerk)
    set_aside(arrival=second, by=clerk)

    acts = next(one for one in data_sets() if one.code == "intake.acts")

    assert [row["act"] for row in acts.export(clerk)] == ["sent", "registered", "set_aside"]
    assert acts.export(cast.users["clerk@NS"]) == []
    assert not any("tủ sách" in str(row) or "một" in str(row) for row in acts.export(clerk))
