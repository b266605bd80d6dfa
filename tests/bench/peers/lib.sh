# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What the comparisons with peers share. Read with `source`, from the root of the tree, after installer/lib.sh.
peers=tests/bench/peers

# install_peers [SECTION…]: the npm packages below this folder, with npm itself and these sections of installer/packages.txt.
install_peers()
{
    local -a sections=("$@")
    command -v npm >/dev/null || sections+=(npm)
    [ ${#sections[@]} -eq 0 ] || install_packages "${sections[@]}"
    if [ ! -f $peers/node_modules/.package-lock.json ] || [ $peers/package-lock.json -nt $peers/node_modules/.package-lock.json ]; then
        npm ci --prefix $peers || die "npm could not install the peers."
        touch $peers/node_modules/.package-lock.json
    fi
}

# figure NAME VALUE UNIT COMPARED: prints a figure and adds it to the file that $tsv names.
figure()
{
    printf '%-44s %12s %s (compared with %s)\n' "$1" "$2" "$3" "$4"
    # shellcheck disable=SC2154 # set by who reads this file
    printf '%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$4" >>"$tsv"
}

# build_folder FOLDER: its absolute path.
build_folder()
{
    cd "$1" 2>/dev/null && pwd || die "build first (installer/quickstart --no-open), or name the build folder"
}
