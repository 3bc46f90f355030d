import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../../../clock.ts'
import { ensureFolder } from '../../../folder.ts'
import type { ReadOptions } from '../../components/read.ts'
import type { Sealer } from '../sealer.ts'
import type { TeamWriter } from '../writer.ts'
import { DRAFT_SUFFIX, FileOnDisk, isSame } from './file-on-disk.ts'
import { type FileState, type TakenIn, takeIn } from './take-in.ts'

const INTERVAL_MS = 5_000
/** No process takes so long to seal a file: it was killed. */
const DRAFT_LEFT_AFTER_MS = 60_000

export interface FolderParts {
  readonly folder: string
  readonly sealer: Sealer
  readonly writer: TeamWriter
  readonly reading: ReadOptions
  readonly clock: Clock
  readonly logger: FastifyBaseLogger
}

/**
 * The folder into which people put team files: what is plain is imported and then sealed in its place; what is sealed
 * is only looked at. Nothing that is wrong here keeps the app from running.
 */
export class TeamFolder {
  readonly #parts: FolderParts
  readonly #known = new Map<string, TakenIn>()
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  #complaint = ''

  constructor(parts: FolderParts) {
    this.#parts = parts
  }

  /** Looks into the folder now, and every 5 s from now on. */
  start(): void {
    const turn = () => {
      this.#running ??= this.run().finally(() => {
        this.#running = undefined
      })
    }
    turn()
    this.#timer = setInterval(turn, INTERVAL_MS).unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#running
  }

  /** Of every team file that was there the last time. */
  states(): FileState[] {
    return [...this.#known.values()].map(({ state }) => state)
  }

  async run(): Promise<void> {
    const { folder, logger } = this.#parts
    try {
      await ensureFolder(folder)
      const names = await readdir(folder)
      await this.#sweep(names)
      const files = names.filter((name) => /^[^.].*\.(json|ya?ml)$/i.test(name)).sort()
      for (const name of this.#known.keys()) if (!files.includes(name)) this.#known.delete(name)
      for (const name of files) await this.#visit(name)
      this.#complaint = ''
    } catch (error) {
      const complaint = String(error)
      if (complaint !== this.#complaint)
        logger.warn({ err: error, folder }, 'Team files could not be taken in; the folder is looked at again')
      this.#complaint = complaint
    }
  }

  async #visit(name: string): Promise<void> {
    const { folder, sealer, clock, logger } = this.#parts
    const file = new FileOnDisk(join(folder, name), sealer)
    const mark = await file.mark()
    if (!mark || isSame(mark, this.#known.get(name)?.mark)) return
    const taken = await takeIn(file, mark, { ...this.#parts, nowMs: clock().getTime() })
    if (!taken) return
    this.#known.set(name, taken)
    const { error, problems, teams } = taken.state
    const refused = problems.map(({ path, message }) => `${path}: ${message.en}`)
    if (error || refused.length > 0)
      logger.warn({ err: error, file: name, refused }, 'A team file was refused')
    else logger.info({ file: name, teams }, 'A team file was taken in')
  }

  /** Drafts that a process left when it was killed. */
  async #sweep(names: readonly string[]): Promise<void> {
    const { folder, clock } = this.#parts
    for (const name of names.filter((name) => name.endsWith(DRAFT_SUFFIX))) {
      const { mtimeMs } = await stat(join(folder, name))
      if (clock().getTime() - mtimeMs > DRAFT_LEFT_AFTER_MS) await rm(join(folder, name), { force: true })
    }
  }
}
