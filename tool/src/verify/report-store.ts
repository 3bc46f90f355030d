import { cosCall } from '../cloud/cos.ts'
import { objectsBelow } from '../files/bucket.ts'
import type { ResourceContext } from '../resources/kind.ts'
import type { Report } from './report.ts'

const folder = 'reports/'

/** Reports beyond these are let go, the oldest first. */
const longest = 100

/** Reports of acceptance, kept beside the releases that they are about. */
export interface ReportStore {
  /** The newest, newest first. */
  newest(count: number): Promise<Report[]>
  keep(report: Report): Promise<void>
}

export function cosReportStore({ cos, cloud }: ResourceContext, Bucket: string): ReportStore {
  const at = { Bucket, Region: cloud.connection.region }
  const keys = async () => {
    const found: string[] = []
    for await (const { key } of objectsBelow({ cos, ...at }, folder)) found.push(key)
    return found.sort().reverse()
  }
  return {
    async newest(count) {
      const newest = (await keys()).slice(0, count)
      return Promise.all(
        newest.map(async (Key): Promise<Report> => {
          const { Body } = await cosCall('GetObject', () => cos.getObject({ ...at, Key }))
          return JSON.parse(Body.toString())
        }),
      )
    },
    async keep(report) {
      const Key = `${folder}${report.id}.json`
      await cosCall('PutObject', () => cos.putObject({ ...at, Key, Body: JSON.stringify(report) }))
      for (const old of (await keys()).slice(longest))
        await cosCall('DeleteObject', () => cos.deleteObject({ ...at, Key: old }))
    },
  }
}
