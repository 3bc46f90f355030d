import type { Readable, Writable } from 'node:stream'
import type { Client } from 'ssh2'
import { quote, type Script } from '../script.ts'
import { scriptText } from './command.ts'

/** What a person sits at: a terminal, or in a test a pair of pipes. */
export interface Seat {
  readonly input: Readable & { setRawMode?(on: boolean): unknown }
  readonly output: Writable & { columns?: number; rows?: number }
}

/**
 * Runs a script that a person talks to. It comes as the first line that its terminal reads, while nothing that is
 * typed there shows: an argument list would show its secrets.
 *
 * @returns its exit code
 */
export function attach(client: Client, script: Script, user: string, seat: Seat): Promise<number> {
  const { input, output } = seat
  const size = () => ({ cols: output.columns ?? 80, rows: output.rows ?? 24 })
  const pty = { term: process.env.TERM ?? 'xterm', ...size(), modes: { ECHO: 0, ICANON: 0 } as const }
  return new Promise((resolve, reject) => {
    client.exec(readAndRun(user), { pty }, (error, channel) => {
      if (error) return reject(error)
      const resize = () => channel.setWindow(size().rows, size().cols, 0, 0)
      let exitCode = 255
      channel.once('exit', (code: number | null) => {
        exitCode = code ?? 255
      })
      channel.once('close', () => {
        output.off('resize', resize)
        input.unpipe(channel)
        input.setRawMode?.(false)
        input.pause()
        resolve(exitCode)
      })
      output.on('resize', resize)
      input.setRawMode?.(true)
      channel.write(`${Buffer.from(scriptText(script)).toString('base64')}\n`)
      input.pipe(channel, { end: false })
      channel.pipe(output, { end: false })
    })
  })
}

function readAndRun(user: string): string {
  const words = [
    ...(user === 'root' ? [] : ['sudo', '-n', '-H']),
    ...['bash', '-c', 'IFS= read -r script; stty sane; cd; eval "$(printf %s "$script" | base64 -d)"'],
  ]
  return words.map(quote).join(' ')
}
