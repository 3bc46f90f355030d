#!/usr/bin/env bash
# The whole way to production: back up, see what would change, agree, apply, deploy, verify.
set -euo pipefail
# shellcheck source=tengyun.bash
source "$(dirname "$0")/tengyun.bash"

explain "$@" <<'HELP'
usage: deploy-prod.sh [--yes] [--emulator]

Backs production up, shows what would change and what it costs, asks (unless --yes), then applies, deploys and verifies.
备份生产环境，展示将发生的更改与费用，询问后（加 --yes 时不询问）执行、部署并验证。

  deploy-prod.sh                       a person's deploy
  deploy-prod.sh --yes                 a pipeline's
  deploy-prod.sh --yes --emulator      the same on this machine, without an account
HELP

mapfile -t cloud < <(only --emulator "$@")
if [[ ${#cloud[@]} -gt 0 ]]; then tengyun emulator start; fi
# The first time there is nothing to back up yet, and without `backups` in the config no place for it.
resources=$(tengyun resources production "${cloud[@]}" --json)
if [[ $resources == *cos-bucket/backups* ]]; then
  releases=$(tengyun releases production "${cloud[@]}" --json)
  if [[ $releases == *'"deployed"'* ]]; then tengyun backup production "${cloud[@]}"; fi
fi
tengyun up production "$@"
