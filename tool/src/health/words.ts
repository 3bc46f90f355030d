/** What several probes say alike. */

export function gigabytes(bytes: number): string {
  const value = bytes / 1024 ** 3
  return value < 0.1 ? `${Math.round(bytes / 1024 ** 2)} MB` : `${value.toFixed(1)} GB`
}

export function answered(path: string, { status }: { readonly status: number }): string {
  return `GET ${path} → ${status}`
}
