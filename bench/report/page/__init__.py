"""The report as one HTML page, and as PDF."""
