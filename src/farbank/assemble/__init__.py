"""One verb a file. The one place where ports meet adapters and where facts are appended."""
