import { z } from 'zod'
import { checkedTool } from '../checked-tool.ts'
import type { SimpleTool } from '../tool.ts'
import { type About, missingSettings, type NativeSettings } from './native.ts'
import { askService, type SearchOptions, searchProperties, withPages } from './search.ts'

/** https://developers.google.com/custom-search/v1/reference/rest/v1/cse/list */
const address = 'https://www.googleapis.com/customsearch/v1'
const maxResults = 10

type Given = SearchOptions & { readonly safe_search: boolean }

const parameters = {
  type: 'object',
  properties: {
    ...searchProperties,
    safe_search: {
      type: 'boolean',
      default: true,
      description: 'Whether to leave out what is not for everybody',
    },
  },
  required: ['query'],
}

const answer = z.object({
  items: z
    .array(
      z.object({
        title: z.string().default(''),
        link: z.string().default(''),
        snippet: z.string().default(''),
      }),
    )
    .default([]),
})

export function googleSearch(about: About, { fetch, google }: NativeSettings): SimpleTool {
  return checkedTool<Given>({ ...about, parameters }, async (given, { signal }) => {
    if (!google) throw missingSettings(about.name, 'GOOGLE_API_KEY and GOOGLE_CSE_ID')
    const asked = {
      key: google.apiKey,
      cx: google.engineId,
      q: given.query,
      num: String(Math.min(Math.max(1, given.num_results), maxResults)),
      hl: given.language,
      safe: given.safe_search ? 'active' : 'off',
      ...(given.country && { gl: given.country }),
    }
    const { items } = answer.parse(await askService(fetch, address, asked, { signal }))
    const found = items.map(({ title, link, snippet }) => ({
      title,
      link,
      ...(given.include_snippets && { snippet }),
    }))
    return withPages(fetch, found, given, signal)
  })
}
