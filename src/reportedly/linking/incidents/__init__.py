"""From claims to incidents: fold what one report tells of one happening, then join the tellings of many reports."""
