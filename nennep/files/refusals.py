"""Why a file was not taken: one sentence in the person's language that names the file and says what to do."""

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nennep.lib.citations.secrecy import secrecy_marking

SENTENCES = {
    "empty": gettext_lazy(
        "“%(name)s” is empty (0 bytes). Save it again on your device, open it once to look, then send it."
    ),
    "too_large": gettext_lazy("“%(name)s” is too large. Send a file of at most %(limit)s."),
    "too_slow": gettext_lazy(
        "“%(name)s” took too long to read. Save it as a new DOCX with nothing but the text, then send that."
    ),
    "wrong_type": gettext_lazy("“%(name)s” is not a kind of file that is taken here. Send %(kinds)s."),
    "is_doc": gettext_lazy(
        "“%(name)s” is in the old DOC format. Open it in Word, choose “Save as” and “DOCX”, then send that file."
    ),
    "is_rtf": gettext_lazy(
        "“%(name)s” is an RTF file. Open it in Word, choose “Save as” and “DOCX”, then send that file."
    ),
    "macro": gettext_lazy(
        "“%(name)s” carries macros (small programs). Save it as a DOCX without macros, then send that file."
    ),
    "protected": gettext_lazy("“%(name)s” is locked with a password. Save it without a password, then send that file."),
    "zip_bomb": gettext_lazy(
        "“%(name)s” unpacks to far more than such a file can hold, so it was not opened. Save it as a new file."
    ),
    "xml_entities": gettext_lazy(
        "“%(name)s” asks to load things from elsewhere, so it was not opened. Save it as a new DOCX."
    ),
    "no_text": gettext_lazy("No words were found in “%(name)s”. Look whether it is the right file."),
    "unreadable": gettext_lazy(
        "The letters of “%(name)s” cannot be read; it may use an old Vietnamese font. "
        "Change it to a Unicode font such as Times New Roman, then send it."
    ),
    "broken": gettext_lazy(
        "“%(name)s” is damaged and cannot be opened. Open it on your device, save it as a new file, then send that."
    ),
    "unread_pages": gettext_lazy(
        "“%(name)s” has pages whose words cannot be read, such as a scan. Send it to the tray of arrivals: "
        "there scans are read, or somebody answers for them."
    ),
    "marked": gettext_lazy(
        "“%(name)s” carries a secrecy marking. Classified papers are not taken here; nothing of it was kept."
    ),
    "no_header": gettext_lazy("In “%(name)s”, sheet “%(sheet)s”, these columns were not found: %(columns)s."),
    "missing": gettext_lazy("No file came with the form. Choose the file once more."),
}
KIND_NAMES = {
    "docx": "DOCX",
    "pdf": "PDF",
    "odt": "ODT",
    "txt": "TXT",
    "jpeg": "JPEG",
    "png": "PNG",
    "heic": "HEIC",
    "zip": "ZIP",
    "xlsx": "XLSX",
    "xls": "XLS",
    "ods": "ODS",
    "xml": "edXML",
    "doc": "DOC",
    "rtf": "RTF",
}


class FileRefused(Exception):
    """Nothing of the file was kept. `code` is one of SENTENCES."""

    def __init__(self, code, name, *, kinds=(), limit=0, **details):
        # Whatever else is wrong with it, the name of a marked paper is kept nowhere.
        code = "marked" if secrecy_marking("", name) else code
        self.code = code if code in SENTENCES else "broken"
        self.name = name
        words = {"name": name, "kinds": told_kinds(kinds), "limit": filesizeformat(limit), **details}
        super().__init__(SENTENCES[self.code] % words)


def told_kinds(kinds):
    """Kinds as people read them: "DOCX, PDF or TXT"."""
    names = [KIND_NAMES[kind] for kind in kinds]
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s or %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
