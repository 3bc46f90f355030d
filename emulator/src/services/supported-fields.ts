import { CloudError } from '../errors.ts'

/**
 * Refuses what the cloud knows and the emulator would ignore, by name: an answer that pretends is worse than
 * none. `path` leads to nested objects: `Placement.`.
 *
 * @throws CloudError `Emulator.ParameterNotSupported`
 */
export function supportOnly<T extends object>(
  given: T | undefined,
  fields: readonly (keyof T)[],
  path = '',
): void {
  for (const name in given) {
    if (given[name] === undefined || fields.includes(name)) continue
    throw new CloudError(
      'Emulator.ParameterNotSupported',
      `Tencent Cloud has the parameter \`${path}${name}\`, this emulator has not.`,
    )
  }
}
