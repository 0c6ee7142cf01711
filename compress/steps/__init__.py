"""The steps of a compression, in their order: distil, prune, export, quantize, gate, seal; one file each."""
