import { describe, expect, it } from 'vitest'
import { checkRequest, isKnownAction } from './request-types.ts'

const instance = {
  Zone: 'ap-guangzhou-3',
  SpecCode: 'pg.it.small2',
  Storage: 10,
  InstanceCount: 1,
  Period: 1,
  Charset: 'UTF8',
  AdminName: 'keeper',
  AdminPassword: 'Secret-123',
}

describe('checkRequest', () => {
  it.each([
    ['a complete request', 'CreateInstances', instance],
    ['null for an optional field', 'CreateInstances', { ...instance, Name: null }],
    [
      'nested objects and arrays',
      'CreateInstances',
      { ...instance, TagList: [{ TagKey: 'a', TagValue: 'b' }] },
    ],
    ['an empty body where nothing is required', 'DescribeDBInstances', {}],
  ])('accepts %s', (_, action, body) => {
    expect(() => checkRequest('postgres', '2017-03-12', action, body)).not.toThrow()
  })

  it.each([
    [
      'an unknown field',
      { ...instance, Speed: 1 },
      'UnknownParameter',
      'The parameter `Speed` is not recognized.',
    ],
    [
      'an unknown field below an array',
      {
        ...instance,
        TagList: [
          { TagKey: 'a', TagValue: 'b' },
          { TagKey: 'a', TagValue: 'b', Key: 'c' },
        ],
      },
      'UnknownParameter',
      'The parameter `TagList.1.Key` is not recognized.',
    ],
    [
      'a field named like one that every object inherits',
      { ...instance, constructor: 1 },
      'UnknownParameter',
      'The parameter `constructor` is not recognized.',
    ],
    [
      'a missing field',
      (({ Zone, ...rest }) => rest)(instance),
      'MissingParameter',
      'The request is missing a required parameter `Zone`.',
    ],
    [
      'null for a required field',
      { ...instance, Zone: null },
      'MissingParameter',
      'The request is missing a required parameter `Zone`.',
    ],
    [
      'a missing field below an array',
      { ...instance, TagList: [{ TagKey: 'a' }] },
      'MissingParameter',
      'The request is missing a required parameter `TagList.0.TagValue`.',
    ],
    [
      'a number in quotes',
      { ...instance, Storage: '10' },
      'InvalidParameter',
      'The value type of parameter `Storage` is not valid.',
    ],
    [
      'an object where an array belongs',
      { ...instance, TagList: { TagKey: 'a', TagValue: 'b' } },
      'InvalidParameter',
      'The value type of parameter `TagList` is not valid.',
    ],
    [
      'a mistyped element of an array',
      { ...instance, SecurityGroupIds: ['sg-1', 2] },
      'InvalidParameter',
      'The value type of parameter `SecurityGroupIds.1` is not valid.',
    ],
    ['no object at all', ['Zone'], 'InvalidParameter', 'The request body is not a JSON object.'],
  ])('refuses %s', (_, body, code, message) => {
    expect(() => checkRequest('postgres', '2017-03-12', 'CreateInstances', body)).toThrow(
      expect.objectContaining({ code, message }),
    )
  })

  it('refuses a version that the product does not have', () => {
    expect(() => checkRequest('postgres', '2018-03-12', 'CreateInstances', instance)).toThrow(
      expect.objectContaining({ code: 'NoSuchVersion' }),
    )
  })
})

describe('isKnownAction', () => {
  it('knows what the cloud offers, whether or not the emulator does', () => {
    expect(isKnownAction('postgres', 'UpgradeDBInstanceKernelVersion')).toBe(true)
    expect(isKnownAction('postgres', 'RunInstances')).toBe(false)
    expect(isKnownAction('postgres', 'toString')).toBe(false)
  })
})
