"""A row of a data set's coding sheet as a claim of the data set: the values are given, and no sentence is read."""

from reportedly.coding.sheet.row import code_row

__all__ = ["code_row"]
