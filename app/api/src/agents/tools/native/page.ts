import type { Fetch } from '../web/guarded-fetch.ts'
import { markdownOf } from '../web/markdown.ts'
import { readText } from '../web/read-body.ts'

/** A page that is longer than this is cut where it is. */
const maxPageBytes = 2 * 1024 * 1024
const pageSeconds = 10
const browser = 'Mozilla/5.0 (compatible; safe-system)'

export type PageOptions = {
  readonly images: boolean
  readonly maxLength?: number | null
  readonly headers?: { readonly [name: string]: string } | null
  readonly signal: AbortSignal
}

/** A web page as Markdown. */
export async function fetchPage(
  fetch: Fetch,
  url: string,
  { images, maxLength, headers, signal }: PageOptions,
): Promise<string> {
  const response = await fetch(url, {
    headers: { 'user-agent': browser, ...headers },
    signal: AbortSignal.any([signal, AbortSignal.timeout(pageSeconds * 1000)]),
  })
  const text = await readText(response, maxPageBytes)
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`)
  const isHtml = /html|^$/i.test(response.headers.get('content-type') ?? '')
  const markdown = isHtml ? markdownOf(text, { baseUrl: url, images }) : text.trim()
  return maxLength && markdown.length > maxLength
    ? `${markdown.slice(0, maxLength)}\n...(truncated)`
    : markdown
}
