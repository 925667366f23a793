"""Plans on disk: text and model, safe files, the workspace folder, settings."""
