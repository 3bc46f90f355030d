import { z } from 'zod'
import { checkedTool } from '../checked-tool.ts'
import type { SimpleTool } from '../tool.ts'
import { type About, missingSettings, type NativeSettings } from './native.ts'
import { askService, type Found, type SearchOptions, searchProperties, withPages } from './search.ts'

/** https://learn.microsoft.com/en-us/bing/search-apis/bing-web-search/reference/query-parameters */
const address = 'https://api.bing.microsoft.com/v7.0/search'
const maxResults = 50

type Given = SearchOptions & {
  readonly safe_search: 'off' | 'moderate' | 'strict'
  readonly response_filter: 'webpages' | 'news' | 'images' | 'videos'
}

const parameters = {
  type: 'object',
  properties: {
    ...searchProperties,
    safe_search: { type: 'string', enum: ['off', 'moderate', 'strict'], default: 'moderate' },
    response_filter: { type: 'string', enum: ['webpages', 'news', 'images', 'videos'], default: 'webpages' },
  },
  required: ['query'],
}

const item = z.object({
  name: z.string().default(''),
  url: z.string().default(''),
  contentUrl: z.string().optional(),
  thumbnailUrl: z.string().default(''),
  snippet: z.string().optional(),
  description: z.string().default(''),
  datePublished: z.string().default(''),
  duration: z.string().default(''),
})
type Item = z.infer<typeof item>
const list = z.object({ value: z.array(item) }).optional()
const answer = z.object({ webPages: list, news: list, images: list, videos: list })

export function bingSearch(about: About, { fetch, bing }: NativeSettings): SimpleTool {
  return checkedTool<Given>({ ...about, parameters }, async (given, { signal }) => {
    if (!bing) throw missingSettings(about.name, 'BING_SEARCH_KEY')
    const headers = { 'Ocp-Apim-Subscription-Key': bing.apiKey }
    const count = Math.min(Math.max(1, given.num_results), maxResults)
    const asked = {
      q: given.query,
      count: String(count),
      mkt: given.country ? `${given.language}-${given.country.toUpperCase()}` : given.language,
      safeSearch: given.safe_search,
      responseFilter: given.response_filter,
      textFormat: 'raw',
    }
    const { webPages, ...others } = answer.parse(await askService(fetch, address, asked, { headers, signal }))
    const lists = { webpages: webPages, ...others }
    const items = lists[given.response_filter]?.value ?? []
    const found = items.slice(0, count).map((each) => foundIn(each, given))
    const readable = given.response_filter === 'webpages' || given.response_filter === 'news'
    return withPages(fetch, found, { ...given, include_content: given.include_content && readable }, signal)
  })
}

function foundIn(item: Item, { include_snippets, response_filter: kind }: Given): Found {
  return {
    title: item.name,
    link: item.contentUrl ?? item.url,
    ...(include_snippets && { snippet: item.snippet ?? item.description }),
    ...(kind === 'news' && { date: item.datePublished }),
    ...((kind === 'images' || kind === 'videos') && { thumbnail: item.thumbnailUrl }),
    ...(kind === 'videos' && { duration: item.duration }),
  }
}
