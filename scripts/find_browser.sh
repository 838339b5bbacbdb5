#!/bin/sh
# Make sure there is a Chromium for the journeys: the system's, Debian's package, Playwright's own.
set -eu
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name" >/dev/null 2>&1; then
        exit 0
    fi
done
if [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ]; then
    # Ubuntu's package of that name is a shell around a snap, which a container can't run.
    if ! grep -q '^ID=ubuntu' /etc/os-release; then
        echo "Installing Debian's chromium for the browser tests."
        export DEBIAN_FRONTEND=noninteractive # nobody is asked anything, also where there is nobody
        apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium && exit 0
    fi
    .venv/bin/python -m playwright install --with-deps chromium && exit 0
fi
if .venv/bin/python -m playwright install chromium; then
    exit 0
fi
echo "No Chromium for the browser tests. Install Chromium or Google Chrome with your system's" >&2
echo "package manager, or run: .venv/bin/python -m playwright install --with-deps chromium" >&2
exit 1
