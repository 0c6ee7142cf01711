"""One file a group of figures: what is kept of an image, and what is measured on all that was kept."""
