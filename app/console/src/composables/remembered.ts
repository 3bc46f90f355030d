/** A choice kept in this browser. Where storage is forbidden, it lasts as long as the page. */
export function recall<T extends string>(key: string, allowed: readonly T[]): T | undefined {
  try {
    const stored = localStorage.getItem(key)
    return allowed.find((value) => value === stored)
  } catch {
    return undefined
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Private windows of some browsers refuse; the choice still holds for this page.
  }
}
