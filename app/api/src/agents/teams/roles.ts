/** Who is in the team, each on one line. */
export function rolesOf(
  participants: readonly { readonly name: string; readonly description: string }[],
): string {
  return participants
    .map(({ name, description }) => `${name}: ${description}`.replace(/\s+/g, ' ').trim())
    .join('\n')
}
