import { parse as parseYaml } from 'yaml'

/** A file that is neither JSON nor YAML. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
}

/** YAML reads JSON, too; its parser is only asked where JSON's own, which is faster and says more, gives up. */
export function parseTeamFile(text: string): unknown {
  const plain = text.replace(/^\uFEFF/, '')
  try {
    return JSON.parse(plain)
  } catch (error) {
    if (/^\s*[[{]/.test(plain)) throw new UnreadableFile(messageOf(error), { cause: error })
  }
  try {
    return parseYaml(plain, { maxAliasCount: 100 })
  } catch (error) {
    throw new UnreadableFile(messageOf(error), { cause: error })
  }
}

const messageOf = (error: unknown) =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
