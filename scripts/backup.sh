#!/usr/bin/env bash
# Takes a backup and shows what there is.
set -euo pipefail
# shellcheck source=tengyun.bash
source "$(dirname "$0")/tengyun.bash"

explain "$@" <<'HELP'
usage: backup.sh [environment] [--drill]

Backs up an environment (default: local). With --drill it is restored on trial too, and proven.
备份指定环境（默认 local）；加 --drill 时会试恢复以证明其可用。

  backup.sh production
  backup.sh production --drill
HELP

take_environment "$@"
tengyun backup "$environment"
if [[ -n $(only --drill "$@") ]]; then tengyun drill "$environment"; fi
tengyun backup list "$environment"
