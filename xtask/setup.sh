#!/usr/bin/env bash
# Brings a machine to where Tiến Độ can be built (`xtask/setup.sh build`), built and tested in a
# browser (`xtask/setup.sh test`, the default), checked (`check`), measured (`measure`) or timed in a
# browser (`bench`). Running it again costs a moment and changes nothing.
#
# It says what it does before it does it. Where it may not (no root), it prints the command that is
# missing and stops.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

purpose="${1:-test}"
case "$purpose" in
build | test | check | measure | bench) ;;
*)
    echo "usage: xtask/setup.sh [build|test|check|measure|bench]" >&2
    exit 2
    ;;
esac

# shellcheck source=xtask/env.sh
. xtask/env.sh

say() { printf 'setup: %s\n' "$*" >&2; }
stop() {
    printf 'setup: %s\n' "$@" >&2
    exit 1
}
has() { command -v "$1" >/dev/null 2>&1; }

# Packages of Debian and its descendants, installed in one go.
install_packages() {
    local command="apt-get install -y --no-install-recommends $*"
    if ! has apt-get; then
        stop "this machine lacks (names of Debian packages): $*" \
            "install them with its own package manager, then run this again"
    fi
    if [ "$(id -u)" -ne 0 ]; then
        stop "packages are missing, and installing them takes root. Run:" \
            "  sudo apt-get update && sudo $command" "then run this again"
    fi
    say "installing: $*"
    # A package list that cannot be refreshed may still be good enough.
    apt-get update -qq || say "the package lists could not be refreshed; going on with what is known"
    DEBIAN_FRONTEND=noninteractive $command -qq >&2
}

has_libclang() {
    compgen -G '/usr/lib/llvm-*/lib/libclang*.so*' >/dev/null ||
        compgen -G '/usr/lib*/libclang*.so*' >/dev/null ||
        compgen -G '/usr/lib/*-linux-gnu/libclang*.so*' >/dev/null ||
        [ -n "${LIBCLANG_PATH:-}" ]
}

# What both halves need besides Rust: a C++ compiler and libclang for the database's engine, lld as
# .cargo/config.toml names it, Node for wasm-opt and the browser tests.
install_tools() {
    local missing=()
    has cc || missing+=(gcc libc6-dev)
    has c++ || missing+=(g++)
    has ld.lld || missing+=(lld)
    has clang || missing+=(clang)
    has_libclang || missing+=(libclang-dev)
    has node || missing+=(nodejs)
    has npm || missing+=(npm)
    if [[ "$purpose" =~ ^(test|bench)$ ]] && ! has "${CHROMIUM:-chromium}"; then
        missing+=(chromium)
    fi
    # The same without a window, for what is not measured (end2end/playwright.config.ts).
    if [ "$purpose" = test ] && ! has "${CHROMIUM:-chromium-headless-shell}"; then
        missing+=(chromium-headless-shell)
    fi
    # Tries the data interface. Debian's Python cannot make environments without the second package.
    if [ "$purpose" = test ] && ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
        missing+=(python3 python3-venv)
    fi
    # Lets days pass for a server under test.
    if [ "$purpose" = test ] && ! compgen -G '/usr/lib/*/faketime/libfaketimeMT.so.1' >/dev/null; then
        missing+=(faketime)
    fi
    # Reports are opened and printed by a real word processor; the font stands in for Times New Roman
    # at the same widths (the first Liberation has no Vietnamese). 88 MB to fetch, half a minute.
    if [ "$purpose" = test ]; then
        has soffice || missing+=(libreoffice-writer-nogui)
        has pdftoppm || missing+=(poppler-utils)
        fc-list 'Liberation Serif:lang=vi' 2>/dev/null | grep -q . || missing+=(fonts-liberation2)
    fi
    if [ "$purpose" = check ]; then
        has shellcheck || missing+=(shellcheck)
    fi
    if [ "$purpose" = measure ]; then
        has wrk || missing+=(wrk)
        has taskset || missing+=(util-linux)
    fi
    if [ "${#missing[@]}" -gt 0 ]; then
        install_packages "${missing[@]}"
    fi
    local node_version
    node_version="$(node --version)"
    node_version="${node_version#v}"
    if [ "${node_version%%.*}" -lt 20 ]; then
        stop "Node is $node_version; the browser tests need 20 or newer (https://nodejs.org)"
    fi
}

