/** Where the newest backup that a drill has proven is told: the one object of this bucket that hosts can read. */
export const newestProofKey = 'newest-proof.json'

export interface NewestProof {
  readonly backup: string
  /** When its data was as it is there, by the store's clock; ISO 8601. */
  readonly storedAt: string
}
