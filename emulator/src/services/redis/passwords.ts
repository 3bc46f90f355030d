import { CloudError } from '../../errors.ts'

/** Two of these: https://cloud.tencent.com/document/api/239/20026, Password. */
const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[()`~!@#$%^&*\-+=_|{}[\]:;<>,.?/]/]
const allowed = /^[a-zA-Z0-9()`~!@#$%^&*\-+=_|{}[\]:;<>,.?/]+$/
const kindsNeeded = 2

/** @throws CloudError `InvalidParameterValue.PasswordEmpty`, `…PasswordRuleError` */
export function checkPassword(
  password: string | undefined,
  { lowest, highest }: { lowest: number; highest: number },
): string {
  if (password === undefined || password === '') {
    throw new CloudError('InvalidParameterValue.PasswordEmpty', 'The password is empty.')
  }
  const hasLength = password.length >= lowest && password.length <= highest
  const isMixed = kinds.filter((kind) => kind.test(password)).length >= kindsNeeded
  if (hasLength && isMixed && allowed.test(password) && !password.startsWith('/')) return password
  throw new CloudError(
    'InvalidParameterValue.PasswordRuleError',
    `The password must have ${lowest} to ${highest} characters, at least two of lower-case letters, upper-case ` +
      'letters, digits and symbols, and must not start with "/".',
  )
}
