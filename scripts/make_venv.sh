#!/bin/sh
# Make .venv with the first Python from 3.11 on that is found, or say what is missing.
set -eu
for python in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        if "$python" -m venv .venv; then
            exit 0
        fi
        rm -rf .venv
        echo "$python can't make a virtual environment." >&2
        echo "On Debian and Ubuntu: apt-get install python3-venv, then try again." >&2
        exit 1
    fi
done
echo "Python 3.11 or newer is needed. Debian and Ubuntu: apt-get install python3 python3-venv;" >&2
echo "macOS: brew install python, or the installer from https://www.python.org/downloads/." >&2
exit 1
