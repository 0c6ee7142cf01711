"""An explanation in words and pictures: terminal text, PNG, HTML, JSON, in the clinic's language."""
