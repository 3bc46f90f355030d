/** What the runs are called in DBOS's tables. */
export const APPLICATION = 'safe-system'
/** Where runs wait for their turn; nobody takes them from there, but for workers of releases that knew no turns. */
export const QUEUE = 'agent-runs'
/** Where those are whose turn it is: workers with a free place take them. */
export const ADMITTED_QUEUE = 'agent-runs-admitted'
export const WORKFLOW = 'agent-run'

/**
 * Raised when the engine takes other steps than before on the same road, or takes them in another order: what an
 * earlier one has begun is then finished by its own workers while there are any, and moved over afterwards.
 */
export const ENGINE_PROTOCOL = 1

export function versionOf(protocol: number): string {
  return `engine-${protocol}`
}
