#!/usr/bin/env bash
# The whole way to production: see what would change, agree, back up, apply, deploy, verify.
set -euo pipefail
# shellcheck source=tengyun.bash
source "$(dirname "$0")/tengyun.bash"

explain "$@" <<'HELP'
usage: deploy-prod.sh [--yes] [--emulator]

Shows what would change in production, backs up its data, then plans, applies, deploys and verifies. Without --yes it
asks before it changes anything.
展示生产环境将发生的更改，备份数据，然后执行、部署并验证。未加 --yes 时会先询问。

  deploy-prod.sh                       a person's deploy
  deploy-prod.sh --yes                 a pipeline's
  deploy-prod.sh --yes --emulator      the same on this machine, without an account
HELP

mapfile -t cloud < <(only --emulator "$@")
if [[ ${#cloud[@]} -gt 0 ]]; then tengyun emulator start; fi
tengyun plan production "${cloud[@]}"
# The first time there is nothing to back up yet, and without `backups` in the config no place for it.
resources=$(tengyun resources production "${cloud[@]}" --json)
if [[ $resources == *cos-bucket/backups* ]]; then
  releases=$(tengyun releases production "${cloud[@]}" --json)
  if [[ $releases == *'"deployed"'* ]]; then tengyun backup production "${cloud[@]}"; fi
fi
tengyun up production "$@"
