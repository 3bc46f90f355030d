import type { HostPaths, Slot } from '../../../paths.ts'
import { quote, type Script } from '../../../script.ts'
import { beginShare } from '../../share.ts'
import { replaceConfig } from './switch.ts'

export interface Share {
  readonly paths: HostPaths
  readonly slot: Slot
  readonly percent: number
  readonly nginx: string
  readonly config: string
  readonly fenced: boolean
  /** A path of the app through the web server. */
  readonly url: string
}

/**
 * Sends the standby slot a share of the requests. What draws its lot before its fence opens is refused there, and
 * goes to the active slot.
 */
export function shareScript({ paths, slot, percent, nginx, config, fenced, url }: Share): Script {
  return {
    title: `send slot ${slot} ${percent} % of the requests`,
    timeout: 60,
    lines: [
      ...replaceConfig(paths, nginx, config, url),
      ...beginShare(paths.nginx.folder, slot, percent),
      ...(fenced ? [`${quote(paths.fence)} both`] : []),
    ],
  }
}
