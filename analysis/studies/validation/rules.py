"""The validation judges no claim of the paper, so that it has no rules."""
