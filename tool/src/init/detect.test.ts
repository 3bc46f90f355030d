import { describe, expect, it } from 'vitest'
import { holding } from '../../test/project-holding.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { detectApp, detectKind } from './detect.ts'
import type { DetectedApp } from './detected-app.ts'

function found(texts: Readonly<Record<string, string>>): DetectedApp & { readonly kind: string } {
  const files = holding(texts)
  const kind = detectKind(files)
  return { kind, ...detectApp(files, kind) }
}

const manifest = (members: object) => JSON.stringify(members)
const listens = 'app.listen(process.env.PORT)'

describe('what an app is', () => {
  it('an Express server starts as its package.json says, with what it needs to run inside the release', () => {
    const app = found({
      'package.json': manifest({
        scripts: { start: 'node server.js' },
        dependencies: { express: '5', pg: '8' },
      }),
      'package-lock.json': '{}',
      'server.js': `${listens}; app.get('/healthz')`,
      'test/server.js': '',
      'README.md': '',
    })
    expect(app).toMatchObject({
      kind: 'node',
      framework: 'Express (Node)',
      start: 'node server.js',
      health: '/healthz',
      ready: '/healthz',
      inputs: ['package-lock.json', 'package.json', 'server.js'],
      needs: { postgres: true, redis: false },
      advice: [],
    })
    expect(app.build.at(-1)).toBe('npm ci --omit=dev')
  })

  it('a server in TypeScript is built first, and what the build leaves is released', () => {
    const app = found({
      'package.json': manifest({
        scripts: { build: 'tsc', start: 'node dist/main.js' },
        dependencies: { '@nestjs/core': '11', ioredis: '5' },
      }),
      'src/main.ts': listens,
    })
    expect(app.build.slice(0, 2)).toEqual(['npm install', 'npm run build'])
    expect(app.build).toContain('cp -R package.json src dist .tengyun/release')
    expect(app).toMatchObject({ framework: 'NestJS (Node)', needs: { redis: true } })
  })

  it('pnpm installs without the links that an archive would lose', () => {
    const app = found({
      'package.json': manifest({ main: 'index.js', dependencies: { koa: '3' } }),
      'pnpm-lock.yaml': '',
      'index.js': listens,
    })
    expect(app.build.at(-1)).toContain('--config.node-linker=hoisted')
  })

  it('Next.js is released as its standalone server, and who has not asked for that is told', () => {
    const written = { 'package.json': manifest({ dependencies: { next: '16', react: '19' } }) }
    expect(found(written)).toMatchObject({ kind: 'next', start: 'env HOSTNAME="$HOST" node server.js' })
    expect(found(written).advice).toHaveLength(1)
    expect(found({ ...written, 'next.config.ts': "export default { output: 'standalone' }" }).advice).toEqual(
      [],
    )
  })

  it('a site that Vite builds is served and starts nothing, though its package.json can preview it', () => {
    const app = found({
      'package.json': manifest({
        scripts: { build: 'vite build', start: 'vite preview' },
        devDependencies: { vite: '8', vue: '3' },
      }),
      'index.html': '',
    })
    expect(app).toMatchObject({ kind: 'site', framework: 'Vite', site: 'site' })
    expect(app.start).toBeUndefined()
  })

  it('FastAPI is found by the name that its app has, wherever it lies', () => {
    const app = found({
      'requirements.txt': 'fastapi==0.115\nuvicorn[standard]>=0.30  # server\npsycopg2-binary\n',
      'app/main.py': 'from fastapi import FastAPI\napi = FastAPI()\n@api.get("/health")\n',
    })
    expect(app).toMatchObject({
      kind: 'python',
      start: 'env PYTHONPATH=packages python3 -m uvicorn app.main:api --host "$HOST" --port "$PORT"',
      health: '/health',
      needs: { postgres: true },
    })
  })

  it('Flask without a server to run it in earnest is told of', () => {
    const app = found({ 'requirements.txt': 'flask', 'app.py': 'app = Flask(__name__)' })
    expect(app.start).toContain('-m gunicorn app:app')
    expect(app.advice[0]?.en).toContain('gunicorn')
  })

  it('Django migrates before each switch', () => {
    const app = found({
      'manage.py': `os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")`,
      'requirements.txt': 'django\ngunicorn',
    })
    expect(app).toMatchObject({
      migrate: 'env PYTHONPATH=packages python3 manage.py migrate --noinput',
      needs: { postgres: true },
    })
    expect(app.start).toContain('shop.wsgi')
  })

  it('files that are served as they are need no server', () => {
    const app = found({ 'public/index.html': '', 'README.md': '' })
    expect(app).toMatchObject({ kind: 'static', inputs: ['public/'], site: 'site' })
    expect(app.build.at(-1)).toBe('cp -R public/. .tengyun/release/site')
  })

  it('a site at the root does not publish what npm brought its tools with', () => {
    const app = found({ 'index.html': '', 'package.json': manifest({ devDependencies: { tengyun: '1' } }) })
    expect(app).toMatchObject({ kind: 'static', inputs: ['index.html'] })
  })

  it('a server that would not hear of its port is told of, and a Dockerfile is not passed over in silence', () => {
    const files = holding({
      'package.json': manifest({ scripts: { start: 'node server.js' } }),
      'server.js': 'server.listen(3000)',
      Dockerfile: 'FROM node:24',
    })
    const { advice } = detectApp(files, 'node')
    expect(advice.map(({ en }) => en).join(' ')).toMatch(/process\.env\.PORT.*--kind container/)
  })

  it('nothing that is known is an error that names what was seen', () => {
    const error = (() => {
      try {
        return found({ 'main.go': 'package main' })
      } catch (thrown) {
        return thrown
      }
    })()
    expect(error).toBeInstanceOf(TengyunError)
    expect(error).toMatchObject({ code: 'init/unknown-app', explanation: { why: 'main.go' } })
  })
})
