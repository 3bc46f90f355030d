import { createHash } from 'node:crypto'
import type { NativeTool } from '../model.ts'
import { normalisePython } from './normalise.ts'

/**
 * SHA-256 of the normalised source of every version of the gallery's tools that AutoGen Studio was released with
 * (`autogenstudio/gallery/tools/` through its history). The versions of one tool differ in defaults of its arguments
 * and in wording.
 */
const sources: Readonly<Record<NativeTool, readonly string[]>> = {
  bing_search: [
    '0738796252125aab29ff2113cb49a4ee160793d6f854776d1b0387c7ffd8e637',
    '7eb08b393a7ffe3c6011af5945c23c62354fbc444a75d3f8de698b6a9a890cdd',
    'e23793a7bba11a808cb4dd3406aa68a9abb44d1d0e56ae1012ed6a99a22fb889',
    'ad0d47e747cdc42348b5b7028230a0451e78a4111a3813b3f279b5addc3772f8',
    'd31088f0da725e4fc232d80f4b7f55b9532da1411539912a67e6547e84e7d7b9',
  ],
  calculator: ['7ea9eb78fe7a5d12792c6db7001b2565dea7324349c028f48a544aaf772e2460'],
  fetch_webpage: [
    '2d93382eb1be9c5d65a8632250b0a6000decfbd56caaea9b49767c3a30709b91',
    'f5a89a4cb6d17b21e7ed743b57fdc531e4f5265de76d3d023080d17e56438a29',
  ],
  generate_image: [
    '815476c1f4f86879ad4eb0deb74fa85ffb52afd094a8ea9e2eb85c7ae3232b0b',
    'f1e35ee883d84a732e6febe393decd6a8ccfadc0b20dd3fc73029ae761487029',
    '1dcb078315ab27073797f8980e7e82bdd51aaa96bc26d59e3ce2df5bc2f7f87c',
    'aa5908b8b2038b69f40c37977d15e111cf03fe9a5d76acfa1380c83e20b81db5',
  ],
  google_search: [
    'edc32f70cae795c905a8acae7df6dd02e73ce56d7c9c61364abf092b25a1f843',
    '9c4d704a5caa37f474ad40ed60600a642d1f977e7f5769acdd2defba075f4c9f',
    '791967ba9d7ad87d1912b10c07cdab11f1541ae0cb0805bb6f022bf8a8f722e4',
    'ddbef988d35789eb2d09a2ab052508913daa8b67b8b45f21cafb015ec92d14f2',
    'c6da92dfc294231f0c847aeb7b38c0b7bec09e73e348f54ee4400c8e607d0196',
  ],
}

const isGalleryName = (name: string): name is NativeTool => Object.hasOwn(sources, name)

/** Which tool of ours does what this source does; `changed` if only the name is one of the gallery's. */
export function recognise(name: string, source: string): NativeTool | 'changed' | undefined {
  if (!isGalleryName(name)) return undefined
  const hash = createHash('sha256').update(normalisePython(source)).digest('hex')
  return sources[name].includes(hash) ? name : 'changed'
}
