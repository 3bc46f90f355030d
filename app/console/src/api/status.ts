import type { SystemStatus } from '../../../api/src/features/status/schema.ts'
import type { VersionInfo } from '../../../api/src/features/version/schema.ts'
import { callApi } from './client.ts'

export type { SystemStatus }

export function fetchStatus(language: string, signal: AbortSignal): Promise<SystemStatus> {
  return callApi('/status', { language, signal })
}

export function fetchVersion(language: string, signal: AbortSignal): Promise<VersionInfo> {
  return callApi('/version', { language, signal })
}
