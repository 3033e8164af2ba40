"""People and programs: the command line, the REST API, the web pages. Each is a thin coat on the pipeline."""
