import { spawn } from 'node:child_process'

/** How each system opens an address in the person's browser. */
const openers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}

/** Whether a browser could be asked; it goes its own way then. */
export function openBrowser(url: string): Promise<boolean> {
  const [command = 'xdg-open', ...words] = openers[process.platform] ?? ['xdg-open']
  return new Promise((done) => {
    const child = spawn(command, [...words, url], { stdio: 'ignore', detached: true })
    child.once('error', () => done(false))
    child.once('spawn', () => {
      child.unref()
      done(true)
    })
  })
}
