"""How the model is trained: one configuration, one data folder, one resumable run."""
