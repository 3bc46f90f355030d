import type { SecretReference } from '../components/model.ts'

/** Looks a secret up in the store; its value is used at once and kept nowhere. */
export type RevealSecret = (reference: SecretReference) => Promise<string>

export async function revealed(
  values: { readonly [name: string]: string | SecretReference },
  reveal: RevealSecret,
): Promise<Record<string, string>> {
  const pairs = Object.entries(values).map(
    async ([name, value]) => [name, typeof value === 'string' ? value : await reveal(value)] as const,
  )
  return Object.fromEntries(await Promise.all(pairs))
}
