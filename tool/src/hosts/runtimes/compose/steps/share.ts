import type { HostPaths, Slot } from '../../../paths.ts'
import { quote, type Script } from '../../../script.ts'
import { beginShare, drawsNoLots, shareLink } from '../../share.ts'
import { type ComposePlaces, webInside } from '../places.ts'

export interface Share {
  readonly paths: HostPaths
  readonly places: ComposePlaces
  readonly slot: Slot
  readonly percent: number
}

/**
 * Sends the standby slot a share of the requests. What draws its lot before its fence opens is refused there, and
 * goes to the active slot. The web server keeps the configuration of the release that serves the others.
 */
export function shareScript({ paths, places, slot, percent }: Share): Script {
  const { folder, config } = places.web
  return {
    title: `send slot ${slot} ${percent} % of the requests`,
    timeout: 60,
    lines: [
      `if ! grep -rqs ${quote(`${webInside}/${shareLink}/`)} ${quote(config)}/; then`,
      `  echo "The nginx.conf of the release that serves does not look for ${webInside}/${shareLink}/."`,
      `  exit ${drawsNoLots}`,
      'fi',
      ...beginShare(folder, slot, percent),
      `${quote(paths.fence)} both`,
    ],
  }
}
