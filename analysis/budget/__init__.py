"""Budgets: amounts that keep their basis, real terms and dollars, growth, scenarios, line items."""
