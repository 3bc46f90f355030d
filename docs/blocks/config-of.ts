import * as tengyun from '../../tool/src/index.ts'
import type { Fence } from './fences.ts'

type Settings = Readonly<Record<string, unknown>>
type Config = Settings & { readonly environments: Readonly<Record<string, Settings>> }

/** What only the reader has, as pages write it, and something of its kind. */
const ownOfReader: Readonly<Record<string, string>> = {
  'age1…': 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p',
  'SHA256:…': `SHA256:${'A'.repeat(43)}`,
  'AAAA…': 'AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g',
}

/**
 * The settings that a block of TypeScript shows: a part of tengyun.config.ts, or all of it. It is run with what a config
 * has in reach, and nothing else.
 *
 * @param keys what a page's `keys` stand for
 */
export function settingsOf({ lines }: Fence, keys: string): Settings {
  const shown = lines.filter((line) => !/^(import|const) /.test(line)).join('\n')
  const written = Object.entries(ownOfReader).reduce((text, [own, kind]) => text.replaceAll(own, kind), shown)
  const isWhole = written.includes('export default')
  const expression = isWhole ? written.replace('export default', '') : `{${written}}`
  const scope = { ...tengyun, keys }
  return new Function(...Object.keys(scope), `return (${expression})`)(...Object.values(scope))
}

/** Puts a part of a config where its names belong: among environments, in the project, else into one environment. */
export function withSettings(config: Config, part: Settings, environment: string): Settings {
  const { environments } = config
  const names = Object.keys(part)
  const into = (name: string, settings: unknown) => ({
    ...config,
    environments: { ...environments, [name]: { ...environments[name], ...(settings as Settings) } },
  })
  const named = names.find((name) => name in environments)
  if (named !== undefined) return into(named, part[named])
  return names.every((name) => name in config) ? { ...config, ...part } : into(environment, part)
}
