"""Measuring: on which images, how good, how fast, how much memory."""
