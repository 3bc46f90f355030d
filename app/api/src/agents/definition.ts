import type { TeamComponent } from './components/model.ts'
import type { SopTeam } from './sop/model.ts'
import type { RevealSecret } from './tools/secrets.ts'

/** What a version of a team says, decrypted and understood; keys are references into the team's secrets. */
export type TeamDefinition =
  /** A bare agent stands here as a team of one, which ends after its first answer. */
  | { readonly format: 'autogen'; readonly component: TeamComponent }
  | { readonly format: 'sop'; readonly team: SopTeam }

export interface TeamVersion {
  readonly id: string
  readonly teamId: string
  /** What people call the team now, whatever it was called in this version. */
  readonly teamName: string
  /** From 1. */
  readonly number: number
  readonly format: TeamDefinition['format']
}

/** Teams as runs know them. A version never changes, so a run that lasts for days works by one definition. */
export interface TeamVersions {
  /** The newest, unless a number is given. Rejects with `team/not-found`, also for a team that was deleted. */
  find(teamId: string, number?: number): Promise<TeamVersion>

  /** Rejects with `team/not-found`, and with `config/damaged`, which names the version, when it was tampered with. */
  read(versionId: string): Promise<TeamDefinition>

  /** Reveals the keys of this team and of no other. For its runs: whatever is revealed must not be told. */
  revealFor(teamId: string): RevealSecret
}
