import type { Item } from '../item.ts'

/** What the tool's own scripts call. */
export const basics: Item = {
  id: 'basics',
  title: { en: 'programs that deliver releases', zh: '交付版本所需的程序' },
  packages: [{ names: ['ca-certificates'] }, { names: ['curl'] }],
}
