"""Builds the make-believe province with the real actions, step by step."""
