#!/bin/sh
# From a fresh Debian 12 to a published handbook in a browser: installs what is missing, builds,
# starts a sandbox on loopback and publishes a tree of Markdown into it.
set -eu

usage() {
    cat <<'END'
usage: scripts/quickstart.sh [--once] [--docs DIR] [--port PORT]

  --once       end after the push instead of serving until ^C
  --docs DIR   publish a copy of DIR instead of examples/handbook
  --port PORT  port of the sandbox; 0, the default, takes any free one

Everything it writes is below a temporary folder and build/release. Your own
configuration of confsync and git is neither read nor changed.
END
}

fail() {
    echo "quickstart: $*" >&2
    exit 1
}

here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
docs=$here/examples/handbook
port=0
once=no
while [ $# -gt 0 ]; do
    case $1 in
        --once) once=yes ;;
        --docs | --port)
            [ $# -ge 2 ] || fail "$1 needs a value"
            case $1 in
                --docs) docs=$2 ;;
                --port) port=$2 ;;
            esac
            shift
            ;;
        -h | --help)
            usage
            exit 0
            ;;
        *)
            usage >&2
            exit 64
            ;;
    esac
    shift
done
[ -d "$docs" ] || fail "no such folder: $docs"
docs=$(CDPATH='' cd -- "$docs" && pwd)

"$here/scripts/dependencies.sh"
cd "$here"
echo "Building confsync (a few minutes the first time) …" >&2
cmake --preset release >/dev/null
cmake --build --preset release --target confsync >&2
PATH=$here/build/release:$PATH

work=$(mktemp -d "${TMPDIR:-/tmp}/confsync-quickstart.XXXXXX")
sandbox=
finish() {
    code=$?
    trap - EXIT INT TERM HUP
    if [ -n "$sandbox" ]; then
        kill "$sandbox" 2>/dev/null || true
        wait "$sandbox" 2>/dev/null || true
    fi
    rm -rf -- "$work"
    exit "$code"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

export HOME="$work/home" XDG_CONFIG_HOME="$work/home/.config"
export CONFSYNC_TOKEN=sandbox NO_PROXY=127.0.0.1,localhost no_proxy=127.0.0.1,localhost
unset CONFSYNC_SITE CONFSYNC_PROFILE GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
mkdir -p "$XDG_CONFIG_HOME" "$work/repository/docs"

confsync sandbox --port "$port" --db "$work/sandbox.db" --space DEMO \
    >"$work/sandbox.out" 2>"$work/sandbox.log" &
sandbox=$!
tries=0
until [ "$(wc -l <"$work/sandbox.out")" -ge 1 ]; do
    if ! kill -0 "$sandbox" 2>/dev/null || [ "$tries" -ge 100 ]; then
        cat "$work/sandbox.log" >&2
        fail "the sandbox did not start"
    fi
    tries=$((tries + 1))
    sleep 0.1
done
site=$(head -n 1 "$work/sandbox.out")

cp -R -P -- "$docs/." "$work/repository/docs/"
find "$work/repository/docs" -name .git -prune -exec rm -rf -- {} +
cd "$work/repository"
git init -q -b main
git config user.name "Quick Start"
git config user.email quickstart@example.com

shown() {
    printf '\n$ %s\n' "$*"
    "$@"
}

shown confsync init --site "$site" --space DEMO --directory docs \
    --user sandbox@example.com --token env:CONFSYNC_TOKEN --yes
git add -A
git commit -q -m "The documentation and where it goes"
shown confsync plan
pushed=0
shown confsync push --yes --keep-map || pushed=$?

first_page=$(sed -n 's/^ *"docs\/README\.md":.*"id":"\([0-9]*\)".*/\1/p' .confsync/map.json)
[ -n "$first_page" ] || first_page=$(sed -n 's/.*"id":"\([0-9]*\)".*/\1/p' .confsync/map.json |
    head -n 1)
[ -n "$first_page" ] || fail "nothing was published (push ended with $pushed)"

printf '\nOpen in a browser: %s/spaces/DEMO/pages/%s\n' "$site" "$first_page"
if [ "$once" = yes ]; then
    exit "$pushed"
fi

cat <<END
The repository:    $work/repository

To try more, in another terminal:

    export HOME=$HOME XDG_CONFIG_HOME=$XDG_CONFIG_HOME CONFSYNC_TOKEN=sandbox
    export PATH=$here/build/release:\$PATH
    cd $work/repository

^C ends the sandbox and removes both.
END
wait "$sandbox"
