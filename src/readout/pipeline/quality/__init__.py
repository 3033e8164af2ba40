"""What a record holds and lacks, and how often it is right: the tables of data quality.

``Readout.quality`` is a ``Quality`` over the open record.
"""

from readout.pipeline.quality._quality import Quality
from readout.pipeline.quality._tables import Row, Table, Value, write_csv

__all__ = ["Quality", "Row", "Table", "Value", "write_csv"]
