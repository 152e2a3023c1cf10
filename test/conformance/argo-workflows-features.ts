import { readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { Stage } from './stage';
import { declarationsUsedIn, programOf } from './support/used-declarations';

const root = path.resolve(__dirname, '../..');
const api = path.join(root, 'constructs/argo-workflows');
const examples = ['argo-examples', 'argo-own-examples'].map((name) => path.join(__dirname, name));
const tests = path.join(root, 'test/constructs/argo-workflows');

/** What a user can write is written somewhere: in upstream's examples, in ours for what those do not use, or in a test. */
export const stage: Stage = {
  name: 'argo-workflows-features',
  title: 'every feature of the constructs for workflows is used by an example or a test',
  run({ log, expect }) {
    const [inExamples, inTests] = [examples.flatMap(filesBelow), filesBelow(tests)];
    const program = programOf(root, [path.join(api, 'index.ts'), ...inExamples, ...inTests]);
    const features = featuresOf(program);
    const byExamples = declarationsUsedIn(program, inExamples);
    const byTests = declarationsUsedIn(program, inTests);
    const uses = (used: ReadonlySet<ts.Declaration>) => (feature: Feature) => feature.declarations.some((one) => used.has(one));
    const rest = features.filter((feature) => !uses(byExamples)(feature));
    const untried = rest.filter((feature) => !uses(byTests)(feature));
    const inTestsAlone = rest.filter(uses(byTests)).map(({ name }) => name);
    log(`${features.length} features; in examples ${features.length - rest.length}, in tests alone ${inTestsAlone.length}, in neither ${untried.length}`);
    log(`in tests alone: ${inTestsAlone.join(', ')}`);
    for (const { name } of untried) expect(false, `nobody uses ${name}`);
    expect(features.length > 200, `only ${features.length} features were found`);
  },
};

interface Feature {
  readonly name: string;
  readonly declarations: readonly ts.Declaration[];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => path.join(folder, file));
}

/** What the index exports, the members of its objects, and the fields of what its functions are told; as far as it is declared by us. */
function featuresOf(program: ts.Program): Feature[] {
  const checker = program.getTypeChecker();
  const index = checker.getSymbolAtLocation(program.getSourceFile(path.join(api, 'index.ts'))!)!;
  const exported = checker.getExportsOfModule(index).map((symbol) => ({ isType: isTypeOnly(symbol), symbol: aliased(checker, symbol) }));
  const values = exported.filter(({ symbol }) => symbol.flags & ts.SymbolFlags.Value);
  const finder = new FeatureFinder(checker, new Set(values.flatMap(({ symbol }) => madeBy(checker, symbol))));
  for (const { isType, symbol } of values) {
    if (!isType) finder.add(symbol, symbol.name);
    if (handles.has(symbol.name)) finder.follow(checker.getDeclaredTypeOfSymbol(symbol), symbol.name);
  }
  return [...finder.features.values()];
}

/** Classes whose members users read: what they know steps and tasks as. */
const handles: ReadonlySet<string> = new Set(['Step', 'Task', 'Condition']);

/** Tasks have the one, conditions the other, for our own use. */
const notWritten: ReadonlySet<string> = new Set(['allOf.ended', 'Condition.kind']);

function isTypeOnly(symbol: ts.Symbol): boolean {
  return (symbol.declarations ?? []).every((one) => ts.isExportSpecifier(one) && one.isTypeOnly);
}

function aliased(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** What functions make is not written by users: its insides are no features. */
function madeBy(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol[] {
  const type = checker.getTypeOfSymbol(symbol);
  const members = symbol.flags & ts.SymbolFlags.Class ? checker.getDeclaredTypeOfSymbol(symbol).getProperties() : [];
  const types = [type, ...[...type.getProperties(), ...members].map((property) => checker.getTypeOfSymbol(property))];
  const made = types.flatMap((one) => one.getCallSignatures()).map((one) => one.getReturnType());
  return made.flatMap((one) => (one.isUnionOrIntersection() ? one.types : [one])).flatMap((one) => one.symbol ?? []);
}

class FeatureFinder {
  readonly features = new Map<ts.Declaration, Feature>();
  private readonly seen = new Set<ts.Type>();

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly made: ReadonlySet<ts.Symbol>,
  ) {}

  add(symbol: ts.Symbol, name: string): void {
    const declarations = (symbol.declarations ?? []).filter((one) => one.getSourceFile().fileName.startsWith(api) && isPublic(one));
    if (declarations.length === 0 || this.features.has(declarations[0])) return;
    const type = this.checker.getTypeOfSymbol(symbol);
    if (type.flags & ts.TypeFlags.Undefined || notWritten.has(name)) return;
    this.features.set(declarations[0], { name, declarations });
    if (symbol.flags & ts.SymbolFlags.Class) this.followParts(type, name);
    else this.follow(type, name);
  }

  follow(type: ts.Type, name: string): void {
    if (this.seen.has(type) || type.flags & ts.TypeFlags.Any || this.isMade(type)) return;
    this.seen.add(type);
    this.followParts(type, name);
  }

  private followParts(type: ts.Type, name: string): void {
    const item = this.checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    for (const part of [...(item ? [item] : []), ...(type.isUnionOrIntersection() ? type.types : []), ...this.told(type)]) this.follow(part, name);
    if (!type.isUnion()) for (const property of type.getProperties()) this.add(property, `${name}.${property.name}`);
  }

  /** What functions and constructors of the type are told. */
  private told(type: ts.Type): ts.Type[] {
    const parameters = [...type.getCallSignatures(), ...type.getConstructSignatures()].flatMap((signature) => signature.getParameters());
    return parameters.map((parameter) => this.checker.getTypeOfSymbol(parameter)).map((one) => this.checker.getBaseConstraintOfType(one) ?? one);
  }

  private isMade({ symbol }: ts.Type): boolean {
    if (symbol === undefined || handles.has(symbol.name)) return false;
    return this.made.has(symbol) || (symbol.flags & ts.SymbolFlags.Class) !== 0;
  }
}

/** Fields that carry a type are never set; every object can be a text. */
function isPublic(declaration: ts.Declaration): boolean {
  const name = ts.getNameOfDeclaration(declaration);
  const isHidden = ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected);
  return !isHidden && !(name && (ts.isPrivateIdentifier(name) || /^((value|result|item)Type|toString|toJSON|\[.*\])$/.test(name.getText())));
}
