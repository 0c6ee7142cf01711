"""The vision-language model in PyTorch: one file a part, put together in `vlm.py`."""
