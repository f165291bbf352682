#!/bin/sh
# Everything a change must pass: installs what is missing, lints, builds, tests, and tests again
# under the address and undefined-behaviour sanitizers.
#   CONFSYNC_SKIP_ASAN=1   leave the sanitizers out
set -eu
cd -- "$(dirname -- "$0")/.."

jobs=$(nproc)

# A test preset prints what failed; ctest's own summary stays the last thing on the screen.
build_and_test() {
    cmake --preset "$1" >/dev/null
    cmake --build --preset "$1"
    ctest --preset "$1" -j "$jobs" </dev/null
}

scripts/dependencies.sh --tests
scripts/lint.sh
build_and_test dev
if [ "${CONFSYNC_SKIP_ASAN:-}" != 1 ]; then
    export ASAN_OPTIONS=detect_stack_use_after_return=1
    export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
    build_and_test asan
fi
