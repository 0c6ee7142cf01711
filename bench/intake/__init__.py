"""Pictures as clinics send them: turned, mirrored, negative, with things in them that are no anatomy."""
