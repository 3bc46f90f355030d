import type { Terminal } from './terminal.ts'

/** The code itself is for the eyes of whoever asks for it: what `up` prints may stand in the log of a pipeline. */
export function showSetup(terminal: Terminal, environment: string): void {
  const command = `npx tengyun secrets reveal SETUP_CODE ${environment}`
  terminal.say({
    en: `Nobody administers it yet. The first to come needs the setup code: ${command}`,
    zh: `尚无管理员。首位管理员需要初始化码：${command}`,
  })
}
