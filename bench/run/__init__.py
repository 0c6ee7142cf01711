"""How fast a bundle is on this machine, in the scenarios of a clinic's day, and what it takes to be so.

scenarios    what is timed, and the percentile that counts
clock        how long, and when enough was seen
percentiles  what a few runs say of all runs
costs, energy, machine   what is noted beside
measure      all of it, into a `result.Run`, which is written and read as JSON
"""
