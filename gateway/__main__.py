"""`python -m gateway`: the same as `log10-gateway`."""

from gateway.cli import main

if __name__ == "__main__":
    main()
