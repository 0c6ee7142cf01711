"""Folders that look like published datasets: their tables to the letter, phantoms for pictures."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from xvlm.models import findings
from xvlm.models.phantom import make_phantom

OWN = """\
image_id,patient_id,split,path,age,sex,view,Effusion,Mass,Hernia
i0,p0,train,0.png,child,,AP,1,0,
i1,p1,train,1.png,61.0,F,AP Supine,1,0,
i2,p2,val,2.png,44,M,PA,1,0,
"""
# Names with a comma in them break in two, and lines end with a comma, as distributed.
NIH = """\
Image Index,Finding Labels,Follow-up #,Patient ID,Patient Age,Patient Gender,View Position,\
OriginalImage[Width,Height],OriginalImagePixelSpacing[x,y],
00000001_000.png,Cardiomegaly|Pleural_Thickening,0,1,058Y,M,PA,2682,2749,0.143,0.143,
00000002_000.png,No Finding,0,2,411,F,AP,2894,2729,0.143,0.143,
00000003_001.png,Effusion,1,3,34,F,PA,2500,2048,0.168,0.168,
"""
CHEXPERT = """\
Path,Sex,Age,Frontal/Lateral,AP/PA,No Finding,Enlarged Cardiomediastinum,Cardiomegaly,Lung Opacity,\
Lung Lesion,Edema,Consolidation,Pneumonia,Atelectasis,Pneumothorax,Pleural Effusion,Pleural Other,\
Fracture,Support Devices
"""
CHEXPERT_TRAIN = """\
CheXpert-v1.0-small/train/patient00001/study1/view1_frontal.jpg,Female,68,Frontal,AP,1.0,,,,,,,,,0.0,,,,1.0
CheXpert-v1.0-small/train/patient00001/study1/view2_lateral.jpg,Female,68,Lateral,,1.0,,,,,,,,,0.0,,,,1.0
CheXpert-v1.0-small/train/patient00002/study2/view1_frontal.jpg,Male,87,Frontal,PA,,,,,,-1.0,,,,,1.0,,,
CheXpert-v1.0-small/train/patient00003/study1/view1_frontal.jpg,Male,41,Frontal,LL,,,,,,,,,,,,,,
"""
CHEXPERT_VALID = """\
CheXpert-v1.0-small/valid/patient64541/study1/view1_frontal.jpg,Unknown,0,Frontal,AP,,,,,1.0,,,0.0,,,,,,
"""
MIMIC_METADATA = """\
dicom_id,subject_id,study_id,PerformedProcedureStepDescription,ViewPosition,Rows,Columns,StudyDate
aa,10000032,50414267,CHEST (PA AND LAT),PA,3056,2544,21800506
ab,10000032,50414267,CHEST (PA AND LAT),LATERAL,3056,2544,21800506
ba,11000001,50000002,CHEST (PORTABLE AP),AP,3056,2544,21800506
ca,12000001,50000003,CHEST (PORTABLE AP),AP,3056,2544,21800506
"""
MIMIC_SPLIT = """\
dicom_id,study_id,subject_id,split
aa,50414267,10000032,train
ab,50414267,10000032,train
ba,50000002,11000001,validate
ca,50000003,12000001,test
"""
MIMIC_CHEXPERT = """\
subject_id,study_id,Atelectasis,Cardiomegaly,Consolidation,Edema,Enlarged Cardiomediastinum,Fracture,\
Lung Lesion,Lung Opacity,No Finding,Pleural Effusion,Pleural Other,Pneumonia,Pneumothorax,Support Devices
10000032,50414267,,,,-1.0,,,,,,,,1.0,,
11000001,50000002,,,,,,,,,,,,,,
"""
REPORT = """\
                                 FINAL REPORT
 EXAMINATION:  CHEST (PA AND LAT)

 INDICATION:  Cough.

 FINDINGS:

 The lungs are clear.
 There is no effusion.

 IMPRESSION:

 No acute process.
