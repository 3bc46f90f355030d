/** Below this, drills leave what they found; a host cannot write there. */
export const proofsFolder = 'proofs/'

/** What a drill found out about one backup. */
export interface Proof {
  readonly backup: string
  readonly ok: boolean
  /** ISO 8601. */
  readonly startedAt: string
  /** Each thing that was tried, with how long that took; the last one may have failed. */
  readonly steps: readonly ProofStep[]
  /** Seconds from the moment of the backup's data to the drill: what would have been lost. */
  readonly recoveryPoint: number
  /** Seconds from the order to an app that answers on the restored data; null where it came to none. */
  readonly recoveryTime: number | null
  /** The recipient whose key opened it. */
  readonly recipient: string
  /** What did not hold. */
  readonly why?: string
}

export interface ProofStep {
  readonly name: string
  readonly seconds: number
}

export function proofKey({ backup, startedAt }: Pick<Proof, 'backup' | 'startedAt'>): string {
  return `${proofsFolder}${backup}/${startedAt.replaceAll(/[:.]/g, '-')}.json`
}
