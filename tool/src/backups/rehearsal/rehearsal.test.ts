import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HostFacts } from '../../hosts/facts.ts'
import { hostPaths } from '../../hosts/paths.ts'
import type { Script } from '../../hosts/script.ts'
import { rehearseInContainer } from './compose.ts'
import { rehearseAsProcess } from './process.ts'

const rehearsal = {
  project: 'shop',
  live: 'shop',
  restored: 'shop_drill_1',
  paths: ['/ready', '/health'],
  variables: { ROLE: 'web', WORDS: "it's" },
}

let root = ''
let facts: HostFacts
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tengyun rehearsal '))
  const paths = hostPaths(root, 'shop')
  facts = {
    root,
    paths,
    address: '127.0.0.1',
    isRoot: true,
    freeKilobytes: 0,
    programs: {},
    answers: {},
    watcher: '',
    active: 'blue',
    running: {},
    releases: [],
  }
  await mkdir(join(root, 'release'))
  await mkdir(paths.slot('blue').folder, { recursive: true })
  await mkdir(join(paths.base, 'backups'))
  await symlink(join(root, 'release'), paths.slot('blue').release)
  await writeFile(
    paths.slot('blue').environment,
    `HOST=127.0.0.1\nROLE=all\nDATABASE_URL='postgresql://shop:secret@10.0.0.1:5432/shop?sslmode=verify-full'\n`,
  )
})
afterEach(() => rm(root, { recursive: true }))

/** A script as a transport runs it. */
async function run({ lines, hidden = {} }: Script) {
  const text = Object.entries(hidden).reduce(
    (script, [name, value]) => script.replaceAll(`{{tat-hidden:${name}}}`, value),
    ['set -eu', ...lines].join('\n'),
  )
  return promisify(execFile)('bash', ['-c', text]).then(
    ({ stdout }) => ({ exitCode: 0, stdout }),
    ({ code, stdout }) => ({ exitCode: code as number, stdout: stdout as string }),
  )
}

/** Answers 200 where it finds the settings that it should. */
const server = (answers: string) => `
  const { createServer } = require('node:http')
  const isRight = process.env.DATABASE_URL.includes(':5432/shop_drill_1?') && process.env.ROLE === 'web' && process.env.WORDS === "it's"
  createServer((request, response) => {
    response.statusCode = isRight && ${answers} ? 200 : 503
    response.end()
  }).listen(Number(process.env.PORT), process.env.HOST, () => console.log('the app listens'))`

describe('the app on a restored database', () => {
  const rehearse = async (text: string) => {
    await writeFile(join(root, 'release', 'server.cjs'), text)
    return run(rehearseAsProcess(rehearsal, facts, 'blue', 'node server.cjs'))
  }

  it('answers there, with what is said for a drill, and leaves nothing behind', async () => {
    expect(await rehearse(server('true'))).toEqual({ exitCode: 0, stdout: '' })
    const { stdout } = await promisify(execFile)('find', [join(facts.paths.base, 'backups'), '-type', 'f'])
    expect(stdout).toBe('')
  })

  it('is told with its last words where it ends', async () => {
    const { exitCode, stdout } = await rehearse(`console.error('no such table: orders'); process.exit(3)`)
    expect(exitCode).toBe(1)
    expect(stdout).toContain('GET /ready answered 000')
    expect(stdout).toContain('no such table: orders')
  })

  it('is a script that the shell understands in a container, too', async () => {
    const { lines } = rehearseInContainer(rehearsal, facts, 'blue', 'node server.cjs')
    await promisify(execFile)('bash', ['-n', '-c', lines.join('\n')])
    expect(lines.join('\n')).toContain('docker run --detach --name shop-drill --network shop --read-only')
  })
})
