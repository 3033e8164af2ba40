"""The kinds of source that come with Readout: one module each, with an object called ``SOURCE``."""
