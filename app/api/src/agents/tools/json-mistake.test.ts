import { expect, test } from 'vitest'
import { jsonMistake } from './json-mistake.ts'

/** Each as Python 3.11 says it. */
test.each([
  ['{bad', 'Expecting property name enclosed in double quotes: line 1 column 2 (char 1)'],
  ['', 'Expecting value: line 1 column 1 (char 0)'],
  ['{"a":1,}', 'Expecting property name enclosed in double quotes: line 1 column 8 (char 7)'],
  ['[1,]', 'Expecting value: line 1 column 4 (char 3)'],
  ['{"a" 1}', "Expecting ':' delimiter: line 1 column 6 (char 5)"],
  ['{"a":1 "b"}', "Expecting ',' delimiter: line 1 column 8 (char 7)"],
  ['{"a":"x', 'Unterminated string starting at: line 1 column 6 (char 5)'],
  ['{"a":"\\q"}', 'Invalid \\escape: line 1 column 7 (char 6)'],
  ['{"a":1}}', 'Extra data: line 1 column 8 (char 7)'],
  ['{"a":"\\u12"}', 'Invalid \\uXXXX escape: line 1 column 8 (char 7)'],
  ['{"a":tru}', 'Expecting value: line 1 column 6 (char 5)'],
  ['{"a":"x\ny"}', 'Invalid control character at: line 1 column 8 (char 7)'],
  ['{"a":\n  b}', 'Expecting value: line 2 column 3 (char 8)'],
  ["{'a':1}", 'Expecting property name enclosed in double quotes: line 1 column 2 (char 1)'],
  ['[1 2]', "Expecting ',' delimiter: line 1 column 4 (char 3)"],
  // Python would read it; see there.
  ['{"a":NaN}', 'Expecting value: line 1 column 6 (char 5)'],
])('What is wrong with %j', (text, mistake) => expect(jsonMistake(text)).toBe(mistake))
