import { describe, expect, it } from 'vitest'
import { holding } from '../../../test/project-holding.ts'
import { detectApp, detectKind } from '../detect.ts'

function found(texts: Readonly<Record<string, string>>) {
  const files = holding(texts)
  expect(detectKind(files)).toBe('container')
  return detectApp(files, 'container')
}

const dockerfile = 'FROM node:24-slim\nUSER node\nEXPOSE 3000\nCMD ["node", "server.js"]\n'

describe('an app with a Dockerfile', () => {
  it('is its image, and a process on this machine where it is known how', () => {
    const app = found({
      Dockerfile: dockerfile,
      'package.json': JSON.stringify({ scripts: { start: 'node server.js' }, dependencies: { pg: '8' } }),
      'server.js': `listen(process.env.PORT); get('/healthz')`,
    })
    expect(app).toMatchObject({
      framework: 'Node, Dockerfile',
      image: { dockerfile: 'Dockerfile', context: '.', port: 3000, writable: [] },
      start: 'node server.js',
      health: '/healthz',
      needs: { postgres: true, redis: false },
      advice: [],
    })
  })

  it('is its image alone where it is in another language, with what its packages lean on', () => {
    const app = found({
      Dockerfile: 'FROM golang:1.25 AS build\nFROM alpine:3.22\nUSER 1000\nCMD ["/shop"]',
      'go.mod': 'require github.com/jackc/pgx/v5 v5.7.0',
      'main.go': 'http.HandleFunc("/health", well)',
    })
    expect(app).toMatchObject({
      framework: 'Go, Dockerfile',
      build: [],
      health: '/health',
      needs: { postgres: true, redis: false },
    })
    expect(app.start).toBeUndefined()
    expect(app.advice.map(({ en }) => en)).toEqual([expect.stringContaining('PORT')])
  })

  it.each([
    [
      'Java',
      'build.gradle.kts',
      'implementation("redis.clients:jedis:6.0")',
      { postgres: false, redis: true },
    ],
    ['.NET', 'shop.csproj', '<PackageReference Include="Npgsql" />', { postgres: true, redis: false }],
    ['Rust', 'Cargo.toml', 'axum = "0.8"', { postgres: false, redis: false }],
  ])('in %s is known by its packages', (title, file, text, needs) => {
    expect(found({ Dockerfile: dockerfile, [file]: text })).toMatchObject({
      framework: `${title}, Dockerfile`,
      needs,
    })
  })

  it('has both databases where nothing tells what it leans on', () => {
    expect(found({ Dockerfile: dockerfile }).needs).toEqual({ postgres: true, redis: true })
  })

  it('that is on Rails migrates, writes to two folders, and gets a secret of its own', () => {
    const app = found({
      Dockerfile: 'FROM ruby:3.4\nWORKDIR /rails\nUSER 1000:1000\nEXPOSE 80\nCMD ["./bin/rails", "server"]',
      Gemfile: `gem "rails"\ngem "pg"`,
      'config/puma.rb': 'port ENV.fetch("PORT", 3000)',
    })
    expect(app).toMatchObject({
      image: { port: 80, writable: ['/rails/tmp', '/rails/log'] },
      migrate: 'bin/rails db:migrate',
      health: '/up',
      ready: '/up',
      secrets: ['SECRET_KEY_BASE'],
    })
  })

  it('is asked for the page that its image serves, where it is a site', () => {
    const app = found({ Dockerfile: 'FROM nginx:1.28\nEXPOSE 80\n', 'index.html': '' })
    expect(app).toMatchObject({
      site: 'site',
      health: '/',
      image: { port: 80, writable: ['/var/cache/nginx', '/run'] },
    })
  })

  it('that speaks FastCGI is refused, and told what speaks HTTP', () => {
    const files = holding({ Dockerfile: 'FROM php:8.4-fpm\n', 'composer.json': '{}' })
    expect(() => detectKind(files)).toThrow(expect.objectContaining({ code: 'init/unknown-app' }))
  })

  it('is as its compose file builds it, with the databases that stand beside it', () => {
    const app = found({
      'compose.yaml': `services:
  db: { image: "postgres:17" }
  cache: { image: redis:8 }
  mail: { image: mailpit }
  proxy: { image: "traefik:v3" }
  jobs: { build: ./api, command: celery worker }
  web:
    build: { context: ./api, dockerfile: Dockerfile.prod }
    command: [gunicorn, --bind, "0.0.0.0:5000", shop.wsgi]
    ports: ["127.0.0.1:8080:5000"]
    environment: [SECRET_KEY=dev, LOG_LEVEL=debug, DB_HOST=db, DATABASE_URL=x]
`,
      'api/Dockerfile.prod': 'FROM python:3.13\nUSER app\nCMD ["python"]',
    })
    expect(app).toMatchObject({
      image: {
        dockerfile: 'api/Dockerfile.prod',
        context: 'api',
        port: 5000,
        command: 'gunicorn --bind 0.0.0.0:5000 shop.wsgi',
      },
      secrets: ['SECRET_KEY'],
      variables: ['LOG_LEVEL'],
      needs: { postgres: true, redis: true },
    })
    const advice = app.advice.map(({ en }) => en).join('\n')
    expect(advice).toMatch(/db becomes.*PostgreSQL/)
    expect(advice).toMatch(/cache becomes.*Redis/)
    expect(advice).toMatch(/proxy is not needed/)
    expect(advice).toMatch(/jobs, mail is not run|mail, jobs is not run/)
    expect(advice).toContain('DB_HOST')
  })

  it('is not started as in development', () => {
    const app = found({
      'compose.yaml': 'services: { web: { build: ., command: npm run dev, ports: ["5173:5173"] } }',
      Dockerfile: dockerfile,
    })
    expect(app.image).toMatchObject({ port: 3000, command: undefined })
    expect(app.advice.map(({ en }) => en).join('\n')).toContain('`npm run dev`, which is for development')
  })

  it('tells a worker from other services by the image that it shares with the app', () => {
    const { advice } = found({
      'compose.yml': 'services: { web: { build: ., ports: [80] }, jobs: { build: ., command: work } }',
      Dockerfile: dockerfile,
    })
    expect(advice.map(({ en }) => en).join('\n')).toContain('compose.yml: jobs runs the same image')
  })
})
