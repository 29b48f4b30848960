"""`python -m reportedly` is `reportedly`."""

from reportedly.cli import main

main()
