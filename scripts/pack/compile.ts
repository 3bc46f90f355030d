import ts from 'typescript'

/** JavaScript for one source: its types gone, its imports leading to other JavaScript. */
export function compile(source: string, fileName: string): string {
  const { outputText } = ts.transpileModule(source, {
    fileName,
    compilerOptions: {
      target: ts.ScriptTarget.ES2024,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
      allowJs: true,
    },
  })
  return outputText
}
