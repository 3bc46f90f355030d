import ts from 'typescript'

/** Writes what a library's entrance declares, and whatever that speaks of, for the editors of those who import it. */
export async function declareTypes(entrance: string, folder: string): Promise<void> {
  const program = ts.createProgram([entrance], {
    target: ts.ScriptTarget.ES2024,
    module: ts.ModuleKind.NodeNext,
    strict: true,
    exactOptionalPropertyTypes: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    rewriteRelativeImportExtensions: true,
    types: ['node'],
    declaration: true,
    emitDeclarationOnly: true,
    outDir: folder,
  })
  const { diagnostics } = program.emit()
  if (diagnostics.length > 0)
    throw new Error(
      ts.formatDiagnostics(diagnostics, {
        getCurrentDirectory: () => folder,
        getNewLine: () => '\n',
        getCanonicalFileName: (name) => name,
      }),
    )
}
