"""Folders that are whole or not there, and that never take the place of others' files."""
