import type { DeployInput } from './deploy.ts'
import { readSituation, type Wanted } from './situation.ts'
import { type Bringing, deliver, migrate, prepare, upload } from './steps.ts'

/**
 * Brings a release to the first host and runs its migrations there, as a deploy would; what serves goes on serving.
 * The deploy that follows finds the release there and the database migrated.
 */
export async function migrateAhead(input: Bringing & Wanted & Pick<DeployInput, 'hosts'>): Promise<void> {
  const [host] = input.hosts
  if (host === undefined) return
  const situation = await readSituation(input, host)
  await upload(input)
  await prepare(input, situation)
  await deliver(input, situation)
  await migrate(input, situation)
}
