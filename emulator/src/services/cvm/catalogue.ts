import { regions } from '../../engine/regions.ts'

export interface InstanceType {
  readonly name: string
  readonly family: string
  readonly cpu: number
  /** GB */
  readonly memory: number
  /** Yuan an hour, without disks: of the magnitude of the cloud's in August 2026, not its price list. */
  readonly price: number
}

/** The size word tells the vCPUs, the number behind it the memory: `LARGE8` is 4 vCPU and 8 GB. */
const words: readonly (readonly [word: string, cpu: number])[] = [
  ['SMALL', 1],
  ['MEDIUM', 2],
  ['LARGE', 4],
  ['2XLARGE', 8],
  ['4XLARGE', 16],
]

const memoryPerCpu = [1, 2, 4]

/** Newer generations cost less. */
const families: readonly (readonly [family: string, factor: number])[] = [
  ['S5', 1],
  ['S6', 0.96],
  ['SA5', 0.88],
]

export const instanceTypes: readonly InstanceType[] = families.flatMap(([family, factor]) =>
  words.flatMap(([word, cpu]) =>
    memoryPerCpu.map((ratio) => ({
      name: `${family}.${word}${cpu * ratio}`,
      family,
      cpu,
      memory: cpu * ratio,
      price: Math.round((0.11 * cpu + 0.035 * cpu * ratio) * factor * 100) / 100,
    })),
  ),
)

const typesByName = new Map(instanceTypes.map((type) => [type.name, type]))

export function findInstanceType(name: string): InstanceType | undefined {
  return typesByName.get(name)
}

/** As in the cloud, a region's newest zone no longer sells the oldest family. */
export function isSold(type: InstanceType, zone: string): boolean {
  const newest = regions.some(({ zones }) => zones.length > 1 && zones.at(-1)?.name === zone)
  return !(newest && type.family === 'S5')
}

export interface Image {
  readonly imageId: string
  readonly name: string
  readonly osName: string
  readonly platform: string
  /** GB */
  readonly size: number
}

/** Public images. A host is a folder on this machine, so they differ in name alone. */
export const images: readonly Image[] = [
  image('img-487zeit5', 'Ubuntu Server 22.04 LTS 64bit', 'Ubuntu', 20),
  image('img-22trbn9x', 'Ubuntu Server 20.04 LTS 64bit', 'Ubuntu', 20),
  image('img-mmytdhbn', 'Ubuntu Server 24.04 LTS 64bit', 'Ubuntu', 20),
  image('img-eb30mz89', 'TencentOS Server 3.1 (TK4)', 'TencentOS', 20),
  image('img-h1yvvfw1', 'Debian 12.0 64bit', 'Debian', 20),
]

export function findImage(imageId: string): Image | undefined {
  return images.find((one) => one.imageId === imageId)
}

function image(imageId: string, osName: string, platform: string, size: number): Image {
  return { imageId, name: osName, osName, platform, size }
}
