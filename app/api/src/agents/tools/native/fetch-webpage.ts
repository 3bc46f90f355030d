import { checkedTool } from '../checked-tool.ts'
import type { SimpleTool } from '../tool.ts'
import type { About, NativeSettings } from './native.ts'
import { fetchPage } from './page.ts'

type Given = {
  readonly url: string
  readonly include_images: boolean
  readonly max_length?: number | null
  readonly headers?: { readonly [name: string]: string } | null
}

const parameters = {
  type: 'object',
  properties: {
    url: { type: 'string', description: 'The address of the page' },
    include_images: { type: 'boolean', default: true, description: 'Whether to name the images' },
    max_length: { type: ['integer', 'null'], default: null, description: 'Characters to give at most' },
    headers: {
      type: ['object', 'null'],
      additionalProperties: { type: 'string' },
      default: null,
      description: 'Headers to send along',
    },
  },
  required: ['url'],
}

export function fetchWebpage(about: About, { fetch }: NativeSettings): SimpleTool {
  return checkedTool<Given>({ ...about, parameters }, (given, { signal }) =>
    fetchPage(fetch, given.url, {
      images: given.include_images,
      maxLength: given.max_length ?? null,
      headers: given.headers ?? null,
      signal,
    }),
  )
}
