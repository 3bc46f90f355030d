import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import { AppError } from '../../errors/app-error.ts'
import { ensureFolder } from '../../folder.ts'
import type { PlanReader } from './reader.ts'

/**
 * Keeps a JSON file of each plan in a folder, for people and for backups; the database stays the truth. Files are
 * written after the change they show, one at a time for each plan, and a burst of changes is written once.
 */
export class PlanExporter {
  readonly #folder: string
  readonly #reader: PlanReader
  readonly #log: FastifyBaseLogger
  /** Plans whose file is being written; true when they have changed since. */
  readonly #writing = new Map<string, boolean>()
  readonly #underWay = new Set<Promise<void>>()
  #usable = true

  constructor(folder: string, reader: PlanReader, log: FastifyBaseLogger) {
    this.#folder = folder
    this.#reader = reader
    this.#log = log
  }

  /** Brings the file of a plan up to date in the background. */
  refresh(planId: string): void {
    if (this.#writing.has(planId)) {
      this.#writing.set(planId, true)
      return
    }
    this.#writing.set(planId, false)
    const work = this.#writeUntilCurrent(planId).finally(() => this.#underWay.delete(work))
    this.#underWay.add(work)
  }

  /** Resolves once every file is written that was asked for. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay)
  }

  async #writeUntilCurrent(planId: string): Promise<void> {
    do {
      this.#writing.set(planId, false)
      await this.#write(planId).then(
        () => this.#report(true),
        (error) => this.#report(false, error),
      )
    } while (this.#writing.get(planId))
    this.#writing.delete(planId)
  }

  /** Under another name first: a reader, or a crash, never finds half a plan. */
  async #write(planId: string): Promise<void> {
    const path = join(this.#folder, `${planId}.json`)
    const plan = await this.#reader.findWithSteps(planId).catch(ifDeleted)
    if (!plan) return rm(path, { force: true })
    const draft = join(this.#folder, `.${planId}.${randomUUID()}`)
    await ensureFolder(this.#folder)
    try {
      await writeFile(draft, `${JSON.stringify(plan, null, 2)}\n`, { flush: true })
      await rename(draft, path)
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
  }

  /** Once when the folder stops working, not once for each plan. */
  #report(usable: boolean, error?: unknown): void {
    if (this.#usable && !usable) this.#log.warn({ err: error }, 'A plan could not be exported to its folder')
    this.#usable = usable
  }
}

function ifDeleted(error: unknown): undefined {
  if (error instanceof AppError && error.code === 'plan/not-found') return undefined
  throw error
}
