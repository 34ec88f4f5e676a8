#!/usr/bin/env bash
# Installs what the servers of the comparison need into the folder given, each version as it is pinned
# here: running it again costs a moment. Called by `make bench`, never by the checks.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

tools="${1:?usage: setup.sh FOLDER}"
mkdir -p "$tools"

say() { printf 'setup: %s\n' "$*" >&2; }
stop() {
    printf 'setup: %s\n' "$@" >&2
    exit 1
}

# Debian keeps the programs of PostgreSQL beside its version, not on the PATH.
find_postgres() {
    local initdb
    for initdb in /usr/lib/postgresql/*/bin/initdb; do
        if [ -x "$initdb" ]; then
            dirname "$initdb"
            return
        fi
    done
    if command -v initdb >/dev/null; then
        dirname "$(command -v initdb)"
    fi
}

install_programs() {
    local missing=()
    command -v wrk >/dev/null || missing+=(wrk)
    command -v h2load >/dev/null || missing+=(nghttp2-client)
    [ -x /usr/sbin/nginx ] || missing+=(nginx)
    if ! command -v psql >/dev/null || [ -z "$(find_postgres)" ]; then
        missing+=(postgresql postgresql-client)
    fi
    command -v taskset >/dev/null || missing+=(util-linux)
    if [ "${#missing[@]}" -eq 0 ]; then
        return
    fi
    if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
        stop "missing programs (names of Debian packages): ${missing[*]}"
    fi
    say "installing: ${missing[*]}"
    apt-get update -qq || say "the package lists could not be refreshed; going on with what is known"
    # The first: the packages' own services are not started; ours are, when they are measured.
    RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# npm ci empties the folder first, so it is only run when the lock file is another.
install_node() {
    local folder="$tools/$1" from="$2"
    mkdir -p "$folder"
    if cmp -s "$from/package-lock.json" "$folder/.installed-from"; then
        return
    fi
    say "installing the packages of $1 (npm ci)"
    cp "$from/package.json" "$from/package-lock.json" "$folder/"
    npm ci --prefix "$folder" --no-audit --no-fund --loglevel=error >&2
    cp "$from/package-lock.json" "$folder/.installed-from"
}

install_django() {
    local folder="$tools/django"
    if cmp -s django/requirements.txt "$folder/.installed-from"; then
        return
    fi
    say "installing Django and what it runs on"
    rm -rf "$folder"
    python3 -m venv "$folder"
    "$folder/bin/pip" install --quiet --disable-pip-version-check --no-deps -r django/requirements.txt >&2
    cp django/requirements.txt "$folder/.installed-from"
}

install_programs
find_postgres >"$tools/postgres"
install_node node .
# Modules are looked for beside who asks for them.
ln -sfn "$tools/node/node_modules" node_modules
install_node next next
install_django
