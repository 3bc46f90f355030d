import { expect, test } from 'vitest'
import { readXml } from './read.ts'
import { group, integer, many, oneOf, optional, text } from './shape.ts'
import { xmlDocument } from './write.ts'

const shape = group({
  Name: text,
  Count: optional(integer(1, 5)),
  Item: many(group({ Key: text }), { maximum: 2 }),
  Mode: optional(oneOf('A', 'B')),
})

test('a document reads as its shape says, text kept to the letter', async () => {
  const document =
    '<?xml version="1.0"?>\n<Root>\n  <Name> a &amp; &#x4e2d; </Name>\n  <Item><Key></Key></Item>\n</Root>'
  expect(await readXml(document, 'Root', shape)).toEqual({ Name: ' a & 中 ', Item: [{ Key: '' }] })
})

test.each([
  ['<Root><Name>a</Name>', 'well-formed'],
  ['<!DOCTYPE x><Root><Name>a</Name></Root>', 'well-formed'],
  ['<Other><Name>a</Name></Other>', 'root element must be Root'],
  ['<Root/>', 'Root.Name is missing'],
  ['<Root><Name>a</Name><Nmae>b</Nmae></Root>', 'Root.Nmae is not a known element'],
  ['<Root><Name>a</Name><Name>b</Name></Root>', 'Root.Name occurs more than once'],
  ['<Root><Name><b/></Name></Root>', 'Root.Name'],
  ['<Root><Name>a</Name><Count>6</Count></Root>', 'Root.Count must be an integer'],
  ['<Root><Name>a</Name><Mode>C</Mode></Root>', 'Root.Mode must be one of A, B'],
  ['<Root><Name>a</Name><Item>x</Item></Root>', 'Root.Item must contain elements'],
  [
    '<Root><Name>a</Name><Item><Key/></Item><Item><Key/></Item><Item><Key/></Item></Root>',
    'more than 2 times',
  ],
  ['', 'empty'],
])('%s is refused: %s', async (document, message) => {
  await expect(readXml(document, 'Root', shape)).rejects.toThrow(message)
})

test('what is written reads back, with markup and control characters escaped', async () => {
  const written = xmlDocument('Root', {
    Name: `<&>"'\u0001\r`,
    Item: [{ Key: 'a' }, { Key: 'b' }],
    Count: undefined,
  })
  expect(written).toContain('<Name>&lt;&amp;&gt;&quot;&apos;&#x1;&#xD;</Name>')
  expect(await readXml(xmlDocument('Root', { Name: `<&>"'`, Item: [] }), 'Root', shape)).toEqual({
    Name: `<&>"'`,
    Item: [],
  })
})
