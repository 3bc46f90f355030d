#!/usr/bin/env bash
# Looks at an environment as it is now: for cron, for a person, for a screen on the wall.
set -euo pipefail
# shellcheck source=tengyun.bash
source "$(dirname "$0")/tengyun.bash"

explain "$@" <<'HELP'
usage: monitor.sh [environment] [--live]

Tells how hosts, app, databases, certificates and backups are; ends with 4 if something is not well. With --live it
goes on showing hosts, databases and agents until Ctrl-C.
检查主机、应用、数据库、证书与备份；有异常时以 4 退出。加 --live 时持续显示，直到 Ctrl-C。

  monitor.sh production
  monitor.sh production --live
HELP

take_environment "$@"
if [[ -n $(only --live "$@") ]]; then
  tengyun monitor "$environment"
else
  tengyun status "$environment"
  tengyun health "$environment"
fi
