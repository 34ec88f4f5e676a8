# shellcheck shell=bash
# The surroundings every build of Tiến Độ runs in. Source it (the Makefile does):
#   . xtask/env.sh
#
# It only decides three things, and no compiler flag is among them (those are in .cargo/config.toml,
# because flags that differ from one shell to the next would compile the database twice):
#   - PATH: the first Rust toolchain that can also build for the browser;
#   - CARGO_TARGET_DIR: a cache outside the checkout, so that a second clone starts warm;
#   - where programs that only the checks need are kept.

# Where what can be rebuilt is kept. Deleting it costs time, nothing else.
tiendo_cache="${XDG_CACHE_HOME:-$HOME/.cache}/tiendo"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$tiendo_cache/target}"

# Programs that setup.sh installs for the checks; the machine's own come first.
tiendo_tools="$tiendo_cache/tools"
export PATH="$PATH:$tiendo_tools/bin"

# The folder where the given rustc looks for the browser's standard library.
tiendo_wasm_library() {
    "$1" --print target-libdir --target wasm32-unknown-unknown 2>/dev/null
}

# Whether the given rustc can compile for the browser. A library left behind by an older rustc is
# unusable, so the library is tried once for each version of the compiler, and the answer kept.
tiendo_builds_for_browser() {
    local rustc="$1" library seen_file seen trial
    library="$(tiendo_wasm_library "$rustc")" || return 1
    compgen -G "$library/libstd-*.rlib" >/dev/null || return 1
    seen_file="$tiendo_cache/browser-library-works"
    seen="$library $("$rustc" --version --verbose | tr '\n' ' ')"
    if [ -f "$seen_file" ] && [ "$(<"$seen_file")" = "$seen" ]; then
        return 0
    fi
    trial="$(mktemp -d)" || return 1
    if printf 'pub fn f() -> String { String::new() }\n' |
        "$rustc" --target wasm32-unknown-unknown --crate-type rlib --crate-name trial \
            --out-dir "$trial" - 2>/dev/null; then
        mkdir -p "$tiendo_cache" && printf '%s\n' "$seen" >"$seen_file"
        rm -rf "$trial"
        return 0
    fi
    rm -rf "$trial"
    return 1
}

# The user's own toolchain first, then the system's.
for tiendo_rustc in "$(command -v rustc || true)" /usr/bin/rustc; do
    if [ -x "$tiendo_rustc" ] && tiendo_builds_for_browser "$tiendo_rustc"; then
        PATH="$(dirname "$tiendo_rustc"):$PATH"
        export PATH
        break
    fi
done
unset tiendo_rustc
