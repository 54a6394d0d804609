"""Parameters of the notebooks: one module per notebook, the only place that defines them."""
