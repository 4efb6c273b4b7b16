"""A paper as the DOCX file that an office would keep."""

from nennep.lib.handover import PARTY_2026, STATE_2020, docx_report

from .paper import Paper


def as_docx(paper: Paper) -> bytes:
    """The whole paper in the house style of its layout."""
    issuer = paper.issuer
    document = docx_report(
        PARTY_2026 if issuer.layout == "party" else STATE_2020, title=paper.subject, author=issuer.name
    )
    *superior, name = issuer.head if issuer.layout == "party" else (" ".join(issuer.head),)
    document.title_block(
        issuer=name, superior=" ".join(superior), number=paper.full_number, place=issuer.place, day=paper.issued_on
    )
    document.title(paper.type, paper.subject)
    for line in paper.body:
        document.paragraph(line)
    document.end()
    document.closing(recipients=paper.recipients, authority=issuer.signs, post=issuer.post, name=paper.signer)
    return document.to_bytes()
