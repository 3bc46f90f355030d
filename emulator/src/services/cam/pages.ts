import { CloudError } from '../../errors.ts'
import { limits } from './limits.ts'

/** CAM counts pages of `Rp` records from 1. */
export function camPage<T>(items: readonly T[], { Page = 1, Rp = 20 }: { Page?: number; Rp?: number }): T[] {
  if (Page < 1 || Rp < 1 || Rp > limits.pageSize) {
    throw new CloudError('InvalidParameter.ParamError', `Page begins at 1, Rp is 1 to ${limits.pageSize}.`)
  }
  return items.slice((Page - 1) * Rp, Page * Rp)
}
