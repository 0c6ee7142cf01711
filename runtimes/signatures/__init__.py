"""Keys, and the signatures made with them: over a bundle, and over a clinic's own calibration.

A bundle is signed by whoever gives it to clinics, with an EC key and in the format of `model-signing`. A
calibration is signed by the clinic that made it, with an Ed25519 key of its own.
"""
