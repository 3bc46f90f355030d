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
