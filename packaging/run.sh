#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# From a fresh Debian 12 to the window with the bundled example: installs what is missing, builds, imports the
# example and opens it. Without a display it writes the same board as PDF, SVG and PNG. Run it as often as you like.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
example=zschache-2025

bash "$root/packaging/install-packages.sh"

echo "Build: release, in build/release"
mkdir -p "$root/build"
cmake -S "$root" --preset release >"$root/build/configure.log" 2>&1 || {
    cat "$root/build/configure.log" >&2
    exit 1
}
cmake --build "$root/build/release" --target trefoil trefoil-cli

cli=$root/build/release/app/cli/trefoil-cli
folder=${XDG_DATA_HOME:-$HOME/.local/share}/trefoil
library=$folder/$example.trefoil
mkdir -p "$folder"
echo "Example: $library"
"$cli" example "$example" --library "$library"

if [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ]]; then
    echo "Window: opening the Compare board"
    exec "$root/build/release/app/gui/trefoil" "$library"
fi

echo "No display: writing the Compare board instead"
for format in pdf svg png; do
    "$cli" figure --library "$library" --board compare -o "$root/build/compare.$format"
done
