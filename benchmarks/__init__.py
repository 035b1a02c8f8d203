"""What the book costs: ``make benchmarks`` prints tables, and judges nothing."""
