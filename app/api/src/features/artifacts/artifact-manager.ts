import { Readable } from 'node:stream'
import { AppError } from '../../errors/app-error.ts'
import type { StoredFile } from '../../storage/storage.ts'
import type { Call } from '../plans/call.ts'
import { mediaTypeOf } from './media-type.ts'
import { type Artifact, artifactName } from './schema.ts'
import type { ArtifactService } from './service.ts'

/** The artifacts of one plan, under the names that agents call for them by. */
export class ArtifactManager {
  readonly #artifacts: ArtifactService
  readonly #planId: string

  constructor(artifacts: ArtifactService, planId: string) {
    this.#artifacts = artifacts
    this.#planId = planId
  }

  /** `type` is a media type, or one of the short words for those that agents write. */
  async save_asset(name: string, content: string | Readable, type: string, call: Call): Promise<Artifact> {
    const problem = artifactName.safeParse(name).error?.issues[0]
    if (problem) throw new AppError('request/invalid', { problems: `name ${problem.message}` })
    const artifact = {
      planId: this.#planId,
      name,
      contentType: mediaTypeOf(type),
      content: typeof content === 'string' ? Readable.from([Buffer.from(content)]) : content,
    }
    return this.#artifacts.save(artifact, call)
  }

  /** Undefined where nothing was saved under this name. */
  async newest(name: string): Promise<Artifact | undefined> {
    try {
      return await this.#artifacts.find(this.#planId, name)
    } catch (error) {
      if (error instanceof AppError && error.code === 'artifact/not-found') return undefined
      throw error
    }
  }

  /** The newest version, unless one is named. Rejects with `artifact/not-found`. */
  async load_asset(name: string, version?: number): Promise<{ artifact: Artifact; file: StoredFile }> {
    const artifact = await this.#artifacts.find(this.#planId, name, version)
    return { artifact, file: await this.#artifacts.open(artifact) }
  }
}
