import type { Fetch } from '../web/guarded-fetch.ts'
import { readText } from '../web/read-body.ts'
import { fetchPage } from './page.ts'

/** What the two searches have in common: asking, and reading the pages that were found. */
export type SearchOptions = {
  readonly query: string
  readonly num_results: number
  readonly include_snippets: boolean
  readonly include_content: boolean
  readonly content_max_length?: number | null
  readonly language: string
  readonly country?: string | null
}

export const searchProperties = {
  query: { type: 'string', description: 'What to look for' },
  num_results: { type: 'integer', default: 3, description: 'How many results' },
  include_snippets: { type: 'boolean', default: true, description: 'Whether to give an extract of each' },
  include_content: { type: 'boolean', default: true, description: 'Whether to read the pages found' },
  content_max_length: {
    type: ['integer', 'null'],
    default: 10_000,
    description: 'Characters of a page at most',
  },
  language: { type: 'string', default: 'en', description: 'Language of the results, as in en or zh' },
  country: { type: ['string', 'null'], default: null, description: 'Country of the results, as in us or cn' },
} as const

const maxAnswerBytes = 2 * 1024 * 1024
const searchSeconds = 10

export async function askService(
  fetch: Fetch,
  address: string,
  query: Readonly<Record<string, string>>,
  { headers = {}, signal }: { headers?: Readonly<Record<string, string>>; signal: AbortSignal },
): Promise<unknown> {
  const url = new URL(address)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  const response = await fetch(url, {
    headers: { accept: 'application/json', ...headers },
    signal: AbortSignal.any([signal, AbortSignal.timeout(searchSeconds * 1000)]),
  })
  const text = await readText(response, maxAnswerBytes)
  if (!response.ok) throw new Error(`${url.host} answered ${response.status}: ${text.slice(0, 300)}`)
  return JSON.parse(text)
}

export type Found = { readonly title: string; readonly link: string } & { readonly [field: string]: string }

/** The results with what their pages say; a page that cannot be read says why. */
export async function withPages(
  fetch: Fetch,
  found: readonly Found[],
  { include_content, content_max_length }: SearchOptions,
  signal: AbortSignal,
): Promise<string> {
  const results = include_content
    ? await Promise.all(found.map(async (each) => ({ ...each, content: await contentOf(each.link) })))
    : found
  return JSON.stringify(results)

  function contentOf(link: string): Promise<string> {
    return fetchPage(fetch, link, { images: true, maxLength: content_max_length ?? null, signal }).catch(
      (error: Error) => `Error fetching content: ${error.message}`,
    )
  }
}
