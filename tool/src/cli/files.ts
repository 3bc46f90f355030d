import { TengyunError } from '../errors/tengyun-error.ts'
import { type BucketAt, objectsBelow } from '../files/bucket.ts'
import { classReport } from '../files/classes.ts'
import { type Place, placeIn } from '../files/place.ts'
import { sync } from '../files/sync.ts'
import type { End } from '../files/transfer.ts'
import { bringBack, chosenVersion, versionsOf } from '../files/versions.ts'
import { cosBucket } from '../resources/cos-bucket.ts'
import { keys } from '../resources/desired.ts'
import { openSession, type Session } from '../session.ts'
import {
  showClasses,
  showRestored,
  showSync,
  showVersions,
  syncDocument,
  syncProgress,
} from '../views/files.ts'
import type { CommandInput, Run } from './command.ts'

/** Where the environment is among the words, by action. */
const environmentAt = { sync: 3, classes: 1, versions: 2, restore: 2 } as const

export const files: Run = async (input) => {
  const [action = ''] = input.words
  if (!isAction(action) || input.words.length < environmentAt[action]) throw usage(input)
  const session = await openSession({ ...input, environment: input.words[environmentAt[action]] })
  await actions[action](input, session)
  return 0
}

const actions = { sync: syncPlaces, classes: showStorage, versions: listVersions, restore }

const isAction = (word: string): word is keyof typeof environmentAt => word in environmentAt

async function syncPlaces(input: CommandInput, session: Session): Promise<void> {
  const { options, terminal, signal, folder } = input
  const [, from = '', to = ''] = input.words
  const bucket = await ownBucket(session)
  const places = [from, to].map((word) => placeIn(word, bucket, folder))
  const [first, second] = places
  if (first === undefined || second === undefined || !places.some((one) => one?.kind === 'bucket'))
    throw new TengyunError('files/unknown-place', { where: `${from} ${to}` })
  const progress = syncProgress(terminal)
  const result = await sync({
    from: endAt(session, first),
    to: endAt(session, second),
    deletes: options.delete ?? false,
    checksum: options.checksum ?? false,
    dryRun: options.dryRun ?? false,
    signal,
    progress,
  })
  showSync(terminal, result)
  terminal.document(syncDocument(result))
}

/** What lies in which storage class, what that costs, and what moving would save. */
async function showStorage({ terminal }: CommandInput, session: Session): Promise<void> {
  const bucket = await ownBucket(session)
  const report = await classReport(objectsBelow(bucketAt(session, bucket), ''), Date.now())
  showClasses(terminal, bucket, report)
  terminal.document({ bucket, ...report })
}

async function listVersions({ words, terminal }: CommandInput, session: Session): Promise<void> {
  const [, key = ''] = words
  const versions = await versionsOf(bucketAt(session, await ownBucket(session)), key)
  showVersions(terminal, key, versions)
  terminal.document({ key, versions })
}

/** Makes an earlier version of a file the newest again: one that was written over, or deleted. */
async function restore({ words, options, terminal }: CommandInput, session: Session): Promise<void> {
  const [, key = ''] = words
  const at = bucketAt(session, await ownBucket(session))
  const { versionId: id, until } = options
  const version = chosenVersion(await versionsOf(at, key), {
    ...(id === undefined ? {} : { id }),
    ...(until === undefined ? {} : { until: momentIn(until) }),
  })
  if (version === undefined)
    throw new TengyunError('files/no-version', { where: key, command: `npx tengyun files versions ${key}` })
  if (!options.dryRun) await bringBack(at, key, version)
  showRestored(terminal, key, version, options.dryRun ?? false)
  terminal.document({ key, version: version.id, restored: !options.dryRun })
}

/** @throws TengyunError `cli/usage` */
function momentIn(word: string): number {
  const moment = Date.parse(word)
  if (!Number.isNaN(moment)) return moment
  throw new TengyunError('cli/usage', { where: `--until ${word}`, why: '2026-11-23T08:00' })
}

/** @throws TengyunError `release/no-host` where the environment has no bucket yet */
async function ownBucket({ context, name }: Session): Promise<string> {
  const bucket = (await cosBucket.list(context)).find(({ key }) => key === keys.files)
  if (bucket !== undefined) return bucket.id
  throw new TengyunError('release/no-host', { where: name, command: `npx tengyun up ${name}` })
}

const bucketAt = ({ context: { cos, cloud } }: Session, Bucket: string): BucketAt => ({
  cos,
  Bucket,
  Region: cloud.connection.region,
})

const endAt = (session: Session, place: Place): End =>
  place.kind === 'folder'
    ? place
    : { kind: 'bucket', at: bucketAt(session, place.bucket), prefix: place.prefix }

function usage({ words }: CommandInput): TengyunError {
  return new TengyunError('cli/usage', {
    where: ['files', ...words].join(' '),
    command: 'npx tengyun files --help',
  })
}
