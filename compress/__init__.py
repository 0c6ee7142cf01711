"""Compression: a trained model into a bundle of engine graphs, checked on the engine."""
