/** Zones of each region in which hosts and databases are sold, the one for the standby second. */
export const regions: Readonly<Record<string, readonly [string, string]>> = {
  'ap-guangzhou': ['ap-guangzhou-6', 'ap-guangzhou-7'],
  'ap-shanghai': ['ap-shanghai-5', 'ap-shanghai-4'],
  'ap-beijing': ['ap-beijing-6', 'ap-beijing-7'],
  'ap-nanjing': ['ap-nanjing-1', 'ap-nanjing-2'],
  'ap-chengdu': ['ap-chengdu-1', 'ap-chengdu-2'],
  'ap-hongkong': ['ap-hongkong-2', 'ap-hongkong-3'],
  'ap-singapore': ['ap-singapore-3', 'ap-singapore-4'],
}

/** @returns the zone for everything, and the one for standbys */
export function zonesOf(region: string): readonly [string, string] {
  return regions[region] ?? [`${region}-1`, `${region}-2`]
}
