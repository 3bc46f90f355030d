#!/usr/bin/env bash
# Tells how an environment is, for people and for cron.
set -euo pipefail
# shellcheck source=tengyun.bash
source "$(dirname "$0")/tengyun.bash"

explain "$@" <<'HELP'
usage: health-check.sh [environment] [--json]

Tells how hosts, app, databases, certificates and backups are, each with its figure and limit. Ends with 0 if all is
well, with 4 if something is not, and otherwise if nobody could look. In a crontab, silent while all is well:
检查主机、应用、数据库、证书与备份，逐项给出数值与上限。全部正常时退出码为 0，有异常为 4，其他表示无法检查。
在 crontab 中，仅在异常时输出：

  */5 * * * *  found=$(/srv/shop/scripts/health-check.sh production 2>&1) || echo "$found"
HELP

take_environment "$@"
tengyun health "$environment" "${options[@]}"
