import { expect, it } from 'vitest'
import { abstracted } from './slow-queries.ts'

it.each([
  ["select * from t where name = 'O''Brien' and id = 42", 'select * from t where name = ? and id = ?'],
  ['select $1, t2.id\n  from t2 -- where it is\n', 'select $1, t2.id from t2'],
  ['select * from t where id in (1, 2,\n 3)', 'select * from t where id in (?)'],
  ["select $body$it's 1$body$, E'a', -1.5e3", 'select ?, ?, ?'],
  ['select "column 1" from t', 'select "column 1" from t'],
])('abstracts %j', (text, same) => expect(abstracted(text)).toBe(same))
