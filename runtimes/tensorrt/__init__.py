"""TensorRT: plans are built once on the device by `xvlm install`, and run from then on.

    build.py    a graph of a bundle into a plan
    plans.py    where plans are kept, and which of them may be run
    engine.py   the engine that runs them

A plan works on one kind of GPU with one version of TensorRT, so that a bundle cannot hold it.
"""
