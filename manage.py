#!/usr/bin/env python3
"""Django's command line; `script/nennep` is the one people use."""

from nennep.cli import main

if __name__ == "__main__":
    main()
