import { isUtf8 } from 'node:buffer'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../database/connect.ts'
import { AppError } from '../../errors/app-error.ts'
import { changeAndAnnounce } from '../../live/change.ts'
import type { Announcer } from '../../live/event.ts'
import type { StoredFile } from '../../storage/storage.ts'
import type { Call } from '../plans/call.ts'
import { earlierCall, lockPlan } from '../plans/changes.ts'
import { appendPlanEvent } from '../plans/events.ts'
import type { PlanReader } from '../plans/reader.ts'
import { diffLines, hunksOf, linesOf } from './diff.ts'
import {
  LARGEST_ARTIFACT_BYTES,
  LARGEST_COMPARED_BYTES,
  MEBIBYTE,
  MOST_COMPARED_LINES,
  MOST_NAMES,
  MOST_VERSIONS,
} from './limits.ts'
import { type LocalCopies, type ReceivedFile, TooLarge } from './local-copies.ts'
import type { ArtifactObjects } from './objects.ts'
import { ArtifactRepository } from './repository.ts'
import { type ArtifactRow, artifactOf } from './rows.ts'
import type { Artifact, Diff } from './schema.ts'

export interface ArtifactParts {
  readonly database: Database
  readonly plans: PlanReader
  readonly objects: ArtifactObjects
  readonly copies: LocalCopies
  readonly announcer: Announcer
  readonly clock: Clock
}

export interface NewArtifact {
  readonly planId: string
  readonly name: string
  readonly contentType: string
  readonly content: Readable
}

/** What the event of a saved version says of it. */
const saved = z.object({ name: z.string(), version: z.int() })

/** What the agents of a plan write and read, by name and version. */
export class ArtifactService {
  readonly #parts: ArtifactParts
  readonly #repository: ArtifactRepository

  constructor(parts: ArtifactParts) {
    this.#parts = parts
    this.#repository = new ArtifactRepository(parts.database)
  }

  /**
   * Stores the content, then the row: a crash in between leaves an object that nobody sees, never a version without
   * its content. Saving what the newest version holds already makes no new one.
   */
  async save({ planId, name, contentType, content }: NewArtifact, call: Call): Promise<Artifact> {
    const { plans, copies, objects } = this.#parts
    // A sender can vanish before its content is awaited, and an error that nobody hears ends the process.
    content.on('error', () => {})
    await plans.find(planId)
    const file = await this.#receive(content)
    try {
      await objects.store(file, contentType)
      return artifactOf(await this.#addVersion({ planId, name, contentType, file }, call))
    } finally {
      await copies.discard(file)
    }
  }

  /** The newest, unless a version is named. */
  async find(planId: string, name: string, version?: number): Promise<Artifact> {
    const row = await this.#repository.find(planId, name, version)
    if (!row) throw new AppError('artifact/not-found')
    return artifactOf(row)
  }

  open(artifact: Artifact): Promise<StoredFile> {
    return this.#parts.objects.open(artifact)
  }

  /** What was written last, whatever the plan. */
  async newest(limit: number): Promise<Artifact[]> {
    return (await this.#repository.newest(limit)).map(artifactOf)
  }

  /** The newest version of each. */
  async list(planId: string): Promise<Artifact[]> {
    await this.#parts.plans.find(planId)
    return (await this.#repository.newestOfEach(planId)).map(artifactOf)
  }

  /** The newest first. */
  async versions(planId: string, name: string): Promise<Artifact[]> {
    const rows = await this.#repository.versions(planId, name)
    if (rows.length === 0) throw new AppError('artifact/not-found')
    return rows.map(artifactOf)
  }

  async diff(planId: string, name: string, from: number, to: number): Promise<Diff> {
    const [older, newer] = [await this.find(planId, name, from), await this.find(planId, name, to)]
    const lines = diffLines(await this.#lines(older), await this.#lines(newer))
    const count = (wanted: string) => lines.filter(({ change }) => change === wanted).length
    return { name, from, to, added: count('added'), removed: count('removed'), hunks: hunksOf(lines) }
  }

  async #receive(content: Readable): Promise<ReceivedFile> {
    try {
      return await this.#parts.copies.receive(content, LARGEST_ARTIFACT_BYTES)
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error
      throw new AppError('artifact/too-large', { limit: `${LARGEST_ARTIFACT_BYTES / MEBIBYTE} MiB` })
    }
  }

  #addVersion(
    { planId, name, contentType, file }: Omit<NewArtifact, 'content'> & { readonly file: ReceivedFile },
    call: Call,
  ): Promise<ArtifactRow> {
    const at = this.#parts.clock()
    return changeAndAnnounce(
      this.#parts,
      async (transaction, tell) => {
        await lockPlan(transaction, planId)
        const repository = new ArtifactRepository(transaction)
        const earlier = await earlierCall(transaction, planId, call, {
          kind: 'artifact-saved',
          about: { name },
        })
        if (earlier) return this.#versionOf(earlier, planId, repository)
        const newest = await repository.find(planId, name)
        if (newest?.sha256 === file.sha256 && newest.content_type === contentType) return newest
        const version = (newest?.version ?? 0) + 1
        if (version > MOST_VERSIONS || (!newest && (await repository.countNames(planId)) >= MOST_NAMES))
          throw new AppError('artifact/too-many', { limit: `${MOST_VERSIONS}`, names: `${MOST_NAMES}` })
        const row = await transaction
          .insertInto('artifacts')
          .values({
            plan_id: planId,
            name,
            version,
            content_type: contentType,
            sha256: file.sha256,
            bytes: file.bytes,
            created_by: call.actor,
            created_at: at,
          })
          .returningAll()
          .executeTakeFirstOrThrow()
        const payload = { name, version, contentType, bytes: file.bytes }
        tell(await appendPlanEvent(transaction, planId, call, { kind: 'artifact-saved', payload, at }))
        return row
      },
      { repeatable: true },
    )
  }

  async #versionOf(
    { payload }: { readonly payload: unknown },
    planId: string,
    repository: ArtifactRepository,
  ): Promise<ArtifactRow> {
    const { name, version } = saved.parse(payload)
    const row = await repository.find(planId, name, version)
    if (!row) throw new AppError('artifact/not-found')
    return row
  }

  async #lines(artifact: Artifact): Promise<string[]> {
    if (artifact.bytes > LARGEST_COMPARED_BYTES) throw notComparable()
    const { content } = await this.#parts.objects.open(artifact)
    const read = await buffer(content)
    const lines = linesOf(read.toString())
    if (!isUtf8(read) || lines.length > MOST_COMPARED_LINES) throw notComparable()
    return lines
  }
}

/** What is compared is held in memory, so it is small. */
function notComparable(): AppError {
  const limit = `${LARGEST_COMPARED_BYTES / MEBIBYTE} MiB, ${MOST_COMPARED_LINES}`
  return new AppError('artifact/not-comparable', { limit })
}
