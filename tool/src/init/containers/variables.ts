import type { Text } from '../../text.ts'
import type { ComposeFile } from './compose-file.ts'

/** Variables that a compose file gives the app, by what becomes of them. */
export interface Variables {
  /** Each environment generates its own, unless somebody sets it. */
  readonly secrets: readonly string[]
  /** To be given by whoever knows what they are in the cloud. */
  readonly plain: readonly string[]
  readonly advice: readonly Text[]
}

/** Told by Tengyun itself. */
const told = /^(DATABASE_URL|REDIS_URL|REDIS_CA_FILE|REDIS_CLUSTER|PORT|HOST|RELEASE|COS_\w+|FILES_CDN_\w+)$/
/** Databases in pieces. */
const pieces = /^(DB|DATABASE|POSTGRES|PG|REDIS|CACHE)_?\w*(HOST|PORT|USER|NAME|DB|DATABASE|PASS|PASSWORD)$/
const secret = /(SECRET|TOKEN|PASSWORD|PASS|CREDENTIALS?|(^|_)KEY)(_|$)/

export function variablesOf({ name, app }: ComposeFile): Variables {
  const given = app.variables.filter((one) => /^[A-Z][A-Z0-9_]*$/.test(one) && !told.test(one))
  const inPieces = given.filter((one) => pieces.test(one))
  const rest = given.filter((one) => !pieces.test(one))
  return {
    secrets: rest.filter((one) => secret.test(one)),
    plain: rest.filter((one) => !secret.test(one)),
    advice:
      inPieces.length === 0
        ? []
        : [
            {
              en: `${name} tells the app ${inPieces.join(', ')}: here it is told DATABASE_URL and REDIS_URL, with everything in them.`,
              zh: `${name} 向应用提供 ${inPieces.join('、')}：此处改为提供包含全部信息的 DATABASE_URL 与 REDIS_URL。`,
            },
          ],
  }
}
