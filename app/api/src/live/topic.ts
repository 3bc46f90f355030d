/** What can be listened to: `plan:ID` is the object ID of the family `plan`; `runs` is a family without objects. */
export interface Topic {
  readonly name: string
  readonly family: string
  readonly id: string
}

const SHAPE = /^(?<family>[a-z]{1,32})(?::(?<id>[\w.:-]{1,128}))?$/

export function parseTopic(name: string): Topic | undefined {
  const parts = SHAPE.exec(name)?.groups
  return parts?.family ? { name, family: parts.family, id: parts.id ?? '' } : undefined
}
