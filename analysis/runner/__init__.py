"""From parameters to a whole run folder: registry, execution, publication, comparison."""
