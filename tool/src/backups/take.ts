import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { configFileName } from '../config/load.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { alone } from '../hosts/commands/alone.ts'
import { dataFolder } from '../hosts/data-folder.ts'
import { runOn } from '../hosts/host.ts'
import { packFile } from '../hosts/packed.ts'
import { quote } from '../hosts/script.ts'
import { ensureIdentity, secretPlace } from '../secrets/store.ts'
import { type Backup, readCatalogue } from './catalogue.ts'
import type { BackupOrder } from './host/order.ts'
import { installScript, packBackupProgram } from './install.ts'
import { lendKeys } from './lent-keys.ts'
import { outcomeIn } from './outcome.ts'
import { backupPlaces } from './places.ts'
import { recipientsOf } from './recipients.ts'
import type { BackupSite } from './site.ts'

/** Seconds that one may take. */
const patience = 6 * 3_600

/** Puts on the host what it needs to make backups by itself: the program, the order, the operator's files. */
export async function installBackups(site: BackupSite): Promise<void> {
  const { host, facts, settings } = site
  const { project } = site.session.project.config
  const script = installScript({
    project,
    facts,
    // Keys that are lent end before the next hour comes.
    hours: isOwnHost(site) ? [] : settings.hours,
    program: await packBackupProgram(),
    order: await orderFor(site),
    enclosed: await Promise.all(enclosedFiles(site).map(packFile)),
  })
  await runOn(host, alone(facts.paths, script))
}

/**
 * Has the host make a backup now, and reads it back from the bucket.
 *
 * @throws TengyunError `backup/busy`, `backup/failed`, `host/missing-program`
 */
export async function takeBackup({ host, facts, store }: BackupSite): Promise<Backup> {
  const places = backupPlaces(facts.paths)
  const result = await host.transport.run({
    title: 'make a backup',
    timeout: patience,
    printsMuch: true,
    lines: [quote(places.backUp)],
  })
  const { backup: id } = outcomeIn(result, host.name, 'backup/failed')
  const found = (await readCatalogue(store)).find((backup) => backup.id === id)
  if (found?.manifest === undefined)
    throw new TengyunError('backup/failed', {
      where: host.name,
      why: `${id}: its manifest cannot be read back`,
    })
  return found
}

async function orderFor(site: BackupSite): Promise<BackupOrder> {
  const { session, settings, bucket, postgres, redis, host, facts } = site
  const { project, name, context } = session
  const { region, cosEndpoint } = context.cloud.connection
  const { paths, answers } = facts
  const { enclosed } = backupPlaces(paths)
  const { recipients } = settings
  const place = secretsOf(site)
  if (keepsKeys(site)) await ensureIdentity(place)
  return {
    task: 'backup',
    project: project.config.project,
    environment: name,
    host: host.name,
    place: { bucket, region, ...(cosEndpoint === undefined ? {} : { endpoint: cosEndpoint }) },
    ...(isOwnHost(site) ? { credentials: await lendKeys(site) } : {}),
    recipients: await recipientsOf(recipients, place.identityFile),
    ...(postgres && { postgres: { server: postgres.server, databases: [postgres.database] } }),
    ...(redis && { redis: { server: redis.server, prefixes: settings.redis } }),
    folders: [
      { name: 'app/data', path: dataFolder(project.config.project, paths, answers.dataDisk ?? '') },
      { name: 'operator', path: enclosed },
    ],
  }
}

/** What the environment could not be made again without. The secrets are encrypted as they are. */
function enclosedFiles(site: BackupSite): string[] {
  const files = [join(site.session.project.folder, configFileName), secretsOf(site).file]
  return files.filter((file) => existsSync(file))
}

/** One that the cloud did not make, and gave no role. */
function isOwnHost({ session }: BackupSite): boolean {
  return session.environment.compute.ssh !== undefined
}

/** A pipeline's machine goes, and a key that was made there with it; so does an emulated cloud, with its backups. */
function keepsKeys({ session }: BackupSite): boolean {
  return process.env.CI === undefined || session.environment.cloud === 'emulator'
}

function secretsOf({ session }: BackupSite) {
  const { project, name, environment } = session
  return secretPlace(project.folder, name, environment.cloud === 'emulator')
}
