import path from 'node:path';
import ts from 'typescript';

/** A program over some files, read as the project reads its own. */
export function programOf(root: string, files: readonly string[]): ts.Program {
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile) as { config: object };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  return ts.createProgram([...files], options);
}

/** Every declaration that the files name: by calling it, reading it, or giving it in an object. */
export function declarationsUsedIn(program: ts.Program, files: readonly string[]): ReadonlySet<ts.Declaration> {
  const checker = program.getTypeChecker();
  const used = new Set<ts.Declaration>();
  const visit = (node: ts.Node): void => {
    const symbols = ts.isIdentifier(node) || ts.isStringLiteral(node) ? symbolsAt(checker, node) : [];
    for (const declaration of symbols.flatMap((symbol) => symbol.declarations ?? [])) used.add(declaration);
    ts.forEachChild(node, visit);
  };
  for (const file of files) visit(program.getSourceFile(file)!);
  return used;
}

function symbolsAt(checker: ts.TypeChecker, node: ts.Identifier | ts.StringLiteral): ts.Symbol[] {
  const { parent } = node;
  const found = [checker.getSymbolAtLocation(node)];
  const isField = (ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent)) && parent.name === node;
  if (isField) {
    found.push(...fieldsOf(checker, checker.getContextualType(parent.parent), node.text));
    found.push(...fieldsOf(checker, declaredType(checker, parent.parent), node.text));
  }
  const isTakenOut = ts.isBindingElement(parent) && (parent.propertyName ?? parent.name) === node;
  if (isTakenOut) found.push(checker.getTypeAtLocation(parent.parent).getProperty(node.text));
  const known = found.filter((symbol) => symbol !== undefined);
  return known.map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));
}

/** Where a parameter takes its type from what is given, the bound of that type. */
function declaredType(checker: ts.TypeChecker, given: ts.Node): ts.Type | undefined {
  if (!ts.isCallExpression(given.parent)) return undefined;
  const place = given.parent.arguments.indexOf(given as ts.Expression);
  const parameter = checker.getResolvedSignature(given.parent)?.declaration?.parameters[place];
  return parameter && ts.isParameter(parameter) && parameter.type ? checker.getTypeFromTypeNode(parameter.type) : undefined;
}

/** In a union, the field of every part of it that has one. */
function fieldsOf(checker: ts.TypeChecker, type: ts.Type | undefined, name: string): (ts.Symbol | undefined)[] {
  if (!type) return [];
  if (type.isUnion()) return type.types.flatMap((part) => fieldsOf(checker, part, name));
  return [(checker.getBaseConstraintOfType(type) ?? type).getProperty(name)];
}
