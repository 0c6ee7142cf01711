"""The search for the layers that must keep higher precision."""
