import { randomUUID } from 'node:crypto'
import type { AccessFixture } from '../../../test/access-fixture.ts'

/** What the matrix sends as a part. */
const part = { altitude: 'of the water' }
const content = JSON.stringify(part)

export const fixture: AccessFixture = {
  below: '/api/files',
  objects: {
    role: 'operator',
    async create(owner) {
      const name = `${randomUUID()}.json`
      const payload = content
      const headers = { 'content-type': 'application/json' }
      const done = await owner.inject({ method: 'POST', url: `/api/files?name=${name}`, payload, headers })
      const wanted = { name: `upload-${name}`, bytes: content.length }
      const { id } = (
        await owner.inject({ method: 'POST', url: '/api/files/uploads', payload: wanted })
      ).json()
      const url = `/api/files/uploads/${id}/parts/1`
      await owner.inject({ method: 'PUT', url, payload, headers })
      return { id: done.json().fileId, version: '1', uploadId: id, number: '1' }
    },
    bodies: { 'PUT /api/files/uploads/{uploadId}/parts/{number}': part },
    alsoForAdministrators: false,
  },
}
