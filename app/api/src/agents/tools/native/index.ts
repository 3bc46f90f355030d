import type { NativeTool } from '../../components/model.ts'
import type { SimpleTool } from '../tool.ts'
import { bingSearch } from './bing-search.ts'
import { calculator } from './calculator.ts'
import { fetchWebpage } from './fetch-webpage.ts'
import { generateImage } from './generate-image.ts'
import { googleSearch } from './google-search.ts'
import type { About, NativeSettings } from './native.ts'

/** The tools of AutoGen Studio's gallery, in TypeScript. */
export const nativeTools: Readonly<
  Record<NativeTool, (about: About, settings: NativeSettings) => SimpleTool>
> = {
  calculator,
  fetch_webpage: fetchWebpage,
  google_search: googleSearch,
  bing_search: bingSearch,
  generate_image: generateImage,
}
