import { SettingsError } from './settings.ts'

/** 1: the person who wrote the settings can mend it. 2: something outside failed. */
export function explainAndExit(error: unknown): never {
  const mistake = error instanceof SettingsError
  console.error(mistake ? error.message : error)
  process.exit(mistake ? 1 : 2)
}
