"""The words of the model card that no measurement changes."""

from __future__ import annotations

WARNING = (
    "It is no medical device. It supports a trained reader, never replaces one, and must not decide on "
    "treatment, triage or discharge."
)

MISUSE = """## What it must not be used for

- **A diagnosis alone.** Its findings are a second look beside the patient, the history and a trained reader.
- **Ruling out disease.** What it does not raise may still be there: see the sensitivities.
- **Tuberculosis.** It was never trained nor measured on it, and no finding of it stands for tuberculosis.
- **Lateral views**, CT, and other parts of the body. The gate refuses most of these, not all.
- **Children, beyond pneumonia.** No other finding was known of the children that it learned from, and its
  operating points come from adults.
- **Portable (AP) radiographs of unknown quality**: rotated, cropped, badly exposed or photographed ones.
  Figures of AP views are among the groups; quality was never measured apart.
- **Small nodules.** Most are too small for the size at which the model looks.
- **Fractures, tubes, lines**, and anything else that is not in the table of findings."""

DATA = """## Data and licences

These sources taught the model or scored it. None of their images is in the bundle.

| source | what it gave | terms |
|---|---|---|
| NIH ChestX-ray14 (Wang et al., CVPR 2017), images from the NIH Clinical Center | adults; 14 findings mined \
from reports, about 90 % right | no restrictions on use |
| NIH images that were read as normal | pictures alone, no labels | no restrictions on use |
| Kermany et al., Cell 2018 | children; pneumonia or none | CC BY 4.0 |
| COVID-19 image data collection (Cohen et al., arXiv 2006.11988) | adults; openly licensed rows | CC BY, \
CC BY-SA or open, by row |
| V7 Labs | lung fields drawn by humans | CC BY 4.0 |
| xvlm itself | phantoms, and lesions painted into healthy radiographs | Apache-2.0 |
| RSNA Pneumonia Detection Challenge 2018 | radiologists' boxes, **for scoring alone** | non-commercial |"""
