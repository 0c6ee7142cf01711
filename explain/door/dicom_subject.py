"""What a DICOM file says that it is a picture of, where that speaks against a chest radiograph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..explanation import Caution
from .dicom_attributes import Attributes, Tag
from .dicom_view import contradicts_its_view

# PS3.3 section C.7.3.1.1.1: whatever is made by no X-rays, or by X-rays but never of a whole chest at once.
_OTHER_MODALITIES = frozenset({
    "BI", "BMD", "CT", "DMS", "ECG", "EEG", "ES", "GM", "IO", "IVUS", "MG", "MR", "NM", "OCT", "OP", "OPT",
    "PT", "PX", "SM", "TG", "US", "XC",
})  # fmt: skip

# Body Part Examined (PS3.16 annex L) and words for it, of parts that show no lungs. A unit sets it with the
# protocol, and with one of these comes a picture of just that part.
_OTHER_PARTS = frozenset({
    "ANKLE", "ARM", "BREAST", "CALCANEUS", "CALF", "COCCYX", "ELBOW", "EXTREMITY", "EYE", "FACE", "FEMUR",
    "FIBULA", "FINGER", "FOOT", "FOREARM", "HAND", "HEAD", "HIP", "HUMERUS", "JAW", "KNEE", "LEG",
    "LOWEREXTREMITY", "LOWERLIMB", "MANDIBLE", "MAXILLA", "NOSE", "ORBIT", "PATELLA", "PELVIS", "SACRUM",
    "SINUS", "SKULL", "TEETH", "THIGH", "THUMB", "TIBIA", "TIBIAFIBULA", "TOE", "TOOTH", "UPPEREXTREMITY",
    "WRIST", "ZYGOMA",
})  # fmt: skip
# Of parts that border on the chest, or that a portable unit's one trunk protocol is called after: chests
# often come under these names.
_NEIGHBOURS = frozenset({
    "ABDOMEN", "ABDOMENPELVIS", "CERVICALSPINE", "CLAVICLE", "CSPINE", "KUB", "LSPINE", "LUMBAR",
    "LUMBARSPINE", "NECK", "SCAPULA", "SHOULDER", "SPINE",
})  # fmt: skip
# The same by code, in SNOMED CT and SNOMED RT (PS3.16 CID 4009).
_OTHER_PART_CODES = frozenset({
    "70258002", "T-15750",  # ankle joint
    "76752008", "T-04000",  # breast
    "16953009", "T-15430",  # elbow joint
    "66019005", "T-D0300",  # extremity
    "71341001", "T-12710",  # femur
    "7569003", "T-D8800",  # finger
    "56459004", "T-D9700",  # foot
    "14975008", "T-D8500",  # forearm
    "85562004", "T-D8700",  # hand
    "69536005", "T-D1100",  # head
    "29836001", "T-D2500",  # hip
    "24136001", "T-15710",  # hip joint
    "85050009", "T-12410",  # humerus
    "661005", "T-D1213",  # jaw region
    "72696002", "T-D9200",  # knee
    "30021000", "T-D9400",  # lower leg
    "61685007", "T-D9000",  # lower limb
    "816092008", "12921003", "T-D6000",  # pelvis
    "89546000", "T-11100",  # skull
    "68367000", "T-D9100",  # thigh
    "76505004", "T-D8810",  # thumb
    "29707007", "T-D9800",  # toe
    "40983000", "T-D8200",  # upper arm
    "53120007", "T-D8000",  # upper limb
    "74670003", "T-15460",  # wrist joint
})  # fmt: skip
_NEIGHBOUR_CODES = frozenset({
    "818981001", "113345001", "T-D4000",  # abdomen
    "818982008", "416949008", "R-FAB57",  # abdomen and pelvis
    "122494005", "T-11501",  # cervical spine
    "51299004", "T-12310",  # clavicle
    "122496007", "T-11503",  # lumbar spine
    "45048000", "T-D1600",  # neck
    "79601000", "T-12280",  # scapula
    "16982005", "T-D2220",  # shoulder
    "421060004", "T-D04FF",  # spine
})  # fmt: skip
_CHEST = re.compile("CHEST|THORA|TORAX|LUNG|PULM|BRUST|PECHO|POUMON|HEART|RIB")

# PS3.4 table B.5-1: Digital X-Ray Image Storage - For Processing.
_FOR_PROCESSING_CLASS = "1.2.840.10008.5.1.4.1.1.1.1.1"


def is_other_examination(attributes: Attributes) -> bool:
    """Whether the file says that it is no radiograph, or one of a part that is no chest.

    By Modality, which the unit itself writes, and by Body Part Examined or its code, where no chest is named
    beside it.
    """
    if _text(attributes, Tag.MODALITY) in _OTHER_MODALITIES:
        return True
    return _names_part(attributes, _OTHER_PARTS, _OTHER_PART_CODES)


def contradictions(attributes: Attributes) -> tuple[Caution, ...]:
    """What in a file speaks against a frontal chest radiograph made to be read, and is often left wrong."""
    found: dict[Caution, bool] = {
        "says_other_body_part": _names_part(attributes, _NEIGHBOURS, _NEIGHBOUR_CODES)
        or _describes_part(attributes),
        "says_other_view": contradicts_its_view(attributes),
        "for_processing": _text(attributes, Tag.PRESENTATION_INTENT) == "FOR PROCESSING"
        or _text(attributes, Tag.SOP_CLASS) == _FOR_PROCESSING_CLASS,
    }
    return tuple(caution for caution, present in found.items() if present)


def _names_part(attributes: Attributes, parts: frozenset[str], codes: frozenset[str]) -> bool:
    written = _text(attributes, Tag.BODY_PART)
    if _CHEST.search(written):
        return False
    coded = (c for item in attributes.items(Tag.ANATOMIC_REGION_SEQUENCE) for c in item.texts(Tag.CODE_VALUE))
    return re.sub("[^A-Z]", "", written) in parts or any(code in codes for code in coded)


def _describes_part(attributes: Attributes) -> bool:
    """By what series or protocol is called: free text, so never more than a caution."""
    described = " ".join(_texts(attributes, Tag.SERIES_DESCRIPTION, Tag.PROTOCOL_NAME)).upper()
    words = set(re.findall("[A-Z]+", described))
    return bool(words & (_OTHER_PARTS | _NEIGHBOURS)) and not _CHEST.search(described)


def _texts(attributes: Attributes, *tags: Tag) -> Iterator[str]:
    for tag in tags:
        yield from attributes.texts(tag)


def _text(attributes: Attributes, tag: Tag) -> str:
    return next(iter(attributes.texts(tag)), "").upper()
