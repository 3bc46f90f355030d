import { expect, test } from 'vitest'
import { parseTeamFile, UnreadableFile } from './parse.ts'

test.each([
  ['JSON', '\uFEFF{"provider": "x"}'],
  ['YAML', 'provider: x\n'],
])('reads %s', (_, text) => {
  expect(parseTeamFile(text)).toEqual({ provider: 'x' })
})

test('says where a key of YAML comes twice, which would hide the first', () => {
  expect(() => parseTeamFile('agents: []\nname: x\nagents: []\n')).toThrow(
    'the key agents comes twice, again in line 3',
  )
})

test('says where JSON is wrong and quotes nothing of it, since that may be a key', () => {
  const parse = () => parseTeamFile('{"api_key":\n  sk-canary}')
  expect(parse).toThrow(
    expect.objectContaining({
      why: {
        en: 'Expecting value in line 2, column 3',
        'zh-CN': '第 2 行第 3 列：Expecting value',
      },
    }),
  )
})

test.each([
  ['what is nested too deeply', `{"a": ${'['.repeat(300)}${']'.repeat(300)}}`],
  ['what is nested beyond the stack', `${'['.repeat(1e6)}${']'.repeat(1e6)}`],
  ['the same as YAML', `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ['what contains itself', 'a: &a [*a, *a]\n'],
  ['what multiplies', bomb()],
  ['YAML of a size that would stop everything', 'a: 1\n'.repeat(200_000)],
  ['broken JSON', '{"a": '],
  ['broken JSON beyond the stack', '['.repeat(1e6)],
  ['broken YAML', 'a: [1\nb: 2'],
])('refuses %s', (_, text) => {
  expect(() => parseTeamFile(text)).toThrow(UnreadableFile)
})

function bomb(): string {
  const lines = Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`)
  return ['a0: &a0 x', ...lines].join('\n')
}
