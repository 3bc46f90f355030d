import type { Command } from './command.ts'
import { backup, drill, restore } from './commands/backups.ts'
import { apply, destroy, init, plan, up } from './commands/environment.ts'
import { adopt, cost, drift, resources } from './commands/inventory.ts'
import { alarm, notify } from './commands/notices.ts'
import { ci, doctor, emulator, exportTo } from './commands/others.ts'
import { db, files, host, redis, secrets } from './commands/parts.ts'
import { deploy, releases, rollback } from './commands/releases.ts'
import { dashboard, health, logs, monitor, status, verify } from './commands/watching.ts'

/** Every command, in the order in which a newcomer needs them. */
export const commands: readonly Command[] = [
  init,
  up,
  plan,
  apply,
  deploy,
  rollback,
  releases,
  verify,
  status,
  health,
  logs,
  monitor,
  dashboard,
  backup,
  restore,
  drill,
  host,
  db,
  redis,
  files,
  secrets,
  alarm,
  notify,
  cost,
  resources,
  drift,
  adopt,
  ci,
  exportTo,
  destroy,
  doctor,
  emulator,
]
