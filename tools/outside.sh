#!/usr/bin/env bash
# Installs what only tests need and a development environment does not have: a terminal multiplexer to run the program
# in, and programs that others wrote, to read what we write: calendars, a browser, a spreadsheet, a reader of PDF. Everything but Debian's packages goes in
# build/outside; a second run does nothing. Versions are pinned, so that a test that fails says something about us.
set -euo pipefail
cd "$(dirname "$0")/.."

outside=build/outside
python=${PYTHON:-python3}
icaljs=2.2.1
axe=4.14.1
playwright=1.65.1
khal="khal==0.13.0"
radicale="radicale==3.5.4"
precommit="pre-commit==4.7.0"

main() {
  mkdir -p "$outside"
  debian tmux "$(command -v tmux || true)"
  debian nodejs "$(command -v node || true)"
  debian gcc "$(command -v gcc || true)"
  debian libc6-dev "$(ls /usr/include/dlfcn.h 2> /dev/null || true)"
  debian npm "$(command -v npm || true)"
  debian libical3 "$(ldconfig -p 2> /dev/null | grep -m 1 'libical\.so\.3' || true)"
  debian chromium "$(command -v chromium || true)"
  debian poppler-utils "$(command -v pdftoppm || true)"
  debian libreoffice-calc "$(command -v soffice || true)"
  node_packages "ical.js@$icaljs" "axe-core@$axe" "playwright-core@$playwright"
  own_venv khal "$khal"
  own_venv radicale "$radicale"
  own_venv pre-commit "$precommit"
}

# A Debian package, unless what it gives is here already.
debian() {
  local package=$1 present=$2
  if [ -n "$present" ]; then return; fi
  if ! command -v apt-get > /dev/null; then
    echo "$package is absent, and this is no Debian system: install it by hand" >&2
    return
  fi
  local as_root
  as_root=$([ "$(id -u)" = 0 ] || echo sudo)
  if [ -z "${updated:-}" ]; then
    $as_root apt-get update -qq
    updated=yes
  fi
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$package" > /dev/null
}

# npm packages, each at one version, in build/outside/node; all at once, since npm takes away what it is not asked for.
node_packages() {
  local wanted="$*"
  if [ "$(cat "$outside/node/.packages" 2> /dev/null)" = "$wanted" ]; then return; fi
  if ! command -v npm > /dev/null; then
    echo "npm is absent, so these are not installed: $wanted" >&2
    return
  fi
  mkdir -p "$outside/node"
  npm install --prefix "$outside/node" --no-save --no-package-lock --no-audit --no-fund --silent "$@"
  echo "$wanted" > "$outside/node/.packages"
}

# A Python program in an environment of its own, so that what it needs cannot clash with what we need.
own_venv() {
  local name=$1 requirement=$2
  if [ -f "$outside/$name/.$requirement" ]; then return; fi
  rm -rf "${outside:?}/$name"
  "$python" -m venv "$outside/$name"
  "$outside/$name/bin/python" -m pip install --quiet --disable-pip-version-check "$requirement"
  touch "$outside/$name/.$requirement"
}

main
