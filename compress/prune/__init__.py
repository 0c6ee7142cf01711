"""Structure taken out of a network: what each part is worth, and the smaller network that is left."""
