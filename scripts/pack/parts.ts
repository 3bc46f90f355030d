/** A folder of the repository that becomes a package. */
export interface Part {
  readonly folder: string
  /** What of it goes into the package, besides its manifest. */
  readonly content: readonly string[]
  /** Whether others import it: then it has types too. */
  readonly isLibrary: boolean
  /** Parts it starts as programs of their own, by package. */
  readonly starts: readonly string[]
}

export const parts: readonly Part[] = [
  { folder: 'emulator', content: ['bin', 'src', 'generated', 'README.md'], isLibrary: false, starts: [] },
  // Without the emulator there is nothing to try on one's own machine.
  { folder: 'tool', content: ['bin', 'src', 'README.md'], isLibrary: true, starts: ['@tengyun/emulator'] },
]
