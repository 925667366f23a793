#!/usr/bin/env bash
# Installs what only tests need and pip cannot give: a terminal multiplexer to run the program in.
set -euo pipefail
if command -v tmux > /dev/null; then exit 0; fi
if ! command -v apt-get > /dev/null; then
  echo "tmux is absent, and this is no Debian system: install it by hand" >&2
  exit 0
fi
as_root=$([ "$(id -u)" = 0 ] || echo sudo)
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq tmux > /dev/null
