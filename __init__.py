"""xvlm: explainable chest-radiograph models for clinics with little power and bandwidth.

xvlm is no medical device. It supports a trained reader and never replaces one.

The two flows, in code::

    from xvlm.explain import explain, open_session

    session = open_session()                  # the shipped bundle, on the best engine here
    explanation = explain("scan.dcm", session)
    print(explanation.findings)

    from xvlm.compress import compress        # needs the extra xvlm[compress]
    compress(target="cpu", out="my-bundle")

Nothing is sent anywhere: importing xvlm turns off what the libraries under it report to their makers.
"""

from .offline import switch_off

switch_off()

__version__ = "0.1.0"