"""
PADCHEST_NAME = "PADCHEST_chest_x_ray_images_labels_160K_01.02.19.csv"
PADCHEST = """\
,ImageID,ImageDir,StudyDate_DICOM,StudyID,PatientID,PatientBirth,PatientSex_DICOM,Projection,Report,Labels
0,0_a.png,0,20140915,s0,p0,1950.0,M,PA, sin cambi . ,['normal']
1,1_a.png,0,20140915,s1,p1,1950.0,M,AP_horizontal,,"['loculated pleural effusion', ' nodule', '']"
2,2_a.png,0,20140915,s2,p2,1950.0,M,L,,['pneumonia']
3,3_a.png,0,20140915,s3,p3,,F,AP,,"['unchanged', 'cardiomegaly']"
4,4_a.png,0,20140915,s4,p4,1950.0,M,COSTAL,,['normal']
"""


def write_table(path: Path, text: str) -> None:
    """Write a table, gzipped where its name ends so."""
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())


def read_table(path: Path) -> str:
    """The text of a table that `write_table` wrote."""
    return (gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()).decode()


def draw(path: Path, seed: int, bits: int = 8) -> None:
    """Draw a phantom into a picture of so many bits."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = make_phantom(96, seed=seed).pixels
    Image.fromarray((pixels * (2**bits - 1)).astype(np.uint8 if bits == 8 else np.uint16)).save(path)


def make_own(folder: Path) -> None:
    """xvlm's own layout, with one mask of the lungs."""
    write_table(folder / "index.csv", OWN)
    for number in range(3):
        draw(folder / f"{number}.png", number)
    (folder / "lungs").mkdir()
    lungs = make_phantom(96, seed=1).lungs
    Image.fromarray(lungs.right | lungs.left).save(folder / "lungs" / "i1.png")


def make_nih(folder: Path) -> None:
    """NIH ChestX-ray14 with its pictures in several folders."""
    write_table(folder / "Data_Entry_2017.csv", NIH)
    (folder / "train_val_list.txt").write_text("00000001_000.png\n00000002_000.png\n")
    (folder / "test_list.txt").write_text("00000003_001.png")
    for number, name in enumerate(("00000001_000.png", "00000002_000.png", "00000003_001.png")):
        draw(folder / f"images_00{number + 1}" / "images" / name, number)


def make_chexpert(folder: Path) -> None:
    """CheXpert in a folder that does not have the name in its paths."""
    write_table(folder / "train.csv", CHEXPERT + CHEXPERT_TRAIN)
    write_table(folder / "valid.csv", CHEXPERT + CHEXPERT_VALID)
    for number, line in enumerate((CHEXPERT_TRAIN + CHEXPERT_VALID).splitlines()):
        draw(folder / line.partition("/")[2].partition(",")[0], number)


def make_mimic(folder: Path) -> None:
    """MIMIC-CXR-JPG with the report of one study."""
    for name, text in (("metadata", MIMIC_METADATA), ("split", MIMIC_SPLIT), ("chexpert", MIMIC_CHEXPERT)):
        write_table(folder / f"mimic-cxr-2.0.0-{name}.csv.gz", text)
    for number, line in enumerate(MIMIC_METADATA.splitlines()[1:]):
        image, subject, study, *_ = line.split(",")
        draw(folder / "files" / f"p{subject[:2]}" / f"p{subject}" / f"s{study}" / f"{image}.jpg", number)
    (folder / "files" / "p10" / "p10000032" / "s50414267.txt").write_text(REPORT)


def make_padchest(folder: Path) -> None:
    """PadChest, one of its pictures outside the numbered folder."""
    write_table(folder / PADCHEST_NAME, PADCHEST)
    for number, where in enumerate(("0", "", "0", "0", "0")):
        draw(folder / where / f"{number}_a.png", number, bits=16)


MAKERS: dict[str, Callable[[Path], None]] = {
    "xvlm's own index": make_own,
    "NIH ChestX-ray14": make_nih,
    "CheXpert": make_chexpert,
    "MIMIC-CXR-JPG": make_mimic,
    "PadChest": make_padchest,
}


def known_labels(labels: NDArray[np.float32]) -> dict[str, float]:
    """The labels that are known, by finding."""
    pairs = zip(findings.keys(), labels.tolist(), strict=True)
    return {key: value for key, value in pairs if not np.isnan(value)}


def present_findings(labels: NDArray[np.float32]) -> set[str]:
    """The findings that are there."""
    return {key for key, value in known_labels(labels).items() if value == 1}
