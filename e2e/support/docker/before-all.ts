import { whyNoHosts } from '../hosts/describe-hosts.ts'
import { baseImages } from './base-images.ts'

/** Before two stories at once find that this machine has no base images yet, and both make them. */
export async function setup(): Promise<void> {
  if (whyNoHosts() === undefined) await baseImages()
}
