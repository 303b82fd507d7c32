"""Quotation marks: what each may do, how they pair, and what stands within."""
