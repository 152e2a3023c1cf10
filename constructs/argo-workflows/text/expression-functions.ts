/** Functions that every expression may call. @see https://expr-lang.org/docs/language-definition */
export const expressionFunctions: ReadonlySet<string> = new Set(
  (
    'asInt asFloat jsonpath toJson all none any one filter map count sum mean median find findIndex findLast findLastIndex groupBy sortBy reduce ' +
    'len type abs ceil floor round int float string trim trimPrefix trimSuffix upper lower split splitAfter replace repeat join indexOf lastIndexOf ' +
    'hasPrefix hasSuffix max min toJSON fromJSON toBase64 fromBase64 now duration date timezone first last get take keys values toPairs fromPairs ' +
    'reverse uniq concat flatten sort bitand bitor bitxor bitnand bitnot bitshl bitshr bitushr'
  ).split(' '),
);
