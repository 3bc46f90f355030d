import { execFile } from 'node:child_process'

/** Milliseconds after which a program that answers in fractions of a second is given up. */
const patience = 15_000

/** What a program prints. @throws Error with what it complained of */
export function run(program: string, ...words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, words, { timeout: patience }, (error, printed, complaint) => {
      if (error) reject(new Error(`${program}: ${complaint.trim() || error.message}`))
      else resolve(printed)
    })
  })
}

export function succeeds(program: string, ...words: readonly string[]): Promise<boolean> {
  return run(program, ...words).then(
    () => true,
    () => false,
  )
}
