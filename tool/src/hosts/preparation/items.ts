import type { Item } from './item.ts'
import { basics } from './items/basics.ts'
import { dataDisk } from './items/data-disk.ts'
import { databaseClient } from './items/database-client.ts'
import { deployUser } from './items/deploy-user.ts'
import { docker } from './items/docker.ts'
import { firewall } from './items/firewall.ts'
import { journal } from './items/journal.ts'
import { kernel } from './items/kernel.ts'
import { limits } from './items/limits.ts'
import { login } from './items/login.ts'
import { node } from './items/node.ts'
import { packageMirror } from './items/package-mirror.ts'
import { time } from './items/time.ts'
import { updates } from './items/updates.ts'
import { webServer } from './items/web-server.ts'
import type { PreparationSettings } from './settings.ts'

/** Everything that is true of a prepared host, in the order in which it is brought about. */
export function itemsFor(settings: PreparationSettings): Item[] {
  return [
    ...(settings.isInstance ? [packageMirror] : []),
    basics,
    time(settings),
    updates,
    journal,
    kernel,
    limits,
    deployUser(settings),
    login(settings),
    firewall(settings),
    node(settings),
    settings.runtime === 'compose' ? docker(settings) : webServer,
    ...(settings.postgres === undefined ? [] : [databaseClient(settings.postgres)]),
    ...(settings.isInstance ? [dataDisk] : []),
  ]
}
