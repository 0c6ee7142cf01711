"""The stages of training, one file and one TOML each."""
