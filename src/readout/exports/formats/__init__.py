"""One module a format, each with its object ``FORMAT``. A new file here is a new format."""
