import { describe, expect, it } from 'vitest'
import { readDockerIgnore } from './docker-ignore.ts'

describe('what .dockerignore leaves out', () => {
  const leftOut = (text: string, ...paths: string[]) => paths.filter(readDockerIgnore(text))

  it('is a folder with all below it, and nothing of a like name', () => {
    const paths = ['log/a.txt', 'log', 'logs/a.txt', 'app/log/a.txt']
    expect(leftOut('# of its own\n/log/\n', ...paths)).toEqual(['log/a.txt', 'log'])
  })

  it('is what a wildcard stands for: one star within a folder, two through folders', () => {
    const paths = ['a.pyc', 'app/a.pyc', 'app/cache/a.pyc']
    expect(leftOut('*.pyc', ...paths)).toEqual(['a.pyc'])
    expect(leftOut('*/*.pyc', ...paths)).toEqual(['app/a.pyc'])
    expect(leftOut('**/*.pyc', ...paths)).toEqual(paths)
    expect(leftOut('a.p?c', ...paths)).toEqual(['a.pyc'])
  })

  it('is what the last line that speaks of it says', () => {
    const paths = ['app/dist/server.js', 'app/src/server.ts', 'README.md']
    expect(leftOut('*\n!app/dist', ...paths)).toEqual(['app/src/server.ts', 'README.md'])
    expect(leftOut('!README.md\n*.md', ...paths)).toEqual(['README.md'])
  })
})
