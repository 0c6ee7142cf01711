"""`python -m xvlm.cli`, which is how `accelerate launch -m` starts several processes."""

from . import main

main()
