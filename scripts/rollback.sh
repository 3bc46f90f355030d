#!/usr/bin/env bash
# Goes back to an earlier release. The database stays as it is.
set -euo pipefail
# shellcheck source=tengyun.bash
source "$(dirname "$0")/tengyun.bash"

explain "$@" <<'HELP'
usage: rollback.sh [environment] [release]

Goes back to the last release that held up, or to the one that is named (see: tengyun releases). The database stays.
回退到上一个正常的版本，或指定的版本（见 tengyun releases）。数据库不回退。

  rollback.sh production
  rollback.sh production 20261123-001217-c9e066d
HELP

take_environment "$@"
tengyun rollback "$environment" "${options[@]}"
tengyun status "$environment"
