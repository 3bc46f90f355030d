/** The name as it is compared: what looks the same, or differs in case only, is the same name. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}
