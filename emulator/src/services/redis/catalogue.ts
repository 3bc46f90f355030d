/** The architectures behind `TypeId`: https://cloud.tencent.com/document/api/239/20026. */
export interface ProductType {
  readonly typeId: number
  readonly version: string
  readonly architecture: 'standard' | 'cluster'
}

export const productTypes: readonly ProductType[] = [
  { typeId: 8, version: '5.0', architecture: 'standard' },
  { typeId: 9, version: '5.0', architecture: 'cluster' },
  { typeId: 15, version: '6.2', architecture: 'standard' },
  { typeId: 16, version: '6.2', architecture: 'cluster' },
  { typeId: 17, version: '7.0', architecture: 'standard' },
  { typeId: 18, version: '7.0', architecture: 'cluster' },
  { typeId: 19, version: '8.0', architecture: 'standard' },
  { typeId: 20, version: '8.0', architecture: 'cluster' },
]

/** What the emulator sells: of versions, those that a current redis-server is compatible with. */
export const soldTypes: readonly ProductType[] = productTypes.filter(
  ({ version }) => version === '6.2' || version === '7.0',
)

/**
 * Clients of the cluster architecture speak to a proxy that hides the shards, or to the shards themselves. Here one
 * server with the memory of all of them stands in for proxy and shards, so what the proxy refuses across slots is
 * allowed; without a proxy each shard is a server.
 */
export function isCluster(typeId: number): boolean {
  return productTypes.some((type) => type.typeId === typeId && type.architecture === 'cluster')
}

/** `RegionId` of InstanceSet. */
export const regionNumbers: Readonly<Record<string, number>> = {
  'ap-guangzhou': 1,
  'ap-shanghai': 4,
  'ap-hongkong': 5,
  'ap-beijing': 8,
  'ap-singapore': 9,
  'ap-chengdu': 16,
  'ap-chongqing': 19,
  'ap-nanjing': 33,
}
