/** Texts, and variables with these first words outside of them. */
const textsOrVariables = (roots: string): RegExp => new RegExp(`'(?:\\\\.|[^'\\\\])*'|"(?:\\\\.|[^"\\\\])*"|(?<![\\w.\\])])(?:${roots})\\b(?:\\.\\w+|\\['[^'\\\\]+'\\])*`, 'g');

const textOrVariable = textsOrVariables('inputs|item|steps|tasks|workflow');
const textOrItem = textsOrVariables('item');

/**
 * An expression for the fields that know a few variables of their own and no others: others are filled in before, as texts.
 *
 * @param source an expression as the fields have it that know all variables
 */
export function withTags(source: string): string {
  return tagged(source, textOrVariable);
}

/** An expression for the fields that know all variables but the item of a loop, which is filled in before, as a text. */
export function withItemTags(source: string): string {
  return tagged(source, textOrItem);
}

function tagged(source: string, pattern: RegExp): string {
  return source.replace(pattern, (found) => (/^['"]/.test(found) ? found : `'{{${dotted(found)}}}'`));
}

/** As tags have it: `inputs.parameters.max-rmse` */
function dotted(variable: string): string {
  return variable.replace(/\['([^']+)'\]/g, '.$1');
}
