"""What the machine is, and whether it stayed so.

fingerprint, ceilings   what it is, and how fast at its best
memory                  what the bundle takes of it
drift                   whether it stayed as it was, and idle: others and the yardstick tell that
"""
