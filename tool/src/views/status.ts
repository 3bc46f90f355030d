import type { Terminal } from './terminal.ts'

export interface StatusReport {
  readonly environment: string
  readonly cloud: string
  readonly region: string
  readonly hosts: readonly {
    readonly name: string
    readonly id: string
    readonly url: string
    readonly slot: string | null
    readonly release: string | null
  }[]
  readonly resources: readonly {
    readonly key: string
    readonly id: string
    readonly state: string
    readonly settled: boolean
  }[]
}

export function showStatus(terminal: Terminal, report: StatusReport): void {
  const { colors } = terminal
  terminal.say(`${colors.bold(report.environment)}  ${colors.dim(`${report.cloud}, ${report.region}`)}`)
  for (const { name, url, slot, release } of report.hosts) {
    if (release === null) terminal.say({ en: `  ${name}  nothing serves`, zh: `  ${name}  没有版本在服务` })
    else terminal.say(`  ${name}  ${release} (${slot})  ${url}`)
  }
  const width = Math.max(0, ...report.resources.map(({ key }) => key.length))
  for (const { key, id, state, settled } of report.resources) {
    const sign = settled ? colors.green('●') : colors.yellow('○')
    terminal.say(`  ${sign} ${key.padEnd(width)}  ${id}  ${colors.dim(state)}`)
  }
  if (report.resources.length === 0) {
    const command = `npx tengyun up ${report.environment}`
    terminal.say({
      en: `  There is nothing yet. Create it: ${command}`,
      zh: `  尚无资源。请运行：${command}`,
    })
  }
}
