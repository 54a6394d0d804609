"""What is up there, what a breakup adds, how it decays, whom it meets, and what comes next."""
