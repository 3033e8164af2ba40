"""People and governments as the atlas and a record know them together: offices, company, quotations.

``Readout.people`` is a ``People`` over the open record.
"""

from readout.pipeline.people._people import People
from readout.pipeline.people._quotes import shortened
from readout.pipeline.people._values import Body, Company, Held, Listed, Profile, Quoted

__all__ = ["Body", "Company", "Held", "Listed", "People", "Profile", "Quoted", "shortened"]
