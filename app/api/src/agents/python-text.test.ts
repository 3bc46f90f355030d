import { describe, expect, test } from 'vitest'
import { pythonFormat, pythonValue } from './python-text.ts'

describe('A format of a file is filled in as Python 3.11 does it', () => {
  const values = { tool_name: 'add', result: "it's 3", is_error: true, n: 2.5 }

  test.each([
    ['{tool_name}: {result}', "add: it's 3"],
    ['{{x}} {tool_name}', '{x} add'],
    ['{result!r}', '"it\'s 3"'],
    ['[{tool_name:>6}]', '[   add]'],
    ['[{tool_name:*^6}]', '[*add**]'],
    ['[{tool_name:6}]', '[add   ]'],
    ['[{result:.2}]', '[it]'],
    ['{is_error}', 'True'],
    ['[{is_error:>3}]', '[  1]'],
    ['[{is_error!s:<6}]', '[True  ]'],
    ['[{n:6}]', '[   2.5]'],
    ['{unknown}', '{unknown}'],
  ])('%s', (format, filled) => expect(pythonFormat(format, values)).toBe(filled))
})

test('Data reads as Python writes it', () => {
  expect(pythonValue({ k: 'v', n: [1, 2.5, null, true], o: {} })).toBe(
    "{'k': 'v', 'n': [1, 2.5, None, True], 'o': {}}",
  )
})
