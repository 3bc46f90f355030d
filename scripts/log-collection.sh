#!/usr/bin/env bash
# Packs what somebody needs who is to help: logs, health, releases, config; secrets struck out.
set -euo pipefail
# shellcheck source=tengyun.bash
source "$(dirname "$0")/tengyun.bash"

explain "$@" <<'HELP'
usage: log-collection.sh [environment] [--out FILE] [--since 24h] [--service api,nginx] [--level warn]

Writes one archive with logs of all hosts, health, releases, resources and config of an environment, without secrets.
Ends with 2 if some of it could not be read; the archive says what.
将指定环境的日志、健康状况、版本、资源与配置打包为一个文件，并去除密钥。部分内容无法读取时退出码为 2，并在包中说明。

  log-collection.sh production --out for-support.tar.gz --since 2h
HELP

take_environment "$@"
tengyun logs collect "$environment" "${options[@]}"
