import { scramVerifier } from '../../data-planes/scram.ts'
import { CloudError } from '../../errors.ts'
import { limits } from './limits.ts'

/** One of each, as the SDK documents CreateInstances' AdminPassword. */
const required = [/[a-z]/, /[A-Z]/, /[0-9]/, /[()`~!@#$%^&*\-+=_|{}[\]:;'<>,.?/]/]
const allowed = /^[a-zA-Z0-9()`~!@#$%^&*\-+=_|{}[\]:;'<>,.?/]+$/

/**
 * Checks a password by the cloud's rules and returns the form in which the server stores it, the only one that
 * goes further.
 *
 * @throws CloudError `InvalidParameterValue.InvalidPasswordLengthError`, `…InvalidPasswordValueError`
 */
export function verifierOf(password: string): string {
  const { lowest, highest } = limits.passwordLength
  if (password.length < lowest || password.length > highest) {
    throw new CloudError(
      'InvalidParameterValue.InvalidPasswordLengthError',
      `The password must have ${lowest} to ${highest} characters.`,
    )
  }
  const isComplete = required.every((kind) => kind.test(password))
  if (password.startsWith('/') || !isComplete || !allowed.test(password)) {
    throw new CloudError(
      'InvalidParameterValue.InvalidPasswordValueError',
      'The password must contain lower-case letters, upper-case letters, digits and symbols, and must not start with "/".',
    )
  }
  return scramVerifier(password)
}
