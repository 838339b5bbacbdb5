#!/bin/sh
# Make sure there are PostgreSQL's programs for the store tests where that can be done unasked.
# Where it can't, the test run itself says so at its end, and fails if CI is set.
set -eu
for folder in /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin; do
    if [ -x "$folder/initdb" ]; then
        exit 0
    fi
done
if command -v initdb >/dev/null 2>&1; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ]; then
    echo "Installing Debian's postgresql for the store tests."
    # No cluster of the system's own: the tests start theirs, on a free port, and throw it away.
    mkdir -p /etc/postgresql-common
    [ -f /etc/postgresql-common/createcluster.conf ] ||
        echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
    export DEBIAN_FRONTEND=noninteractive # nobody is asked anything, also where there is nobody
    apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql ||
        echo "It could not be installed." >&2
fi
