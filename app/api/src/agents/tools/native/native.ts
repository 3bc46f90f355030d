import type { Fetch } from '../web/guarded-fetch.ts'

/** A tool's name and description, which a team file may give otherwise than the gallery does. */
export type About = { readonly name: string; readonly description: string }

/** What the gallery's tools need of this installation; a tool whose part is missing says so when it is called. */
export type NativeSettings = {
  readonly fetch: Fetch
  /** Google's Custom Search: GOOGLE_API_KEY and GOOGLE_CSE_ID. */
  readonly google?: { readonly apiKey: string; readonly engineId: string }
  /** Bing Web Search: BING_SEARCH_KEY. */
  readonly bing?: { readonly apiKey: string }
  readonly images?: ImageSettings
}

export type ImageSettings = {
  readonly apiKey: string
  /** Default: OpenAI's. */
  readonly baseUrl?: string
  /** Default: `dall-e-3`, as in the gallery. */
  readonly model?: string
  /** Keeps an image and says where it can be found. */
  readonly keep: (png: Buffer, about: string) => Promise<string>
}

export function missingSettings(tool: string, settings: string): Error {
  return new Error(`${tool} is not set up here: the installation has to be given ${settings}.`)
}
