import type { refererConfiguration } from '../configurations/referer.ts'
import { refuse } from '../errors.ts'
import type { Bucket } from '../model.ts'
import type { Tree } from '../xml/shape.ts'
import { matchesWildcard } from './wildcard.ts'

/** Refuses a download that the bucket's hotlink protection does not let in, signed or not. */
export function checkReferer({ configurations }: Bucket, referer: string | undefined): void {
  // It was read by this very shape when it was put.
  const configuration = configurations.referer as Tree<typeof refererConfiguration> | undefined
  if (configuration?.Status !== 'Enabled') return
  if (!letsIn(configuration, referer ?? '')) throw refuse('AccessDenied', 'The referer is not allowed.')
}

function letsIn(configuration: Tree<typeof refererConfiguration>, referer: string): boolean {
  if (referer === '') return configuration.EmptyReferConfiguration === 'Allow'
  const listed = configuration.DomainList.Domain.some((pattern) => matches(pattern, referer))
  return configuration.RefererType === 'White-List' ? listed : !listed
}

/** A pattern such as `*.example.com` or `example.com/path`; without a scheme it fits any. */
function matches(pattern: string, referer: string): boolean {
  const withoutScheme = (text: string) => text.replace(/^https?:\/\//, '')
  return matchesWildcard(withoutScheme(pattern), withoutScheme(referer), '(?:[:/?].*)?')
}
