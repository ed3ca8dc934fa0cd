#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds everything and runs every test. Run it as often as you like.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

bash "$root/packaging/install-packages.sh"

echo "Build: release with tests, in build/release"
mkdir -p "$root/build"
cmake -S "$root" --preset release >"$root/build/configure.log" 2>&1 || {
    cat "$root/build/configure.log" >&2
    exit 1
}
cmake --build "$root/build/release"

echo "Tests"
cd "$root"
ctest --preset release
