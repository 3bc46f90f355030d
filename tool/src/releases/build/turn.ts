import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

export interface Turn {
  /** Where turns are kept; nothing else is. */
  readonly folder: string
  /** Told once, when another process has its turn: which. */
  readonly waits: (pid: number) => void
  readonly signal: AbortSignal | undefined
}

/** Milliseconds between two looks at whether the one before has finished. */
const interval = 200

/**
 * Does something that one process of this machine may do at a time. Turns are numbered files that hold their
 * process, and nothing once they are over; as each number can be taken once, a turn whose process died is taken over
 * by one alone.
 */
export async function inTurn<T>(turn: Turn, work: () => Promise<T>): Promise<T> {
  const number = await awaitTurn(turn)
  try {
    return await work()
  } finally {
    await writeFile(fileOf(turn.folder, number), '')
  }
}

async function awaitTurn({ folder, waits, signal }: Turn): Promise<number> {
  await mkdir(folder, { recursive: true })
  let isTold = false
  for (;;) {
    const before = await newestIn(folder)
    const holder = await holderOf(folder, before)
    if (holder === undefined && (await take(folder, before + 1))) return before + 1
    if (holder !== undefined && !isTold) waits(holder)
    isTold ||= holder !== undefined
    await setTimeout(interval, undefined, { signal })
  }
}

/** @returns whether the number was free and is the newest: somebody may have been faster by more than one */
async function take(folder: string, number: number): Promise<boolean> {
  const mine = join(folder, `${process.pid}.partial`)
  await writeFile(mine, String(process.pid))
  try {
    await link(mine, fileOf(folder, number))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await rm(mine, { force: true })
  }
  const isNewest = (await newestIn(folder)) === number
  const over = isNewest ? (await numbersIn(folder)).filter((one) => one < number) : [number]
  for (const one of over) await rm(fileOf(folder, one), { force: true })
  return isNewest
}

/** The process whose turn it is; undefined once it has finished or died. */
async function holderOf(folder: string, number: number): Promise<number | undefined> {
  const pid = Number(await readFile(fileOf(folder, number), 'utf8').catch(() => ''))
  return pid > 0 && isAlive(pid) ? pid : undefined
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // EPERM: it exists and is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function newestIn(folder: string): Promise<number> {
  return Math.max(0, ...(await numbersIn(folder)))
}

async function numbersIn(folder: string): Promise<number[]> {
  return (await readdir(folder)).map(Number).filter((number) => number > 0)
}

function fileOf(folder: string, number: number): string {
  return join(folder, String(number))
}
