"""One page from figures that were measured: which device, for which clinic, at what cost."""
