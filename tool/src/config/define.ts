import type { ConfigInput } from './schema.ts'

/** Gives `tengyun.config.ts` its types; returns what it was given. */
export function defineConfig(config: ConfigInput): ConfigInput {
  return config
}
