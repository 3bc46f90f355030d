import type { AccessFixture } from '../../../test/access-fixture.ts'

export const fixture: AccessFixture = { below: '/api/runs', objects: 'shared' }
