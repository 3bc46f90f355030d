import type { Cloud } from '../cloud/cloud.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { nearestSize, type Size, writeSize } from './sizes.ts'

export interface ClassWish extends Size {
  readonly zone: string
  /** Major version. */
  readonly version: string
  /** GB */
  readonly storage: number
}

/**
 * The class of that size that is sold in the zone and can have the storage.
 *
 * @throws TengyunError `cloud/no-stock` with what the zone sells instead
 */
export async function chooseClass(cloud: Cloud, wish: ClassWish): Promise<string> {
  const { zone, version, cpu, memory, storage } = wish
  const answer = await cloud.call('postgres', 'DescribeClasses', {
    Zone: zone,
    DBEngine: 'postgresql',
    DBMajorVersion: version,
  })
  const roomy = (answer.ClassInfoSet ?? [])
    .filter(({ MaxStorage = 0 }) => MaxStorage >= storage)
    // Classes count memory in MB, everything else in GB.
    .map(({ SpecCode, CPU = 0, Memory = 0 }) => ({ code: SpecCode, cpu: CPU, memory: Memory / 1024 }))
  const fitting = roomy.find((spec) => spec.cpu === cpu && spec.memory === memory)?.code
  if (fitting !== undefined) return fitting
  const instead = nearestSize(roomy, wish)
  throw new TengyunError('cloud/no-stock', {
    where: zone,
    why: {
      en: `No PostgreSQL ${version} class with ${cpu} vCPU, ${memory} GB and ${storage} GB of storage is sold here.`,
      zh: `该可用区没有在售的 PostgreSQL ${version} ${cpu} 核 ${memory} GB、存储 ${storage} GB 规格。`,
    },
    next: {
      en: `The next larger size sold here is: ${instead ? writeSize(instead) : 'none; try another zone'}.`,
      zh: `此可用区在售的下一档规格：${instead ? writeSize(instead) : '无，请换一个可用区'}。`,
    },
  })
}
