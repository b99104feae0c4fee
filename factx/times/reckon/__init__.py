"""Reckoning: an expression and where it stands, to TIMEX3 type, value, mod and interval. Pure; knows no clock.

- ``reckon.py`` takes any expression; ``dates.py``, ``shifts.py``, ``lengths.py`` do the kinds that need most thought.
- ``period.py`` is the calendar, ``holidays.py`` the days with names, ``explicit.py`` dates in figures.
- ``context.py`` is what a reckoning starts from and gives.
"""
