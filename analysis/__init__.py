"""Japan in Orbit: models, evidence and publishing of a reproducible report."""

__version__ = "0.1.0"

from analysis import kernel_cache

kernel_cache.use()
