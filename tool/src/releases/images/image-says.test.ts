import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askImage, wordsOf } from './image-says.ts'

describe('the words that start an image', () => {
  const words = (Cmd: string[] | null, Entrypoint: string[] | null = null, command?: string) =>
    wordsOf({ Entrypoint, Cmd }, command)

  it('are its entrypoint and its command, as Docker has them', () => {
    expect(words(['server.js'], ['node'])).toEqual(['node', 'server.js'])
    expect(words(null)).toEqual([])
  })

  it('are the entrypoint and what the config says instead of the command', () => {
    expect(words(['serve'], ['/entry'], 'gunicorn shop.wsgi')).toEqual([
      ...['/entry', '/bin/sh', '-c', 'exec gunicorn shop.wsgi'],
    ])
  })

  it('give way to a command that is a line of shell, so that it hears SIGTERM itself', () => {
    expect(words(['/bin/sh', '-c', 'uvicorn main:app --port $PORT'])).toEqual([
      ...['/bin/sh', '-c', 'exec uvicorn main:app --port $PORT'],
    ])
  })

  it.each(['migrate && serve', 'A=1 serve', 'exec serve', 'echo $(serve)', 'serve | tee log'])(
    'leave a line alone that is more than one command: %s',
    (line) => {
      expect(words(['/bin/sh', '-c', line])).toEqual(['/bin/sh', '-c', line])
    },
  )
})

describe('an image that is asked', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tengyun-says-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  /** @param ids what `id -u; id -g` prints in it; undefined where it has no shell */
  async function ask(config: object, ids: string | undefined, worker?: string) {
    await writeFile(join(folder, 'config.json'), JSON.stringify(config))
    const run = ids === undefined ? 'exit 127' : `printf '${ids}'`
    const program = `#!/bin/sh\ncase "$1" in image) cat '${folder}/config.json' ;; run) ${run} ;; esac\n`
    await writeFile(join(folder, 'docker'), program)
    await chmod(join(folder, 'docker'), 0o755)
    const variables = { PATH: `${folder}:${process.env.PATH}` }
    const image = {
      dockerfile: 'Dockerfile',
      context: '.',
      from: 'sources',
      port: 8000,
      writable: [],
    } as const
    const app = { image: { ...image, writable: [] }, worker }
    return askImage('shop:1', app, { folder, signal: undefined, variables })
  }
  const serves = { Entrypoint: null, Cmd: ['serve', "it's all"] }

  it('says how it is started, in words of a shell, and as whom', async () => {
    expect(await ask(serves, '1000\\n1001\\n')).toEqual({
      start: `serve 'it'\\''s all'`,
      user: '1000:1001',
    })
  })

  it('says how workers are started where the config does: its entrypoint stays', async () => {
    const entered = { Entrypoint: ['/entry'], Cmd: ['serve'] }
    expect(await ask(entered, '1000\\n1001\\n', 'work --all')).toMatchObject({
      start: '/entry serve',
      workerStart: `/entry /bin/sh -c 'exec work --all'`,
    })
  })

  it('does not run as root, whatever it says', async () => {
    expect(await ask(serves, '0\\n0\\n')).toMatchObject({ user: '10001:10001' })
  })

  it('is refused without a shell, or with nothing to start', async () => {
    const refused = { code: 'release/build-failed', explanation: { where: 'Dockerfile' } }
    await expect(ask(serves, undefined)).rejects.toMatchObject(refused)
    await expect(ask({ Entrypoint: null, Cmd: null }, '0')).rejects.toMatchObject(refused)
  })
})
