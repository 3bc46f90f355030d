import { environmentOf, type Project } from '../config/load.ts'
import { openSecrets } from '../secrets/secrets.ts'
import { ageStore, secretPlace } from '../secrets/store.ts'
import { type Resolved, resolveReceivers } from './resolve.ts'

/** The receivers of an environment, without asking its cloud: whoever tells that it is out of reach needs them too. */
export async function openReceivers(
  { config, folder }: Project,
  name: string,
  isEmulated: boolean,
): Promise<Resolved> {
  const { cloud, notices } = environmentOf(config, name)
  const store = ageStore(secretPlace(folder, name, isEmulated || cloud === 'emulator'))
  return resolveReceivers(notices, {
    environment: name,
    folder,
    secrets: await openSecrets(store),
    env: process.env,
  })
}
