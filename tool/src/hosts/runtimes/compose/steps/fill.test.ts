import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { hostPaths } from '../../../paths.ts'
import { scriptText } from '../../../ssh/command.ts'
import { containerNetwork } from '../network.ts'
import { composeFile, composePlaces, startFile, userFile, workerStartFile } from '../places.ts'
import { type Fill, fillScript } from './fill.ts'

// Each script starts some thirty programs, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const project = 'shop'
const release = '20260314-091207-a1b2c3d'

let root = ''
let wish: Fill
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tengyun-fill-'))
  const paths = hostPaths(root, project)
  const folders = [
    join(root, 'programs'),
    paths.release(release),
    paths.slot('blue').folder,
    join(paths.base, 'bin'),
  ]
  for (const folder of folders) mkdirSync(folder, { recursive: true })
  writeFileSync(join(paths.release(release), composeFile), 'services: {}')
  writeFileSync(join(root, 'state'), 'none')
  program(paths.fence, '')
  program(join(root, 'programs/chown'), '')
  // A Docker that holds one container and writes down what becomes of it.
  program(
    join(root, 'programs/docker'),
    `case "$1" in
inspect) state=$(cat '${root}/state'); [ "$state" != none ] && echo "$state" ;;
compose) echo made >>'${root}/log'; echo "$START as $RUN_AS" >'${root}/started'; echo running >'${root}/state'; [ ! -e '${root}/cut-off' ] ;;
start) [ ! -e '${root}/refused' ] && echo started >>'${root}/log' && echo running >'${root}/state' ;;
rm) echo none >'${root}/state' ;;
esac`,
  )
  const places = composePlaces(project, paths, '')
  wish = {
    ...{
      project,
      paths,
      places,
      release,
      compose: 'docker compose',
      network: containerNetwork('', '10.40.1.7', 8000),
    },
    ...{
      slot: 'blue',
      active: 'green',
      image: `${project}:${release}`,
      fingerprint: 'one',
      start: 'node server.js',
      startFile,
    },
    ...{ limits: { cpus: '2', megabytes: 1600 }, environment: 'A=1', drain: 30 },
  }
})
afterEach(() => rmSync(root, { recursive: true }))

function program(path: string, lines: string): void {
  writeFileSync(path, `#!/bin/sh\n${lines}\n`)
  chmodSync(path, 0o755)
}

const fill = (more: Partial<Fill> = {}) =>
  execFileSync('bash', ['-c', scriptText(fillScript({ ...wish, ...more }))], {
    stdio: 'pipe',
    env: { PATH: `${join(root, 'programs')}:${process.env.PATH}` },
  })
const end = () => writeFileSync(join(root, 'state'), 'exited')
const log = () => readFileSync(join(root, 'log'), 'utf8').trim().split('\n')

it('starts the container again that ran exactly this', () => {
  fill()
  end()
  fill()
  expect(log()).toEqual(['made', 'started'])
})

it('makes a new one for other settings, another release file or a container that still runs', () => {
  fill()
  fill()
  end()
  fill({ fingerprint: 'other' })
  end()
  writeFileSync(join(wish.paths.release(release), composeFile), 'services: { api: {} }')
  fill({ fingerprint: 'other' })
  expect(log()).toEqual(['made', 'made', 'made', 'made'])
})

it('starts what the config says, or what the image does, as whom that says', () => {
  const started = () => readFileSync(join(root, 'started'), 'utf8').trim()
  fill()
  expect(started()).toBe('node server.js as 10001:10001')
  writeFileSync(join(wish.paths.release(release), startFile), `'sh' '-c' 'exec serve "$PORT"'`)
  writeFileSync(join(wish.paths.release(release), userFile), '1000:1000')
  fill()
  expect(started()).toBe(`'sh' '-c' 'exec serve "$PORT"' as 1000:1000`)
})

it('starts a worker as the config says, or with the entrypoint of its image before that', () => {
  const started = () => readFileSync(join(root, 'started'), 'utf8').trim()
  const worker = { start: 'node worker.js', startFile: workerStartFile }
  writeFileSync(join(wish.paths.release(release), startFile), '/entry serve')
  fill(worker)
  expect(started()).toBe('node worker.js as 10001:10001')
  writeFileSync(join(wish.paths.release(release), workerStartFile), '/entry node worker.js')
  fill(worker)
  expect(started()).toBe('/entry node worker.js as 10001:10001')
})

it('does not take the container of a deploy that was cut off for the one before it', () => {
  fill()
  end()
  writeFileSync(join(root, 'cut-off'), '')
  expect(() => fill({ fingerprint: 'other' })).toThrow()
  rmSync(join(root, 'cut-off'))
  end()
  fill()
  expect(log()).toEqual(['made', 'made', 'made'])
})

it('makes a new one where Docker does not start the old one', () => {
  fill()
  end()
  writeFileSync(join(root, 'refused'), '')
  fill()
  expect(log()).toEqual(['made', 'made'])
})
