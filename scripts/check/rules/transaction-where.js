/**
 * Inside a transaction the real cloud answers only requests for one document by its id; `.where(` is refused
 * at run time (INVALID_OPERATION), and only then. This rule refuses it while typing.
 *
 * A transaction is the parameter of a function handed to `runTransaction`, what `startTransaction` answered,
 * or anything called `transaction` or `tx`; and whatever a chain of calls makes of one.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
const transactionWhere = {
  meta: {
    type: 'problem',
    docs: { description: 'forbid where() on a transaction' },
    messages: { where: 'A transaction knows no where(): ask for one document with doc(id).' },
    schema: [],
  },
  create(context) {
    return {
      CallExpression(node) {
        if (node.callee.type !== 'MemberExpression' || nameOf(node.callee.property) !== 'where') return
        if (isTransaction(node.callee.object, context.sourceCode.getScope(node))) {
          context.report({ node: node.callee.property, messageId: 'where' })
        }
      },
    }
  },
}

function isTransaction(node, scope, depth = 0) {
  const start = root(node)
  if (start.type === 'CallExpression')
    return nameOf(start.callee.property ?? start.callee) === 'startTransaction'
  if (start.type !== 'Identifier' || depth > 5) return false
  if (start.name === 'transaction' || start.name === 'tx') return true
  const definition = variable(start.name, scope)?.defs[0]
  if (definition?.type === 'Parameter') return isHandedToRunTransaction(definition.node)
  const value = definition?.type === 'Variable' ? definition.node.init : undefined
  return value ? isTransaction(value, scope, depth + 1) : false
}

/** What a chain such as `(await x.collection('a')).doc('b')` starts with. */
function root(node) {
  if (node.type === 'AwaitExpression') return root(node.argument)
  if (node.type === 'TSNonNullExpression' || node.type === 'TSAsExpression') return root(node.expression)
  if (node.type === 'MemberExpression') return root(node.object)
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
    return nameOf(node.callee.property) === 'startTransaction' ? node : root(node.callee.object)
  }
  return node
}

function isHandedToRunTransaction(fn) {
  const call = fn.parent
  if (call?.type !== 'CallExpression' || !call.arguments.includes(fn)) return false
  return nameOf(call.callee.property ?? call.callee) === 'runTransaction'
}

function variable(name, scope) {
  for (let at = scope; at; at = at.upper) {
    const found = at.set.get(name)
    if (found) return found
  }
  return undefined
}

function nameOf(node) {
  return node?.type === 'Identifier' ? node.name : undefined
}

export default transactionWhere
