"""The command line: what is asked for, by subject; how it is shown; how a failure is told."""
