import { describe, expect, it } from 'vitest'
import { readDockerfile } from './dockerfile.ts'
import { hintsFor, refusalOf } from './hints.ts'

const rails = `# syntax=docker/dockerfile:1
ARG RUBY_VERSION=3.4.2
FROM docker.io/library/ruby:$RUBY_VERSION-slim AS base
WORKDIR /rails
ENV RAILS_ENV="production" \\
    # not of the value
    BUNDLE_PATH="/usr/local/bundle"
FROM base AS build
RUN bundle install && \\
    bundle exec bootsnap precompile
EXPOSE 9999
FROM base
COPY --from=build /rails /rails
USER 1000:1000
ENTRYPOINT ["/rails/bin/docker-entrypoint"]
EXPOSE 80
CMD ["./bin/thrust", "./bin/rails", "server"]
`

describe('a Dockerfile', () => {
  it('is what its last stage says, and those that it builds upon', () => {
    expect(readDockerfile(rails)).toMatchObject({
      base: 'docker.io/library/ruby:3.4.2-slim',
      port: 80,
      user: '1000:1000',
      folder: '/rails',
      entrypoint: { words: ['/rails/bin/docker-entrypoint'] },
      command: { words: ['./bin/thrust', './bin/rails', 'server'] },
      volumes: [],
    })
  })

  it('has a port that a variable may name, and a path that its health check asks', () => {
    const text = `FROM python:3.13
ENV PORT=8080
EXPOSE \${PORT:-3000}/tcp
HEALTHCHECK --interval=5s CMD curl -f http://localhost:$PORT/healthz || exit 1
VOLUME ["/data", "/media"]
CMD python -m gunicorn shop.wsgi`
    expect(readDockerfile(text)).toMatchObject({
      port: 8080,
      health: '/healthz',
      volumes: ['/data', '/media'],
      command: { line: 'python -m gunicorn shop.wsgi' },
    })
    expect(readDockerfile(`FROM a\nEXPOSE \${PORT:-3000}`).port).toBe(3000)
  })

  it('has no instruction in what a shell is handed', () => {
    const text = 'FROM a\nRUN <<EOF\nuseradd b\nUSER nobody\nEOF\nEXPOSE 5000\n'
    expect(readDockerfile(text)).toMatchObject({ user: undefined, port: 5000 })
  })

  it('gives no hint where it is as it should be', () => {
    expect(hintsFor(readDockerfile(rails))).toEqual([])
  })

  it.each([
    ['root', 'FROM node:24\nCMD ["node", "server.js"]', 'no USER'],
    ['a shell that keeps SIGTERM', 'FROM node:24\nUSER node\nCMD migrate && node server.js', 'SIGTERM'],
    ['npm', 'FROM node:24\nUSER node\nCMD ["npm", "start"]', 'SIGTERM'],
    ['a volume', 'FROM node:24\nUSER node\nVOLUME /data\nCMD ["node", "server.js"]', 'VOLUME /data'],
  ])('tells of %s', (_, text, hint) => {
    const hints = hintsFor(readDockerfile(text))
    expect(hints).toHaveLength(1)
    expect(hints[0]?.en).toContain(hint)
  })

  it.each([
    ['scratch', true],
    ['gcr.io/distroless/static:nonroot', true],
    ['gcr.io/distroless/static:debug', false],
    ['cgr.dev/chainguard/static', true],
    ['alpine:3.22', false],
  ])('that ends up in %s is refused: %s', (base, isRefused) => {
    const { en } = refusalOf(readDockerfile(`FROM golang:1.25 AS build\nFROM ${base}`)) ?? {}
    expect(en?.includes('/bin/sh') ?? false).toBe(isRefused)
  })

  it('may start through a shell that gives way', () => {
    expect(hintsFor(readDockerfile('FROM a\nUSER b\nCMD migrate && exec node server.js'))).toEqual([])
    expect(hintsFor(readDockerfile('FROM a\nUSER b\nCMD node server.js'))).toEqual([])
  })
})
