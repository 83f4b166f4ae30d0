"""The desk sheet: YAML, a workbook or CSV files, read as text with line numbers and checked against one table."""
