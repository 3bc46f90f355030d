import type { HostPaths } from '../paths.ts'
import { writeFile } from '../script.ts'
import type { Certificates } from './runtime.ts'

/** Lines that put the databases' authorities where programs on the host look for them. */
export function writeCertificates(paths: HostPaths, { postgres, redis }: Certificates): string[] {
  return [
    ...(postgres === undefined ? [] : writeFile(paths.postgresCa, postgres)),
    ...(redis === undefined ? [] : writeFile(paths.redisCa, redis)),
  ]
}
