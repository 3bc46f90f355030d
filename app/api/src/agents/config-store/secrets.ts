import { z } from 'zod'
import { AppError } from '../../errors/app-error.ts'
import { type Problem, problemOf } from '../components/problem.ts'
import type { FoundSecret } from '../components/secrets.ts'
import type { RevealSecret } from '../tools/secrets.ts'
import { usesIn } from './references.ts'
import type { SecretRow, TeamRepository } from './repository.ts'
import { type Sealer, secretPlace } from './sealer.ts'

/** What is sealed of a key. */
const keptSecret = z.object({
  /** Where in the file it stood when it was entered. */
  path: z.string(),
  value: z.string(),
  /** Where it is sent. */
  address: z.string(),
})
type KeptSecret = z.infer<typeof keptSecret>

/** What becomes of the keys and references of a new version. */
export interface SettledSecrets {
  /** What each key that was found is called from now on, by its path. */
  readonly names: ReadonlyMap<string, string>
  readonly added: readonly { readonly name: string; readonly sealed: Buffer }[]
  readonly problems: readonly Problem[]
}

/**
 * The keys of teams. A key never changes under its name, so every version goes on with the keys it was made with. And
 * it is for one address: whoever may edit a team could otherwise have it sent to a server of their own.
 */
export class TeamSecrets {
  readonly #sealer: Sealer

  constructor(sealer: Sealer) {
    this.#sealer = sealer
  }

  /** Of one team, for its runs and nothing else. */
  revealFor(teamId: string, teams: TeamRepository): RevealSecret {
    return async ({ secret }) => {
      const row = await teams.secret(teamId, secret)
      if (!row) throw new AppError('team/secret-missing', { name: secret })
      return this.#open(row).value
    }
  }

  /** Names the keys found in a content: as the team knows them already for the same place, else `path@number`. */
  settle(
    { teamId, number, content }: { teamId: string; number: number; content: unknown },
    found: readonly FoundSecret[],
    rows: readonly SecretRow[],
  ): SettledSecrets {
    const known = new Map(rows.map((row) => [row.name, row]))
    const names = new Map<string, string>()
    const added: { name: string; sealed: Buffer }[] = []
    const problems: Problem[] = []
    for (const { name: reference, path, address } of usesIn(content)) {
      const value = found.find((secret) => secret.path === reference)?.value.reveal()
      const kept = known.get(reference)
      if (value !== undefined) {
        const secret = JSON.stringify({ path: reference, value, address } satisfies KeptSecret)
        const same = rows.find((row) => this.#sealer.says(row.sealed, secretPlace(teamId, row.name), secret))
        const name = same?.name ?? `${reference}@${number}`
        if (!same && !names.has(reference))
          added.push({ name, sealed: this.#sealer.seal(secret, secretPlace(teamId, name)) })
        names.set(reference, name)
      } else if (!kept) problems.push(problemOf(path, 'secret/unknown', { name: reference }))
      else if (this.#open(kept).address !== address) problems.push(problemOf(path, 'secret/other-address'))
    }
    return { names, added, problems }
  }

  #open({ team_id, name, sealed }: SecretRow): KeptSecret {
    return keptSecret.parse(JSON.parse(this.#sealer.open(sealed, secretPlace(team_id, name))))
  }
}
