import { isIPv4, isIPv6 } from 'node:net'
import { CloudError } from '../../errors.ts'
import { limits } from './limits.ts'

const hostName = /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}\.?$/i

/** What a value of each type has to look like. DNSPod has more types; the others are refused by name. */
const forms: Readonly<Record<string, (value: string) => boolean>> = {
  A: isIPv4,
  AAAA: isIPv6,
  CNAME: (value) => hostName.test(value),
  MX: (value) => hostName.test(value),
  NS: (value) => hostName.test(value),
  TXT: (value) => value !== '' && value.length <= limits.textLength,
  CAA: (value) => /^\d{1,3} (issue|issuewild|iodef) "[^"]*"$/.test(value),
  SRV: (value) => /^\d+ \d+ \d+ \S+$/.test(value),
}

const namesHost = ['CNAME', 'MX', 'NS']
const otherTypes = ['显性URL', '隐性URL', 'SPF', 'HTTPS', 'SVCB', 'DNAME', 'PTR']

/** @throws CloudError */
export function checkValue(type: string, value: string): void {
  if (otherTypes.includes(type)) {
    throw new CloudError(
      'Emulator.ParameterNotSupported',
      `DNSPod has records of type ${type}, this emulator has ${Object.keys(forms).join(', ')}.`,
    )
  }
  const isForm = Object.hasOwn(forms, type) ? forms[type] : undefined
  if (!isForm) throw new CloudError('InvalidParameter.RecordTypeInvalid', '记录类型不正确。')
  if (isForm(value)) return
  throw new CloudError(
    'InvalidParameter.RecordValueInvalid',
    `记录的值不正确。\`${value}\` is no value of ${type}.`,
  )
}

/** Values that name a host are kept, and come back, with a dot at the end. */
export function canonicalValue(type: string, value: string): string {
  return namesHost.includes(type) && !value.endsWith('.') ? `${value}.` : value
}
