"""The study of the validation judges no claim."""

CASES = {}
