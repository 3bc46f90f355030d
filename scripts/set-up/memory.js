import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { freemem } from 'node:os'
import { join } from 'node:path'

const memory = '/dev/shm'
const prefix = 'tengyun-tests-'
/** What stories with containers write at most, several times over. */
const enough = 12 * 2 ** 30

/**
 * A folder in memory for what tests write and nobody keeps: hundreds of databases, thousands of files each, which on a
 * slow disk is a third of their time. It goes when this process ends; one that was killed is tidied up after.
 *
 * @returns undefined where the system has none, or not plenty of it: the usual temporary folder does
 */
export function folderInMemory() {
  if (process.platform !== 'linux') return undefined
  try {
    const { bavail, bsize } = statfsSync(memory)
    if (Math.min(bavail * bsize, freemem()) < enough) return undefined
    removeAbandoned()
    const folder = join(memory, `${prefix}${process.pid}`)
    mkdirSync(folder)
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    // Servers that refuse to be root write here, too.
    chmodSync(folder, 0o1777)
    return mayRunPrograms(folder) ? folder : undefined
  } catch (error) {
    if (['ENOENT', 'EACCES', 'EPERM'].includes(error.code)) return undefined
    throw error
  }
}

/** Some systems forbid it there. */
function mayRunPrograms(folder) {
  const program = join(folder, 'program')
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 })
  const { status } = spawnSync(program)
  rmSync(program)
  return status === 0
}

function removeAbandoned() {
  for (const name of readdirSync(memory)) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : 0
    if (pid && !isAlive(pid)) rmSync(join(memory, name), { recursive: true, force: true })
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
