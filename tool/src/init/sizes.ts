import type { Text } from '../text.ts'

/** How much is ordered for production, by how many people use the app. */
export interface Size {
  readonly title: Text
  readonly hosts: number
  /** vCPU and memory of each. */
  readonly host: string
  /** GB of each host's data disk. */
  readonly disk: number
  /** Mbps to the internet. */
  readonly bandwidth: number
  readonly postgres: { readonly size: string; readonly storage: number }
  /** GB. */
  readonly redis: number
  /** Yuan a month above which nothing is applied: some way above what it costs. */
  readonly budget: number
  /** The same without databases. */
  readonly siteBudget: number
}

export const sizes = {
  small: {
    title: { en: 'tens of people: one host', zh: '数十人：一台主机' },
    hosts: 1,
    host: '2c4g',
    disk: 50,
    bandwidth: 5,
    postgres: { size: '1c2g', storage: 20 },
    redis: 1,
    budget: 1500,
    siteBudget: 900,
  },
  medium: {
    title: { en: 'hundreds of people: two hosts behind a load balancer', zh: '数百人：负载均衡与两台主机' },
    hosts: 2,
    host: '4c8g',
    disk: 100,
    bandwidth: 20,
    postgres: { size: '2c4g', storage: 100 },
    redis: 2,
    budget: 3500,
    siteBudget: 2000,
  },
  large: {
    title: {
      en: 'thousands of people: three hosts behind a load balancer',
      zh: '数千人：负载均衡与三台主机',
    },
    hosts: 3,
    host: '8c16g',
    disk: 200,
    bandwidth: 50,
    postgres: { size: '4c16g', storage: 300 },
    redis: 8,
    budget: 10_000,
    siteBudget: 5500,
  },
} as const satisfies Record<string, Size>

export type SizeName = keyof typeof sizes
