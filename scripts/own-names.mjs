// A lint rule: a table that stands in the code is never looked up by any text. `names['constructor']` is a function, whoever
// wrote that text; a Map, `own()` of the emulator, or Object.hasOwn() before it, finds only what stands in the table.
import ts from 'typescript';

const anyText = ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral | ts.TypeFlags.Any | ts.TypeFlags.Unknown;
const isAnyText = (type) => (type.isUnion() ? type.types.some(isAnyText) : (type.flags & anyText) !== 0);

/** The name that `a.b[c].d` begins with. */
function root(node) {
  if (node.type === 'MemberExpression') return root(node.object);
  return node.type === 'TSNonNullExpression' || node.type === 'TSAsExpression' ? root(node.expression) : node;
}

/** Whether a name stands for a value that is declared at the top of a module, here or elsewhere. */
function isOfModule(symbol, checker) {
  const meant = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declared = meant.valueDeclaration;
  if (!declared || !ts.isVariableDeclaration(declared) || !declared.initializer) return false;
  const statement = declared.parent.parent;
  return ts.isVariableStatement(statement) && ts.isSourceFile(statement.parent);
}

export const ownNames = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { inherited: 'Any text finds `constructor` here: use a Map, own(), or Object.hasOwn() before it.' },
  },
  create(context) {
    const { sourceCode } = context;
    const { program, esTreeNodeToTSNodeMap, getTypeAtLocation } = sourceCode.parserServices;
    const checker = program.getTypeChecker();
    const isTable = (node) => {
      if (node.type === 'ObjectExpression') return true;
      const symbol = node.type === 'Identifier' && checker.getSymbolAtLocation(esTreeNodeToTSNodeMap.get(node));
      return symbol ? isOfModule(symbol, checker) : false;
    };
    const isAsked = ({ object, property }) => {
      const asked = `Object.hasOwn(${sourceCode.getText(object)}, ${sourceCode.getText(property)})`;
      return sourceCode.getAncestors(object).some(({ test }) => test && sourceCode.getText(test).includes(asked));
    };
    return {
      MemberExpression(node) {
        if (!node.computed || !isAnyText(getTypeAtLocation(node.property))) return;
        if (isTable(root(node.object)) && !isAsked(node)) context.report({ node, messageId: 'inherited' });
      },
    };
  },
};
