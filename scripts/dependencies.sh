#!/bin/sh
# Installs the Debian 12 packages that confsync is built from. Run again, it changes nothing.
set -eu

usage() {
    cat <<'END'
usage: scripts/dependencies.sh [--tests] [--no-install]

  --tests       also what the tests and the lint step need, Clang for the sanitizers among it
  --no-install  only name what is missing; exit 1 if something is
END
}

build_packages="
    build-essential cmake ninja-build pkg-config git ca-certificates
    libgit2-dev libtomlplusplus-dev libcmark-gfm-dev libcmark-gfm-extensions-dev
    nlohmann-json3-dev libcurl4-openssl-dev libpugixml-dev libcli11-dev libfmt-dev
    libsqlitecpp-dev libyaml-cpp-dev libcpp-httplib-dev libsodium-dev libgumbo-dev
    libexpat1-dev libutf8proc-dev"
# SQLiteCpp's and cpp-httplib's own build files look for these; Debian's packages depend on them.
implied_packages="libsqlite3-dev libssl-dev zlib1g-dev libbrotli-dev"
test_packages="
    libboost-test-dev libvalijson-dev
    clang libclang-rt-14-dev clang-format mandoc shellcheck curl tmux"

wanted="$build_packages $implied_packages"
install=yes
for argument in "$@"; do
    case $argument in
        --tests) wanted="$wanted $test_packages" ;;
        --no-install) install=no ;;
        -h | --help)
            usage
            exit 0
            ;;
        *)
            usage >&2
            exit 64
            ;;
    esac
done

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "dependencies: this script knows Debian 12 only; elsewhere, install what it lists:" >&2
    # shellcheck disable=SC2086 # a list of words
    echo "    "$wanted >&2
    exit 1
fi

installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

missing=
for package in $wanted; do
    installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$install" = no ]; then
    echo "missing:$missing"
    exit 1
fi

as_root=
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        echo "dependencies: not root and no sudo; as root, run:" >&2
        echo "    apt-get update && apt-get install --no-install-recommends$missing" >&2
        exit 1
    fi
    as_root=sudo
fi

echo "installing:$missing" >&2
$as_root apt-get update -q
# shellcheck disable=SC2086 # lists of words
$as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends $missing
