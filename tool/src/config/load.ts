import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { TengyunError } from '../errors/tengyun-error.ts'
import { checkConfig } from './check.ts'
import { answeringToOwnName } from './own-name.ts'
import type { Config, EnvironmentConfig } from './schema.ts'

export const configFileName = 'tengyun.config.ts'

/** A config and the folder it describes; every path in it is relative to that folder. */
export interface Project {
  readonly folder: string
  readonly config: Config
}

/**
 * Loads and checks the config of `file`, or of the nearest folder upwards that has one.
 *
 * @throws TengyunError `config/not-found`, `config/unreadable`, `config/invalid`
 */
export async function loadProject(from: string, file?: string): Promise<Project> {
  const path = file === undefined ? findUpwards(from) : resolve(from, file)
  if (path === undefined || !existsSync(path))
    throw new TengyunError('config/not-found', { where: from, command: 'npx tengyun init' })
  const shown = relative(from, path)
  const written = await importDefault(path, shown)
  const checked = checkConfig(written)
  if (!checked.ok) throw new TengyunError('config/invalid', { where: shown, problems: checked.problems })
  return { folder: dirname(path), config: checked.config }
}

/** @throws TengyunError `config/unknown-environment` */
export function environmentOf(config: Config, name: string): EnvironmentConfig {
  const environment = config.environments[name]
  if (environment) return environment
  const known = Object.keys(config.environments).join(', ')
  throw new TengyunError('config/unknown-environment', {
    where: name,
    why: { en: `The config has: ${known}.`, zh: `配置中有：${known}。` },
  })
}

function findUpwards(from: string): string | undefined {
  const candidate = join(from, configFileName)
  if (existsSync(candidate)) return candidate
  const parent = dirname(from)
  return parent === from ? undefined : findUpwards(parent)
}

async function importDefault(path: string, shown: string): Promise<unknown> {
  try {
    const module: { readonly default?: unknown } = await answeringToOwnName(
      () => import(pathToFileURL(path).href),
    )
    return module.default
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new TengyunError('config/unreadable', { where: shown, why, cause })
  }
}
