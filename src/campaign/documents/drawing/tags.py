"""The tags of a PDF: what who hears it is told, in what order (ISO 32000-1, 14.7 and 14.8).

ReportLab draws pages and writes objects of any kind, but keeps no tags. This keeps them beside its canvas.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from campaign.documents.drawing.shapes import Part, Shape, Sheet, Text

TAGS: dict[Part, str] = {"title": "H1", "heading": "H2", "line": "P"}
"""What a PDF calls the parts of a sheet."""


class Tags:
    """The tags of the sheets that are drawn on a canvas: a section for each, with what can be heard of it."""

    def __init__(self, canvas: Any) -> None:  # noqa: ANN401 - reportlab has no types
        self.canvas = canvas
        self.document = canvas._doc  # noqa: SLF001 - only there
        self.pages: list[list[Any]] = []
        """What is tagged on each page, in order."""
        self.sections: list[Any] = []
        """The section of each page."""
        self.whole = self._object({"Type": "/StructElem", "S": "/Document"})
        """What holds the sections."""

    def begin(self, sheet: Sheet) -> None:
        """Begin the page of a sheet, which has an entry in the table of contents with what begins on it."""
        number = len(self.pages)
        self.pages.append([])
        self.sections.append(self._object({"Type": "/StructElem", "S": "/Sect", "P": self.whole}))
        for place, name in enumerate((sheet.name or sheet.title, *sheet.holds)):
            key = f"{number}-{place}"  # each entry needs a key of its own
            self.canvas.bookmarkPage(key)
            self.canvas.addOutlineEntry(name, key, level=min(1, place))

    @contextmanager
    def around(self, shape: Shape) -> Iterator[None]:
        """Tag what is drawn inside, as words of some part or as nothing that is heard."""
        begin = "/Artifact BMC"
        if isinstance(shape, Text) and shape.part in TAGS and (shape.text or shape.told):
            begin = self._heard(shape)
        self.canvas.addLiteral(begin)
        yield
        self.canvas.addLiteral("EMC")

    def _heard(self, text: Text) -> str:
        """Add words to those of the page, and return what begins them there."""
        tag, found = TAGS[text.part], self.pages[-1]
        mark = {"Type": "/MCR", "Pg": self.document.thisPageRef(), "MCID": len(found)}
        told = {"Alt": self._string(text.told)} if text.told else {}
        kids = {"K": self._dictionary(mark), "P": self.sections[-1]}
        begin = f"/{tag} <</MCID {len(found)}>> BDC"
        found.append(self._object({"Type": "/StructElem", "S": f"/{tag}"} | kids | told))
        return begin

    def end(self) -> None:
        """Put the tags in the document, when its pages are there."""
        from reportlab.pdfbase.pdfdoc import PDFArray

        numbers: list[object] = []
        for number, (page, section, found) in enumerate(
            zip(self.document.Pages.pages, self.sections, self.pages, strict=True)
        ):
            page.StructParents = number
            page.Tabs = "/S"
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]  # else they are not written
            self._at(section)["K"] = PDFArray(found)
            numbers += [number, PDFArray(found)]
        tree = self._object({"Nums": PDFArray(numbers)})
        root = {"Type": "/StructTreeRoot", "K": self.whole, "ParentTree": tree, "ParentTreeNextKey": len(self.pages)}
        kept = self._object(root)
        self._at(self.whole)["K"] = PDFArray(self.sections)
        self._at(self.whole)["P"] = kept
        self.document.Catalog.StructTreeRoot = kept
        self.document.Catalog.MarkInfo = self._dictionary({"Marked": "true"})

    def _object(self, entries: dict[str, Any]) -> Any:  # noqa: ANN401
        """Return the reference of a new object."""
        return self.document.Reference(self._dictionary(entries))

    def _at(self, reference: Any) -> Any:  # noqa: ANN401
        """Return the object of a reference."""
        return self.document.idToObject[reference.name]

    def _dictionary(self, entries: dict[str, Any]) -> Any:  # noqa: ANN401
        """Return a dictionary as a PDF has it."""
        from reportlab.pdfbase.pdfdoc import PDFDictionary

        return PDFDictionary(entries)

    def _string(self, text: str) -> Any:  # noqa: ANN401
        """Return words as a PDF has them."""
        from reportlab.pdfbase.pdfdoc import PDFString

        return PDFString(text)
