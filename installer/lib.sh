# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What quickstart and check share: saying things, installing packages, building. Read with `source`, from the root of the tree.

say() { printf '%s\n' "$*"; }
step() { printf '\n== %s\n' "$*"; }
die()
{
    printf 'tocsin: %s\n' "$*" >&2
    exit 1
}

# packages_of SECTION…: the packages that installer/packages.txt lists under these headings.
packages_of()
{
    local section line wanted
    for section in "$@"; do
        wanted=no
        while IFS= read -r line; do
            case $line in
                "[$section]") wanted=yes ;;
                '['*) wanted=no ;;
                '#'* | '') ;;
                *) [ "$wanted" = no ] || printf '%s\n' "$line" ;;
            esac
        done <installer/packages.txt
    done
}

# missing_packages SECTION…: those of them that are not installed.
missing_packages()
{
    local package
    for package in $(packages_of "$@"); do
        # One query each: dpkg-query's answer to a list leaves out what it never heard of.
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s\n' "$package"
    done
}

# install_packages SECTION…: installs what is missing. Root is not asked; anybody else is, and sudo does it.
install_packages()
{
    local -a missing run
    local answer
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        die "this is not Debian or a relative of it (no apt-get), so nothing can be installed here.
Install what installer/packages.txt names under your system's names for it, then run this again with --no-install."
    fi
    mapfile -t missing < <(missing_packages "$@")
    if [ ${#missing[@]} -eq 0 ]; then
        say "Packages: all there."
        return
    fi
    say "Packages to install: ${missing[*]}"

    run=(env DEBIAN_FRONTEND=noninteractive apt-get)
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null || ! [ -t 0 ] || ! [ -t 1 ]; then
            die "installing needs root, and nobody can be asked here. Run this, then start again:
    su -c 'apt-get update && apt-get install --no-install-recommends ${missing[*]}'"
        fi
        read -r -p "Install them now with sudo apt-get? [Y/n] " answer
        case $answer in
            '' | [Yy]*) ;;
            *) die "nothing was installed. Tocsin cannot be built without these packages." ;;
        esac
        run=(sudo "${run[@]}")
    fi

    require_space / 3000
    "${run[@]}" update -q </dev/null ||
        die "apt-get update failed: is there a network, and is /etc/apt/sources.list right? Its own words are above."
    "${run[@]}" install -q -y --no-install-recommends "${missing[@]}" </dev/null ||
        die "apt-get could not install the packages; its own words are above. Tocsin is built for Debian 12; an older
system may not have all of them (try: apt-cache policy ${missing[*]})."
}

# require_space FOLDER MEGABYTES
require_space()
{
    local free
    free=$(df -Pm "$1" | awk 'NR == 2 { print $4 }')
    [ "$free" -ge "$2" ] || die "only $free MB are free in $(cd "$1" && pwd), about $2 MB are needed."
}

# require_cmake: presets of version 6 came with CMake 3.25.
require_cmake()
{
    local version
    command -v cmake >/dev/null || die "cmake is missing."
    version=$(cmake --version | awk 'NR == 1 { print $3 }')
    [ "$(printf '%s\n3.25\n' "$version" | sort -V | head -n 1)" = 3.25 ] ||
        die "cmake $version is too old: 3.25 or newer is needed (Debian 12 has it)."
}

# build PRESET TARGETS [NAME=VALUE…]: configures build/PRESET when needed and builds the targets ("all", or names between spaces) in it.
build()
{
    local preset=$1 folder="build/$1" targets=$2 pair
    local -a definitions=()
    shift
    shift
    require_cmake
    mkdir -p build
    [ -d "$folder" ] || require_space build 2500
    for pair in "$@"; do
        grep -q "^${pair%%=*}:[A-Z]*=${pair#*=}\$" "$folder/CMakeCache.txt" 2>/dev/null || definitions+=("-D$pair")
    done
    # Ninja configures again by itself when a CMake file changed; presets it does not watch.
    if [ ${#definitions[@]} -gt 0 ] || [ ! -f "$folder/build.ninja" ] || [ CMakePresets.json -nt "$folder/build.ninja" ]; then
        cmake --preset "$preset" "${definitions[@]}" ||
            die "configuring failed; CMake's own words are above. If a package is missing, installer/packages.txt should name it."
        touch "$folder/build.ninja"
    fi
    # Every error at once, not only the first.
    # shellcheck disable=SC2086 # names between spaces
    cmake --build --preset "$preset" --target $targets -- -k 0 || {
        require_space build 100
        die "the build failed; the compiler's own words are above."
    }
}

# Debian 12 is what we build with ourselves, and there a warning is an error. New warnings of a newer compiler stop nobody.
werror_here()
{
    # shellcheck source=/dev/null
    if [ "$(. /etc/os-release 2>/dev/null && printf '%s' "${ID:-}${VERSION_ID:-}")" = debian12 ]; then
        printf ON
    else
        printf OFF
    fi
}
