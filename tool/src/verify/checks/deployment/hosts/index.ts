import type { Check } from '../../../check.ts'
import { hostAccounts } from './host-accounts.ts'
import { hostDisks } from './host-disks.ts'
import { hostDocker } from './host-docker.ts'
import { hostImage } from './host-image.ts'
import { hostNetwork } from './host-network.ts'
import { hostScripts } from './host-scripts.ts'
import { hostSize } from './host-size.ts'
import { hostUpdates } from './host-updates.ts'

export const hosts: readonly Check[] = [
  hostSize,
  hostDisks,
  hostImage,
  hostNetwork,
  hostUpdates,
  hostDocker,
  hostAccounts,
  hostScripts,
]
