import type { LogInfo } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cls/v20201016/cls_models.js'
import type { Observed } from '../plan/model.ts'
import type { ResourceContext } from '../resources/kind.ts'
import { natureOf } from './host/natures.ts'
import { isWanted, newest, type Wanted } from './host/wanted.ts'
import type { HostLine } from './search.ts'

/** Logs that one answer of CLS holds at most. https://cloud.tencent.com/document/api/614/56447 */
const page = 1_000

/** Answers after which the rest is left: some seconds, and more than anybody reads. */
const mostPages = 20

/** What LogListener shipped to the environment's topic, the newest that are wanted. */
export async function shippedLines(
  { cloud }: Pick<ResourceContext, 'cloud'>,
  observed: readonly Observed[],
  wanted: Wanted,
): Promise<HostLine[]> {
  const topic = observed.find(({ kind }) => kind === 'cls-topic')
  if (topic === undefined) return []
  const span = { TopicId: topic.id, From: wanted.since, To: cloud.timing.now() }
  const found: HostLine[] = []
  let context: string | undefined
  for (let pages = 0; pages < mostPages && found.length < wanted.lines; pages++) {
    const answer = await cloud.call('cls', 'SearchLog', {
      ...{ ...span, Query: '*', SyntaxRule: 1, Sort: 'desc', Limit: page },
      ...(context === undefined ? {} : { Context: context }),
    })
    found.push(...(answer.Results ?? []).flatMap(lineOf).filter((line) => isWanted(line, wanted)))
    context = answer.Context
    if (answer.ListOver !== false || !context) break
  }
  return newest(found, wanted.lines)
}

/** Collected line by line, LogListener leaves the text as it was under `__CONTENT__`. */
export function lineOf({ Time = 0, FileName = '', HostName, Source, LogJson = '{}' }: LogInfo): HostLine[] {
  const nature = natureOf(FileName.slice(FileName.lastIndexOf('/') + 1))
  const text: unknown = JSON.parse(LogJson).__CONTENT__
  if (nature === undefined || typeof text !== 'string') return []
  const host = HostName || Source || '?'
  const known = nature.formats.map((format) => format(text)).find((line) => line !== undefined)
  return [{ ...nature.about, ...(known ?? { at: Time, text }), host }]
}
