import { expect, test } from 'vitest'
import { markdownOf } from './markdown.ts'

const page = { baseUrl: 'https://example.com/a/b', images: true }

test('A page becomes Markdown: headings, paragraphs, lists, links with whole addresses, images, code', () => {
  const html = `<!doctype html><html><head><title>x</title><style>p{}</style></head><body>
    <script>alert("no")</script>
    <h2>Water &amp; levels</h2><p>The <b>river</b> rises,
      see <a href="../now?x=1&amp;y=2">here</a>.</p>
    <ul><li>one</li><li>two<ol><li>deep</li></ol></li></ul>
    <img src="/map.png" alt="Map"><pre>a  b
c</pre><table><tr><td>1</td><td>2</td></tr></table></body></html>`
  expect(markdownOf(html, page)).toBe(
    [
      '## Water & levels',
      '',
      'The **river** rises, see [here](https://example.com/now?x=1&y=2).',
      '',
      '- one',
      '- two',
      '  1. deep',
      '',
      '![Map](https://example.com/map.png)',
      '',
      '```',
      'a  b',
      'c',
      '```',
      '',
      '| 1 | 2',
    ].join('\n'),
  )
})

test('Images are left out where nobody wants them, and links that run scripts always', () => {
  const html = '<p>a<img src="x.png"> <a href="javascript:alert(1)">b</a></p>'
  expect(markdownOf(html, { ...page, images: false })).toBe('a b')
})

test('Broken HTML gives text and does not hang', () => {
  expect(markdownOf('<p>1 < 2 <b unclosed "x <i', page)).toContain('1 < 2')
  for (const part of ['<', '<a "', '<script>', '<!--', '<p', '<li>', '&#'])
    expect(markdownOf(part.repeat(100_000), page).length).toBeLessThan(1_000_000)
})
