"""What a notebook hands to the book: values, figures, tables and verdicts, as plain files.

record.py is the schema; run.py writes it, reading.py reads it.
"""
