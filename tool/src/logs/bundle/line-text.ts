import type { HostLine } from '../search.ts'

/** A line as it stands in a bundle: when, how bad, where, which release and request, and what it says. */
export function lineText({ at, level, slot, release, requestId, text }: HostLine): string {
  return [new Date(at).toISOString(), level ?? '-', slot ?? '-', release ?? '-', requestId ?? '-', text].join(
    ' ',
  )
}
