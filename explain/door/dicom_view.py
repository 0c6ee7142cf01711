"""The projection that a DICOM file says it shows."""

from __future__ import annotations

import re

from ..radiograph import View
from .dicom_attributes import Attributes, Tag

# PS3.16 CID 4010 "DX View" in SNOMED CT, and in SNOMED RT as files before 2017 have it.
_VIEW_CODES: dict[str, View] = {
    "272479007": "PA",
    "R-10214": "PA",
    "R-40888": "PA",
    "399348003": "AP",
    "R-10206": "AP",
}
# From the same: lateral and oblique, and those of a breast, a skull, a foot or from above.
_OTHER_VIEW_CODES = frozenset({
    "399067008", "R-102CD",  # lateral
    "399173006", "R-10236",  # left lateral
    "399198007", "R-10232",  # right lateral
    "399352003", "R-10228",  # lateral-medial
    "399260004", "R-10224",  # medial-lateral
    "30730003", "G-A145",  # sagittal
    "399182000", "R-102C1",  # oblique
    "399184004", "R-10238",  # left oblique
    "399236003", "R-10234",  # right oblique
    "260427002", "R-40783",  # lateral oblique
    "260426006", "R-40782",  # medial oblique
    "399135007", "R-10220",  # left anterior oblique
    "399356000", "R-40985",  # right anterior oblique
    "399006002", "R-10212",  # left posterior oblique
    "399038007", "R-10210",  # right posterior oblique
    "399059000", "R-10216",  # postero-anterior oblique
    "399312000", "R-10208",  # antero-posterior oblique
    "399160007", "R-10204",  # frontal oblique
    "399132005", "R-10252",  # frontal-oblique axial
    "399325008", "R-10254",  # sagittal-oblique axial
    "399099002", "R-10230",  # latero-medial oblique
    "399368009", "R-10226",  # medio-lateral oblique
    "399061009", "R-10241",  # axial
    "399004004", "R-10246",  # oblique axial
    "399162004", "R-10242",  # cranio-caudal
    "399196006", "R-10244",  # caudo-cranial
    "399288005", "R-10248",  # oblique cranio-caudal
    "399225005", "R-10250",  # oblique caudo-cranial
    "399110001", "R-102C2",  # tangential
    "399255003", "R-10256",  # submentovertical
    "399360002", "R-10257",  # verticosubmental
    "399071006", "R-102C3",  # plantodorsal
    "399335002", "R-102C4",  # dorsoplantar
    "399272005", "R-102C5",  # parietoacanthial
    "399242004", "R-102C6",  # acanthioparietal
    "399351005", "R-102C7",  # orbitoparietal
    "399316002", "R-102C8",  # parieto-orbital
    "260499007", "R-40810",  # occlusal
})  # fmt: skip
# View Position: lateral and oblique (PS3.3 section C.8.1.1), and as makers write them.
_OTHER_VIEWS = frozenset(
    {"LL", "RL", "LLO", "RLO", "LAT", "LATERAL", "OBL", "OBLIQUE", "LAO", "RAO", "LPO", "RPO", "ML", "LM"}
)
# Words of a description that say lateral, in the languages of most units; a decubitus is lateral by its beam
# or by how the patient lies, and then frontal.
_LATERAL_WORD = re.compile(r"\b(LAT|LATERAL\w*|OBLI\w*|PERFIL|PROFIL\w*|SEITL\w*)\b")
_FRONTAL_WORD = re.compile(r"\b(PA|AP|FRONTAL\w*|FACE|FRENTE|DECUB\w*)\b")


def view(attributes: Attributes) -> View:
    """The projection by View Position (PS3.3 section C.8.1.1), else by View Code Sequence."""
    words = _words(attributes, Tag.VIEW_POSITION)
    named: set[View] = {name for name in ("PA", "AP") if name in words}
    if not words:
        named = {_VIEW_CODES[code] for code in _codes(attributes) if code in _VIEW_CODES}
    return named.pop() if len(named) == 1 else "unknown"


def is_other_view(attributes: Attributes) -> bool:
    """Whether the file says that it is no frontal view, and nothing in it speaks against that.

    A frontal view shows right, left, head and foot; another has anterior and posterior along an edge: this
    and View Position are trusted alone. View codes and the words of a description come from the protocol that
    was chosen, and often outlast a change of View Position: they are trusted where that is not frontal.
    """
    along = {direction[:1].upper() for direction in attributes.texts(Tag.PATIENT_ORIENTATION)}
    if _OTHER_VIEWS & _words(attributes, Tag.VIEW_POSITION) or along & {"A", "P"}:
        return True
    return _says_other_view(attributes) and view(attributes) == "unknown"


def contradicts_its_view(attributes: Attributes) -> bool:
    """Whether the file calls itself a frontal view and another one too."""
    return view(attributes) != "unknown" and _says_other_view(attributes)


def _says_other_view(attributes: Attributes) -> bool:
    """By View Code Sequence, else by what the series or its protocol is called: "Chest PA and lateral" is no
    statement on this picture."""
    codes = set(_codes(attributes))
    if codes & (_OTHER_VIEW_CODES | _VIEW_CODES.keys()):
        return bool(codes & _OTHER_VIEW_CODES)
    texts = (*attributes.texts(Tag.SERIES_DESCRIPTION), *attributes.texts(Tag.PROTOCOL_NAME))
    described = re.sub("[^A-Z]+", " ", " ".join(texts).upper())
    return bool(_LATERAL_WORD.search(described)) and not _FRONTAL_WORD.search(described)


def _codes(attributes: Attributes) -> list[str]:
    items = attributes.items(Tag.VIEW_CODE_SEQUENCE)
    return [code for item in items for code in item.texts(Tag.CODE_VALUE)]


def _words(attributes: Attributes, tag: Tag) -> frozenset[str]:
    return frozenset(re.findall("[A-Z]+", " ".join(attributes.texts(tag)).upper()))
