#!/usr/bin/env bash
# Installs the system's updates on the hosts of an environment, one after the other.
set -euo pipefail
# shellcheck source=tengyun.bash
source "$(dirname "$0")/tengyun.bash"

explain "$@" <<'HELP'
usage: update.sh [environment] [--reboot]

Brings hosts to what the config says, installs the system's security updates on one after the other, and shows
what serves. Hosts that need a restart for it are named; with --reboot they are restarted, one at a time,
while the load balancer keeps requests away from them.
按配置检查主机，逐台安装系统安全更新，随后显示当前运行的版本。需要重启的主机会列出；加 --reboot 时逐台重启，期间负载均衡不向其转发请求。

  update.sh production
  update.sh production --reboot
HELP

take_environment "$@"
tengyun host prepare "$environment"
tengyun host update "$environment" "${options[@]}"
tengyun status "$environment"
