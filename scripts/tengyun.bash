# What the scripts here have in common. Sourced, not run.
# shellcheck shell=bash

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# The command of this repository with its own Node, or the one that is installed where the scripts were copied to.
tengyun() {
  if [[ -f $repository/tool/bin/tengyun.js ]]; then
    PATH="$repository/node_modules/.bin:$PATH" node "$repository/tool/bin/tengyun.js" "$@"
  else
    npx --no-install tengyun "$@"
  fi
}

# Prints the help that comes on standard input and ends, if the words ask for it.
explain() {
  local word
  for word in "$@"; do
    if [[ $word == -h || $word == --help ]]; then cat; exit 0; fi
  done
}

# shellcheck disable=SC2034  # Those who source this use them.
# Sets `environment` to the first word, unless that is an option, and `options` to the rest.
take_environment() {
  environment=local
  if [[ $# -gt 0 && $1 != -* ]]; then environment=$1; shift; fi
  options=("$@")
}

# Prints the flag if it is among the words after it.
only() {
  local flag=$1 word
  for word in "${@:2}"; do
    if [[ $word == "$flag" ]]; then echo "$flag"; return; fi
  done
}
