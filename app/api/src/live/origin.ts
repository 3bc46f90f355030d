/**
 * Whether a page of this origin may open a socket: our own pages, and those of the list. A browser always says
 * where a page is from; programs, which say nothing, need a ticket as everybody does.
 */
export function acceptsOrigin(origin: string | undefined, host: string, allowed: readonly string[]): boolean {
  if (origin === undefined) return true
  return URL.parse(origin)?.host === host || allowed.includes(origin)
}
