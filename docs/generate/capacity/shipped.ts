import { fileURLToPath } from 'node:url'
import { type Capacity, capacityFor } from '../../../tool/src/capacity/capacity.ts'
import { readAccount } from '../../../tool/src/cloud/account.ts'
import { openCloud } from '../../../tool/src/cloud/cloud.ts'
import { openCos } from '../../../tool/src/cloud/cos.ts'
import { environmentOf, loadProject } from '../../../tool/src/config/load.ts'
import { onEmulatedHosts } from '../../../tool/src/hosts/emulated-hosts.ts'
import { openSecrets } from '../../../tool/src/secrets/secrets.ts'
import { startEmulator } from '../../../tool/test/emulator.ts'

const repository = fileURLToPath(new URL('../../..', import.meta.url))
const name = 'production'
const users = [10, 100, 1_000, 10_000]

/** What the shipped environment `production` has to be for each number of users, at the emulated cloud's prices. */
export async function shippedCapacities(): Promise<Capacity[]> {
  const emulator = await startEmulator()
  try {
    const { connection } = emulator
    const whole = (await loadProject(repository)).config
    const { config, environment } = onEmulatedHosts({
      config: whole,
      environment: environmentOf(whole, name),
    })
    const cloud = openCloud(connection, { language: 'en-US' })
    const [account, cos, secrets] = await Promise.all([
      readAccount(cloud),
      openCos(connection),
      openSecrets({ read: async () => ({}), write: async () => {}, erase: async () => {} }),
    ])
    const owner = { project: config.project, environment: name }
    const context = { cloud, cos, account, owner, secrets }
    const project = { folder: repository, config }
    const session = { project, name, environment, isThrowaway: false, backups: true, context }
    return await Promise.all(users.map((count) => capacityFor(session, count)))
  } finally {
    await emulator.stop()
  }
}
