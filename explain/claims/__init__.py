"""No statement without evidence: what a text claims, against what the explanation holds.

    from xvlm.explain.claims import unsupported

    for claim in unsupported(explanation, text, Catalogue("sw")):
        print(claim)

`unsupported_answer` does so for an answer of the dialogue. `check_report` writes the text report itself and
reads it back. An explanation that was written as JSON comes back through `reports.json_report.from_json`.

Every word of a text has to be one of the catalogue's messages; each message is read back into claims that
know no language, and each claim is looked up in the explanation. A word that is no message is a claim too,
and nothing supports it.
"""

from .answers import unsupported_answer as unsupported_answer
from .claim import Claim as Claim
from .reading import Said as Said
from .reading import read_claims as read_claims
from .reading import said_findings as said_findings
from .report_check import ReportCheck as ReportCheck
from .report_check import check_report as check_report
from .supported import supported_claims as supported_claims
from .supported import unsupported as unsupported
