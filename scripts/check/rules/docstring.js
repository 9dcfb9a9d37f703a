/**
 * What a folder gives to others is read where it is used, by its docstring: units, shapes, errors and where a limit
 * comes from stand nowhere else. This rule asks for one above every exported function.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
const docstring = {
  meta: {
    type: 'suggestion',
    docs: { description: 'require a docstring above an exported function' },
    messages: { missing: '{{name}} is exported and has no docstring.' },
    schema: [],
  },
  create(context) {
    return {
      ExportNamedDeclaration(node) {
        const name = functionIn(node.declaration)
        if (name && !isDocumented(node, context.sourceCode))
          context.report({ node, messageId: 'missing', data: { name } })
      },
    }
  },
}

/** The name of the function that is declared, as a function or as a constant; undefined for anything else. */
function functionIn(declaration) {
  if (declaration?.type === 'FunctionDeclaration') return declaration.id.name
  if (declaration?.type !== 'VariableDeclaration') return undefined
  const found = declaration.declarations.find(({ init }) =>
    ['ArrowFunctionExpression', 'FunctionExpression'].includes(init?.type),
  )
  return found?.id.name
}

/** A comment of another kind, or with a line between, belongs to something else. */
function isDocumented(node, source) {
  const comment = source.getCommentsBefore(node).at(-1)
  return (
    comment?.type === 'Block' &&
    comment.value.startsWith('*') &&
    comment.loc.end.line === node.loc.start.line - 1
  )
}

export default docstring
