import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'

/**
 * Runs a program to its end and returns what it printed. The working folder is one that every user may enter,
 * since the program may run as another.
 *
 * @throws Error with the command's name and what it said, if it fails or is not installed.
 */
export function runCommand(command: readonly string[]): Promise<string> {
  const [program = '', ...args] = command
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd: tmpdir(), env: environment() }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${command.join(' ')} failed: ${stderr || stdout || error.message}`))
      else resolve(stdout)
    })
  })
}

/** The secrets and `PG…` settings of whoever started the emulator are no business of its servers. */
function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C' }
}
