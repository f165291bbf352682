#!/bin/sh
# What is checked without building: format of the code, the manual pages, the scripts.
set -eu
cd -- "$(dirname -- "$0")/.."

sources() {
    for folder in src tests bench; do
        [ ! -d "$folder" ] || find "$folder" -type f \( -name '*.cpp' -o -name '*.hpp' \) -print0
    done
}

sources | xargs -0 clang-format --dry-run -Werror
find man -type f -name '*.[1-9]' -print0 | xargs -0 mandoc -Tlint -W warning
shellcheck .ci/run scripts/*.sh tests/scenario/bin/*
