"""The workshop: what makes and measures Readout. Never imported by the readout package."""
