/** Functions that do something with each item of a list: how many arguments they take, at least and at most. */
export const functionsOverItems: ReadonlyMap<string, readonly [least: number, most: number]> = new Map<string, readonly [number, number]>([
  ...'all none any one filter map find findIndex findLast findLastIndex groupBy'.split(' ').map((name): [string, readonly [number, number]] => [name, [2, 2]]),
  ['count', [1, 2]],
  ['sum', [1, 2]],
  ['sortBy', [2, 3]],
  ['reduce', [2, 3]],
]);

/** Functions of the language itself. @see https://expr-lang.org/docs/language-definition */
export const expressionFunctions: ReadonlySet<string> = new Set([
  ...functionsOverItems.keys(),
  ...(
    'mean median len type abs ceil floor round int float string trim trimPrefix trimSuffix upper lower split splitAfter replace repeat join ' +
    'indexOf lastIndexOf hasPrefix hasSuffix max min toJSON fromJSON toBase64 fromBase64 now duration date timezone first last get take keys ' +
    'values toPairs fromPairs reverse uniq concat flatten sort bitand bitor bitxor bitnand bitnot bitshl bitshr bitushr'
  ).split(' '),
]);

/** Functions that Argo Workflows adds. @see https://argo-workflows.readthedocs.io/en/latest/variables/#expression */
export const argoFunctions: ReadonlySet<string> = new Set(['asInt', 'asFloat', 'jsonpath', 'toJson']);
