import type { ChangeRequest, OpenChangeRequest } from './change-request.ts'
import { cnb } from './cnb.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'

/** Jenkins has none of its own: what hosts the repository does, and Jenkins keeps the file. */
const platforms: readonly OpenChangeRequest[] = [cnb, github, gitlab]

/** The change request that this run of a pipeline is about, where it is and may be written to. */
export function changeRequestIn(env: NodeJS.ProcessEnv): ChangeRequest | undefined {
  for (const open of platforms) {
    const request = open(env)
    if (request !== undefined) return request
  }
  return undefined
}
