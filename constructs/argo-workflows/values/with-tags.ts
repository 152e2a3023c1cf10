/** Texts, and variables of a template or workflow outside of them. */
const textOrVariable = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|(?<![\w.\])])(?:inputs|item|steps|tasks|workflow)\b(?:\.\w+|\['[^'\\]+'\])*/g;

/**
 * An expression for the fields that know a few variables of their own and no others: others are filled in before, as texts.
 *
 * @param source an expression as the fields have it that know all variables
 */
export function withTags(source: string): string {
  return source.replace(textOrVariable, (found) => (/^['"]/.test(found) ? found : `'{{${dotted(found)}}}'`));
}

/** As tags have it: `inputs.parameters.max-rmse` */
function dotted(variable: string): string {
  return variable.replace(/\['([^']+)'\]/g, '.$1');
}
