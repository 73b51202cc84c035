"""Show the site while you write: pages build themselves anew when a file changes."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mkdocs.commands.serve import serve
from mkdocs.exceptions import Abort, MkDocsException

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Serve until stopped with Ctrl+C; return 1 when the pages cannot be built."""
    parser = argparse.ArgumentParser(prog="serve.py", description=__doc__)
    parser.add_argument("--address", default="127.0.0.1:8000", help="host and port to listen on")
    parser.add_argument("--root", type=Path, default=ROOT, help="the hub to show")
    options = parser.parse_args(arguments)
    config_file = str(options.root / "mkdocs.yml")
    try:
        serve(config_file, livereload=True, dev_addr=options.address)
    except (MkDocsException, Abort) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{options.address} cannot be used: {error.strerror}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
