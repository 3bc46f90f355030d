/** What the runs are called in DBOS's tables. */
export const APPLICATION = 'safe-system'
export const QUEUE = 'agent-runs'
export const WORKFLOW = 'agent-run'

/**
 * Raised when the engine takes other steps than before on the same road, or takes them in another order: what an
 * earlier one has begun is then finished by its own workers while there are any, and moved over afterwards.
 */
export const ENGINE_PROTOCOL = 1

export function versionOf(protocol: number): string {
  return `engine-${protocol}`
}
