/** A folder of the repository that becomes a package. */
export interface Part {
  readonly folder: string
  /** What of it goes into the package, besides its manifest. */
  readonly content: readonly string[]
  /** Folders of the repository's documentation that it speaks of; their pages alone. */
  readonly documents: readonly string[]
  /** Whether others import it: then it has types too. */
  readonly isLibrary: boolean
  /** Parts it starts as programs of their own, by package. */
  readonly starts: readonly string[]
}

export const parts: readonly Part[] = [
  {
    folder: 'emulator',
    content: ['bin', 'src', 'generated', 'README.md'],
    documents: [],
    isLibrary: false,
    starts: [],
  },
  // Without the emulator there is nothing to try on one's own machine.
  {
    folder: 'tool',
    content: ['bin', 'src', 'README.md'],
    documents: ['docs/deployment', 'docs/explain', 'docs/guides', 'docs/reference'],
    isLibrary: true,
    starts: ['@tengyun/emulator'],
  },
]
