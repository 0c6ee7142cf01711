"""Steps of a compression: export, reference, distil, prune, quantize, search, gate, seal; one file each."""
