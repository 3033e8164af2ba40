"""Building and checking the atlas of offices."""
