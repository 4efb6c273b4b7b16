"""A ZIP of essays: matched by code or name, shown, handed in once however often the jobs run."""

import zipfile
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nennep.files.actions import store
from nennep.study.actions import imports
from nennep.study.models import BulkImport, ImportRow, Submission
from nennep.study.tests.essays_cast import TEXTS, essay_of, hand_in, running_campaign
from nennep.units.tests.cast import build_cast

pytestmark = pytest.mark.django_db
Outcome = ImportRow.Outcome


@pytest.fixture(autouse=True)
def files_root(settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def cast():
    return build_cast()


@pytest.fixture
def campaign(cast):
    return running_campaign(cast)


@pytest.fixture
def clerk(cast):
    return cast.users["clerk@NS.01"]


def zip_of(files):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def started(campaign, cast, clerk, files, key=None):
    upload = SimpleUploadedFile("bài nộp.zip", zip_of(files))
    file = store(upload, by=clerk, kinds=("zip",))
    return imports.start_import(
        campaign=campaign, unit=cast.units["NS.01"], file=file, by=clerk, form_key=key or uuid4()
    )


def outcomes(bulk_import):
    return {row.name: (row.outcome, row.essay and row.essay.person.full_name) for row in bulk_import.rows.all()}


def test_files_are_matched_by_code_by_name_and_by_folder(campaign, cast, clerk, run_jobs):
    hand_in(campaign, cast, "chi", check=False)
    code = essay_of(campaign, cast, "binh").code
    bulk_import = started(
        campaign,
        cast,
        clerk,
        {
            "Nguyen_Van_An - bai thu hoach.txt": TEXTS["an"],
            f"{code}.txt": TEXTS["binh"],
            "Lý Thị Chi.txt": TEXTS["chi"],
            "Trần Văn Lạ.txt": TEXTS["an"],
            "hỏng.docx": b"PK\x03\x04 khong phai docx",
            "Đặng Văn Dũng.txt": TEXTS["an"],
        },
    )

    run_jobs()

    bulk_import.refresh_from_db()
    assert (bulk_import.state, bulk_import.done, bulk_import.total) == (BulkImport.State.READY, 6, 6)
    assert outcomes(bulk_import) == {
        "Nguyen_Van_An - bai thu hoach.txt": (Outcome.MATCHED, "Nguyễn Văn An"),
        f"{code}.txt": (Outcome.MATCHED, "Hoàng Thị Bình"),
        "Lý Thị Chi.txt": (Outcome.NOT_OWED, "Lý Thị Chi"),
        "Trần Văn Lạ.txt": (Outcome.UNMATCHED, None),
        "hỏng.docx": (Outcome.REFUSED, None),
        "Đặng Văn Dũng.txt": (Outcome.UNMATCHED, None),  # of the sibling commune, out of this clerk's sight
    }


def test_namesakes_are_told_apart_by_their_folder_or_left_to_the_clerk(cast, clerk, run_jobs):
    twin = cast.people["chi"]
    type(twin).objects.filter(pk=twin.pk).update(full_name="Nguyễn Văn An")
    campaign = running_campaign(cast)
    bulk_import = started(
        campaign,
        cast,
        clerk,
        {
            "Bản Mới/Nguyễn Văn An.txt": TEXTS["an"],
            "NGUYỄN VĂN AN.txt": TEXTS["chi"],
        },
    )

    run_jobs()

    found = outcomes(bulk_import)
    assert found["Bản Mới/Nguyễn Văn An.txt"] == (Outcome.MATCHED, "Nguyễn Văn An")
    assert found["NGUYỄN VĂN AN.txt"] == (Outcome.AMBIGUOUS, None)


def test_two_files_for_one_person_are_left_to_the_clerk(campaign, cast, clerk, run_jobs):
    bulk_import = started(campaign, cast, clerk, {"Nguyễn Văn An.txt": "Một", "Nguyễn Văn An (2).txt": "Hai"})

    run_jobs()

    assert {outcome for outcome, _name in outcomes(bulk_import).values()} == {Outcome.AMBIGUOUS}


def test_running_both_jobs_twice_hands_everything_in_once(campaign, cast, clerk, run_jobs):
    bulk_import = started(campaign, cast, clerk, {"Nguyễn Văn An.txt": TEXTS["an"], "P-binh.txt": TEXTS["binh"]})
    imports.read_import(bulk_import.pk)
    imports.hand_in_import(bulk_import=bulk_import, by=clerk)

    run_jobs()
    imports.hand_in_import(bulk_import=bulk_import, by=clerk)
    imports.submit_import(bulk_import.pk)
    run_jobs()

    bulk_import.refresh_from_db()
    assert (bulk_import.state, bulk_import.done, Submission.objects.count()) == (BulkImport.State.DONE, 2, 2)
    assert {row.outcome for row in bulk_import.rows.all()} == {Outcome.SUBMITTED}


def test_a_run_that_was_killed_in_the_middle_goes_on(campaign, cast, clerk, monkeypatch):
    files = {"Nguyễn Văn An.txt": TEXTS["an"], "Hoàng Thị Bình.txt": TEXTS["binh"]}
    bulk_import = started(campaign, cast, clerk, files)
    read_file, seen = imports._read_file, []

    def dies_at_the_second(*arguments):
        if seen:
            raise KeyboardInterrupt
        seen.append(arguments)
        return read_file(*arguments)

    monkeypatch.setattr(imports, "_read_file", dies_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        imports.read_import(bulk_import.pk)
    monkeypatch.setattr(imports, "_read_file", read_file)
    imports.read_import(bulk_import.pk)

    assert [outcome for outcome, _name in outcomes(bulk_import).values()] == [Outcome.MATCHED] * 2


def test_what_was_handed_in_meanwhile_is_told_and_the_others_still_go_in(campaign, cast, clerk):
    files = {"Nguyễn Văn An.txt": TEXTS["an"], "Hoàng Thị Bình.txt": TEXTS["binh"]}
    bulk_import = started(campaign, cast, clerk, files)
    imports.read_import(bulk_import.pk)
    hand_in(campaign, cast, "an", check=False)
    imports.hand_in_import(bulk_import=bulk_import, by=clerk)

    imports.submit_import(bulk_import.pk)

    assert outcomes(bulk_import) == {
        "Nguyễn Văn An.txt": (Outcome.NOT_OWED, "Nguyễn Văn An"),
        "Hoàng Thị Bình.txt": (Outcome.SUBMITTED, "Hoàng Thị Bình"),
    }


def test_a_zip_that_cannot_be_opened_is_told_in_one_sentence(campaign, cast, clerk, files_root):
    bulk_import = started(campaign, cast, clerk, {"a.txt": "a"})
    bulk_import.file.path.write_bytes(b"PK\x03\x04" + bytes(100))

    imports.read_import(bulk_import.pk)

    bulk_import.refresh_from_db()
    assert (bulk_import.state, "bài nộp.zip" in bulk_import.problem) == (BulkImport.State.FAILED, True)


def test_a_choice_by_hand_takes_the_place_of_another_row(campaign, cast, clerk):
    bulk_import = started(campaign, cast, clerk, {"Nguyễn Văn An.txt": TEXTS["an"], "bài 7.txt": TEXTS["binh"]})
    imports.read_import(bulk_import.pk)
    row = bulk_import.rows.get(name="bài 7.txt")

    imports.choose_essay(row=row, essay=essay_of(campaign, cast, "an"), by=clerk)

    assert outcomes(bulk_import) == {
        "Nguyễn Văn An.txt": (Outcome.AMBIGUOUS, None),
        "bài 7.txt": (Outcome.MATCHED, "Nguyễn Văn An"),
    }


def test_of_a_marked_file_in_the_zip_nothing_is_kept_and_the_others_go_on(campaign, cast, clerk, files_root, run_jobs):
    name = "TUYỆT MẬT zqxbimat.docx"
    bulk_import = started(
        campaign, cast, clerk, {name: TEXTS["an"], "hai.txt": "TỐI MẬT\nzqxbimat", "MẬT/ba.txt": "zqxbimat"}
    )

    run_jobs()

    rows = list(bulk_import.rows.all())
    assert [row.outcome for row in rows] == [Outcome.REFUSED] * 3
    assert not [row for row in rows if "zqxbimat" in row.name + row.problem]
    assert [path for path in files_root.rglob("*") if path.is_file()] == []
