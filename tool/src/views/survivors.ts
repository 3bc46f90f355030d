import type { Observed } from '../plan/model.ts'
import type { Terminal } from './terminal.ts'

/** What a removal left behind; nothing, if all went well. */
export function showSurvivors({ colors, say }: Terminal, survivors: readonly Observed[]): void {
  if (survivors.length === 0) {
    say({ en: `${colors.green('✓')} Survivors: none.`, zh: `${colors.green('✓')} 残留资源：无。` })
    return
  }
  const list = survivors.map(({ key, id }) => `${key} (${id})`).join(', ')
  say({ en: `${colors.red('✗')} Survivors: ${list}`, zh: `${colors.red('✗')} 残留资源：${list}` })
}
