import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const sources = fileURLToPath(new URL('../../tool/src/config/', import.meta.url))

/** What the comments of the schema say of each setting, by its path: `environments.*.compute.hosts`. */
export function configComments(): ReadonlyMap<string, string> {
  const files = new Map<string, ts.SourceFile>()
  const comments = new Map<string, string>()

  const fileAt = (path: string): ts.SourceFile => {
    const known = files.get(path)
    if (known !== undefined) return known
    const text = ts.sys.readFile(path)
    if (text === undefined) throw new Error(`There is no ${path}.`)
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
    files.set(path, file)
    return file
  }

  /** Follows an expression of zod to the objects in it, whatever is chained to them. */
  function walk(expression: ts.Expression, file: ts.SourceFile, path: string): void {
    if (ts.isIdentifier(expression)) {
      const found = definitionOf(expression.text, file)
      if (found !== undefined) walk(found.expression, found.file, path)
    } else if (ts.isObjectLiteralExpression(expression)) {
      for (const property of expression.properties) walkProperty(property, file, path)
    } else if (ts.isArrayLiteralExpression(expression)) {
      for (const element of expression.elements) walk(element, file, path)
    } else if (ts.isCallExpression(expression)) {
      walkCall(expression, file, path)
    } else if (ts.isPropertyAccessExpression(expression)) {
      walk(expression.expression, file, path)
    }
  }

  function walkCall(call: ts.CallExpression, file: ts.SourceFile, path: string): void {
    const { expression: callee, arguments: given } = call
    if (!ts.isPropertyAccessExpression(callee)) return
    const isOfZod = ts.isIdentifier(callee.expression) && callee.expression.text === 'z'
    const within = { record: '.*', array: '[]' }[callee.name.text] ?? ''
    if (isOfZod) for (const argument of given) walk(argument, file, `${path}${within}`)
    else walk(callee.expression, file, path)
  }

  function walkProperty(property: ts.ObjectLiteralElementLike, file: ts.SourceFile, path: string): void {
    if (ts.isSpreadAssignment(property)) walk(property.expression, file, path)
    if (property.name === undefined || !ts.isIdentifier(property.name)) return
    const at = path === '' ? property.name.text : `${path}.${property.name.text}`
    const [comment] = ts.getJSDocCommentsAndTags(property).filter(ts.isJSDoc)
    if (comment !== undefined && !comments.has(at) && !isForbidding(property))
      comments.set(at, textOf(comment))
    if (ts.isPropertyAssignment(property)) walk(property.initializer, file, at)
    if (ts.isShorthandPropertyAssignment(property)) walk(property.name, file, at)
  }

  function definitionOf(
    name: string,
    file: ts.SourceFile,
  ): { readonly expression: ts.Expression; readonly file: ts.SourceFile } | undefined {
    for (const statement of file.statements) {
      if (ts.isVariableStatement(statement)) {
        for (const declaration of statement.declarationList.declarations) {
          const { initializer } = declaration
          if (initializer !== undefined && declaration.name.getText() === name)
            return { expression: initializer, file }
        }
      }
      if (ts.isImportDeclaration(statement) && imports(statement, name)) {
        const from = (statement.moduleSpecifier as ts.StringLiteral).text
        if (from.startsWith('.')) return definitionOf(name, fileAt(resolve(dirname(file.fileName), from)))
      }
    }
    return undefined
  }

  const schema = fileAt(resolve(sources, 'schema.ts'))
  const root = definitionOf('configSchema', schema)
  if (root !== undefined) walk(root.expression, root.file, '')
  return comments
}

/** One of several forms may forbid what another one has: the other one's comment tells of it. */
function isForbidding(property: ts.ObjectLiteralElementLike): boolean {
  return ts.isPropertyAssignment(property) && property.initializer.getText().startsWith('z.never(')
}

function imports({ importClause }: ts.ImportDeclaration, name: string): boolean {
  const bindings = importClause?.namedBindings
  return (
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.some((element) => element.name.text === name)
  )
}

function textOf({ comment }: ts.JSDoc): string {
  return (ts.getTextOfJSDocComment(comment) ?? '').replace(/\s+/g, ' ').trim()
}
