import { randomUUID } from 'node:crypto'
import type { Cache } from '../../cache/cache.ts'
import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors/app-error.ts'
import type { Storage, StoredFile } from '../../storage/storage.ts'
import { DOCUMENT_TYPE, documentKey, renderDocument } from './document.ts'
import type { ReportRepository, ReportRow } from './repository.ts'
import type { NewReport, Report, ReportList } from './schema.ts'

/** Tag of all lists of reports. */
const LISTS = 'reports'

export interface ReportParts {
  repository: ReportRepository
  cache: Cache
  storage: Storage
  clock: Clock
}

export class ReportService {
  readonly #parts: ReportParts

  constructor(parts: ReportParts) {
    this.#parts = parts
  }

  /** The file goes first: a crash in between leaves a file that nobody sees, never a report without its file. */
  async file(wanted: NewReport): Promise<Report> {
    const { repository, cache, storage, clock } = this.#parts
    const row: ReportRow = { id: randomUUID(), ...wanted, created_at: clock() }
    const report = toReport(row)
    await storage.put(documentKey(row.id), renderDocument(report), DOCUMENT_TYPE)
    await repository.insert(row)
    await cache.forget(LISTS)
    return report
  }

  async newest(limit: number): Promise<{ value: ReportList; hit: boolean }> {
    const { repository, cache } = this.#parts
    return cache.remember({ namespace: LISTS, key: `newest:${limit}` }, async () => {
      const rows = await repository.newest(limit)
      return { items: rows.map(({ created_at, ...row }) => ({ ...row, ...derived(row.id, created_at) })) }
    })
  }

  async find(id: string): Promise<{ value: Report; hit: boolean }> {
    const { repository, cache } = this.#parts
    return cache.remember({ namespace: 'report', key: id, tags: [tagOf(id)] }, async () => {
      const row = await repository.find(id)
      if (!row) throw new AppError('report/not-found')
      return toReport(row)
    })
  }

  async openDocument(id: string): Promise<StoredFile> {
    await this.find(id)
    const file = await this.#parts.storage.open(documentKey(id))
    if (!file) throw new AppError('report/not-found')
    return file
  }

  /** The row goes first, for the same reason as in `file`. */
  async delete(id: string): Promise<void> {
    const { repository, cache, storage } = this.#parts
    const existed = await repository.delete(id)
    await cache.forget(LISTS, tagOf(id))
    if (!existed) throw new AppError('report/not-found')
    await storage.delete(documentKey(id))
  }
}

function tagOf(id: string): string {
  return `report:${id}`
}

function toReport({ created_at, ...row }: ReportRow): Report {
  return { ...row, ...derived(row.id, created_at) }
}

function derived(id: string, createdAt: Date) {
  return { createdAt: createdAt.toISOString(), file: `/api/reports/${id}/file` }
}
