import { storageRange, storageTypes } from './catalogue.ts'
import { invalidValue } from './errors.ts'
import { limits } from './limits.ts'

/** GB. @throws CloudError */
export function checkStorage(storage: number): void {
  const { lowest, highest } = storageRange
  if (storage >= lowest && storage <= highest && storage % limits.storageStep === 0) return
  throw invalidValue('Storage', storage, `${lowest} to ${highest} GB in steps of ${limits.storageStep}`)
}

/** @throws CloudError */
export function checkStorageType(type = 'PHYSICAL_LOCAL_SSD'): string {
  if (storageTypes.includes(type)) return type
  throw invalidValue('StorageType', type, `one of ${storageTypes.join(', ')}`)
}