# Debian compiles Rust for the browser but does not ship the browser's standard library, so it is
# built once from Debian's own sources and put where its rustc looks for it.
build_browser_library() {
    local library scratch
    library="$(tiendo_wasm_library /usr/bin/rustc)"
    if [ ! -w "$(dirname "$(dirname "$(dirname "$library")")")" ]; then
        stop "the browser's standard library goes to $library, which takes root. Run:" \
            "  sudo xtask/setup.sh $purpose" "then run this again"
    fi
    say "building the browser's standard library from rust-web-src (once, about a minute)"
    scratch="$(mktemp -d)"
    mkdir -p "$scratch/src"
    printf '[package]\nname = "scratch"\nversion = "0.0.0"\nedition = "2021"\n' >"$scratch/Cargo.toml"
    printf '' >"$scratch/src/lib.rs"
    (
        cd "$scratch"
        # RUSTC_BOOTSTRAP: -Zbuild-std is not stable. Bitcode: our release build optimises across
        # the standard library too. Remapping: whose machine it was is nobody's business.
        CARGO_TARGET_DIR="$scratch/target" RUSTC_BOOTSTRAP=1 \
            RUSTFLAGS="-Cembed-bitcode=yes --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo" \
            RUSTC=/usr/bin/rustc /usr/bin/cargo build --quiet --release \
            -Zbuild-std=std,panic_abort,proc_macro,test --target wasm32-unknown-unknown >&2
    )
    mkdir -p "$library.new"
    cp "$scratch"/target/wasm32-unknown-unknown/release/deps/*.rlib "$library.new/"
    rm -f "$library.new"/libscratch-*.rlib
    # Swapped as a whole: two generations of the library side by side cannot be told apart.
    rm -rf "$library"
    mv "$library.new" "$library"
    rm -rf "$scratch"
}

install_rust() {
    local rustc
    rustc="$(command -v rustc || true)"
    if [ -n "$rustc" ] && tiendo_builds_for_browser "$rustc"; then
        return
    fi
    if has rustup; then
        say "adding the wasm32-unknown-unknown target to the rustup toolchain"
        if timeout 300 rustup target add wasm32-unknown-unknown >&2; then
            return
        fi
        say "rustup could not add it; falling back to the system's own Rust"
    fi
    if ! has apt-get; then
        stop "Rust with the wasm32-unknown-unknown target is missing, and this is no Debian. Install" \
            "rustup (https://rustup.rs), then run:  rustup target add wasm32-unknown-unknown"
    fi
    if ! has /usr/bin/rustc || ! has /usr/bin/cargo-clippy || [ ! -d /usr/lib/rustlib/src ]; then
        install_packages rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy rustfmt-web \
            lld-22
    fi
    if ! tiendo_builds_for_browser /usr/bin/rustc; then
        build_browser_library
    fi
}

# What reads deny.toml. Unoptimised, which compiles sooner: it looks through the dependencies once.
# Where the registry does not answer, the checks go on without it and say so in their last line.
install_deny() {
    local version=0.20.2
    if has cargo-deny; then
        return
    fi
    say "installing cargo-deny $version into $tiendo_tools (once, some minutes)"
    if ! cargo install --quiet --locked --debug --version "=$version" --root "$tiendo_tools" \
        --target-dir "$tiendo_tools/target" cargo-deny >&2; then
        say "cargo-deny could not be installed: licences and origins will not be checked"
    fi
    rm -rf "$tiendo_tools/target"
}

# What a folder's lock file names, exactly as locked: in end2end/ wasm-opt, Playwright and axe, in
# end2end/bench/ Lighthouse. npm ci empties the folder first, so it is only run when the lock file is
# not the one that was installed.
install_node_modules() {
    local folder="$1" installed="$1/node_modules/.installed-from"
    if cmp -s "$folder/package-lock.json" "$installed"; then
        return
    fi
    say "installing packages (npm ci in $folder/)"
    npm ci --prefix "$folder" --no-audit --no-fund --loglevel=error >&2
    cp "$folder/package-lock.json" "$installed"
}

# What tries the data interface, in an environment of Python's own (94 MB, a quarter of a minute).
install_schemathesis() {
    local version=4.32.5 folder
    folder="$tiendo_tools/schemathesis-$version"
    if [ -x "$folder/bin/schemathesis" ]; then
        return
    fi
    say "installing schemathesis $version into $folder (once)"
    rm -rf "$folder"
    python3 -m venv "$folder"
    # Not there in part: what was not finished is begun again.
    if ! "$folder/bin/pip" install --quiet --disable-pip-version-check \
        "schemathesis==$version" >&2; then
        rm -rf "$folder"
        stop "schemathesis could not be installed from the Python package index"
    fi
}

install_tools
install_rust
# Again, now that everything is there: the toolchain may have changed.
# shellcheck source=xtask/env.sh
. xtask/env.sh
tiendo_builds_for_browser "$(command -v rustc)" ||
    stop "the Rust toolchain still cannot compile for wasm32-unknown-unknown: $(command -v rustc)"
install_node_modules end2end
if [ "$purpose" = bench ]; then
    install_node_modules end2end/bench
fi
if [ "$purpose" = test ]; then
    install_schemathesis
fi
if [ "$purpose" = check ]; then
    install_deny
fi
