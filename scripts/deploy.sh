#!/usr/bin/env bash
# Brings a new release of the app to an environment: deploy.sh [environment, default local] [options of `tengyun deploy`]
set -euo pipefail
# shellcheck source=tengyun.bash
source "$(dirname "$0")/tengyun.bash"

explain "$@" <<'HELP'
usage: deploy.sh [environment] [options]

Brings a new release to an environment (default: local) and shows what serves afterwards.
部署新版本到指定环境（默认 local），随后显示当前运行的版本。

  deploy.sh staging
  deploy.sh staging --canary 10%
HELP

take_environment "$@"
tengyun deploy "$environment" "${options[@]}"
tengyun status "$environment"
