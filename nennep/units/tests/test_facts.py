"""Numbers that others gave a unit, and the units that it serves beside the line of command."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from nennep.history.models import Entry
from nennep.units import actions, errors
from nennep.units.models import UnitIdentifier, UnitService
from nennep.units.tests.cast import SINCE

DAY = date(2026, 3, 1)
SCHEME = "Mã định danh cơ quan"


@pytest.fixture
def by(cast):
    return cast.users["founder"]


def texts(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def send(client, unit, step, row=None, **values):
    address = reverse("units:fact", args=[unit.pk, step]) + (f"?row={row.pk}" if row else "")
    return client.post(address, {"key": str(uuid4()), "on": "01/03/2026", **values}, follow=True)


def test_number_is_added_shown_and_ended(cast, signed_in):
    client, unit = signed_in("administrator@NS.01"), cast.units["NS.01"]

    shown = send(client, unit, "identify", scheme=SCHEME, value="H45.12.01")
    assert f"{SCHEME}: H45.12.01" in texts(shown)
    number = UnitIdentifier.objects.get()
    assert number.valid_from == DAY

    shown = send(client, unit, "end-identifier", row=number, on="02/03/2026")
    assert "H45.12.01" not in texts(shown)
    assert UnitIdentifier.objects.get().valid_to == date(2026, 3, 2)
    assert list(Entry.objects.filter(object_id=unit.pk).order_by("-pk").values_list("verb", flat=True)[:2]) == [
        "unit.identifier_ended",
        "unit.identified",
    ]


def test_unit_has_one_number_of_a_scheme_at_a_time_and_several_schemes(cast, by):
    unit = cast.units["NS.01"]
    first = actions.identify_unit(unit=unit, scheme=SCHEME, value="H45", on=DAY, by=by)
    actions.identify_unit(unit=unit, scheme="Mã thống kê", value="03127", on=DAY, by=by)

    with pytest.raises(errors.IdentifiedAlready):
        actions.identify_unit(unit=unit, scheme="MÃ ĐỊNH DANH CƠ QUAN", value="H46", on=DAY, by=by)
    actions.end_identifier(identifier=first, on=date(2026, 4, 1), by=by)
    actions.identify_unit(unit=unit, scheme=SCHEME, value="H46", on=date(2026, 4, 1), by=by)
    assert unit.identifiers.on(date(2026, 3, 31)).get(scheme=SCHEME).value == "H45"
    assert unit.identifiers.on(date(2026, 4, 1)).get(scheme=SCHEME).value == "H46"


def test_unit_serves_another_from_a_day_to_a_day(cast, signed_in):
    client, unit, other = signed_in("administrator@NS"), cast.units["NS.01"], cast.units["NS.02"]

    shown = send(client, unit, "serve", serves="NS.02")
    assert "Phục vụ Xã Quang Lâm" in texts(shown)
    assert "Xã Hùng Sơn" in texts(client.get(reverse("units:unit", args=[other.pk])))

    shown = send(client, unit, "end-service", row=UnitService.objects.get(), on="02/03/2026")
    assert "Phục vụ Xã Quang Lâm" not in texts(shown)


@pytest.mark.parametrize(
    ("error", "values"),
    [
        (errors.ServesItself, {"serves": "NS.01", "on": DAY}),
        (errors.NotOpen, {"serves": "NS.02", "on": date(2024, 1, 1)}),
        (errors.ServesAlready, {"serves": "NS.01.1", "on": DAY}),
    ],
)
def test_service_that_makes_no_sense_is_refused(cast, by, error, values):
    actions.serve_unit(unit=cast.units["NS.01"], serves=cast.units["NS.01.1"], on=SINCE, by=by)

    with pytest.raises(error):
        actions.serve_unit(unit=cast.units["NS.01"], by=by, **values | {"serves": cast.units[values["serves"]]})


def test_row_of_another_unit_is_not_there(cast, by, signed_in):
    foreign = actions.identify_unit(unit=cast.units["NS.02"], scheme=SCHEME, value="H45", on=DAY, by=by)

    assert send(signed_in("administrator@NS"), cast.units["NS.01"], "end-identifier", row=foreign).status_code == 404
    assert UnitIdentifier.objects.get().valid_to is None


def test_unit_outside_one_s_own_subtree_cannot_be_said_to_be_served(cast, signed_in):
    shown = send(signed_in("administrator@NS.01"), cast.units["NS.01"], "serve", serves="NS.02")

    assert "không có mã hoặc tên “NS.02”" in texts(shown)
    assert not UnitService.objects.exists()


def test_form_sent_twice_is_stored_once(cast, signed_in):
    client, key = signed_in("administrator@NS"), str(uuid4())
    for _again in range(2):
        send(client, cast.units["NS.01"], "identify", key=key, scheme=SCHEME, value="H45")

    assert UnitIdentifier.objects.count() == 1


def test_what_stands_beside_a_unit_ends_when_it_closes(cast, by):
    branch = cast.units["NS.02.1"]
    actions.identify_unit(unit=branch, scheme=SCHEME, value="H45", on=DAY, by=by)
    actions.serve_unit(unit=branch, serves=cast.units["NS.01"], on=DAY, by=by)
    actions.serve_unit(unit=cast.units["NS.01"], serves=branch, on=DAY, by=by)

    actions.close_unit(unit=branch, on=date(2026, 6, 1), by=by)

    ends = [*UnitIdentifier.objects.all(), *UnitService.objects.all()]
    assert {row.valid_to for row in ends} == {date(2026, 6, 1)}
