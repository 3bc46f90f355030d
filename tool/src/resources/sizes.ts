/** vCPU and memory of a machine. */
export interface Size {
  readonly cpu: number
  /** GB */
  readonly memory: number
}

/** `4c8g` as numbers. */
export function parseSize(size: string): Size {
  const [cpu, memory] = size.slice(0, -1).split('c').map(Number)
  return { cpu: cpu ?? 0, memory: memory ?? 0 }
}

/** As a config writes it. */
export function writeSize({ cpu, memory }: Size): string {
  return `${cpu}c${memory}g`
}

/** The smallest size that has at least what was asked for. */
export function nearestSize(sold: readonly Size[], { cpu, memory }: Size): Size | undefined {
  return sold
    .filter((size) => size.cpu >= cpu && size.memory >= memory)
    .sort((a, b) => a.cpu - b.cpu || a.memory - b.memory)[0]
}
