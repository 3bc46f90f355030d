import type { Terminal } from '../views/terminal.ts'

export interface Interruption {
  readonly signal: AbortSignal
  end(): void
}

/**
 * The first Ctrl-C lets what is under way come to a safe point; the second ends the process at once.
 *
 * @param isTheEnd whether that is how the command is meant to end, and nothing need be said of it
 */
export function interruption(terminal: Terminal, isTheEnd = false): Interruption {
  const controller = new AbortController()
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(130)
    controller.abort()
    if (isTheEnd) return
    terminal.note({
      en: 'Stopping at a safe point… (Ctrl-C again to stop at once)',
      zh: '正在安全的位置停下……（再按一次 Ctrl-C 立即停止）',
    })
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return {
    signal: controller.signal,
    end: () => {
      process.off('SIGINT', onSignal)
      process.off('SIGTERM', onSignal)
    },
  }
}

/** While another program holds the terminal, a Ctrl-C is meant for that one: it reaches both. */
export async function whileOthersHear<T>(work: () => Promise<T>): Promise<T> {
  const listeners = process.listeners('SIGINT')
  const ignore = () => {}
  process.on('SIGINT', ignore)
  for (const listener of listeners) process.off('SIGINT', listener)
  try {
    return await work()
  } finally {
    for (const listener of listeners) process.on('SIGINT', listener)
    process.off('SIGINT', ignore)
  }
}
