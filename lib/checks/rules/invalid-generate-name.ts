import { nameFinding } from '../names/name-finding';
import type { NameFormat } from '../names/name-format';
import { nameFormatOf } from '../names/name-format-of';
import { objectRule } from '../object-rule';

/** The API server cuts the prefix to this length and appends five characters. */
const keptOfPrefix = 58;
const suffix = 'x1x1x';

export const invalidGenerateName = objectRule({
  code: 'names/invalid-generate-name',
  category: 'names',
  severity: 'error',
  summary: 'A prefix for generated names makes names that the kind allows.',
  docs: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#generated-values',
  checkObject(object, report, { schemas }) {
    const { name, generateName } = object.metadata ?? {};
    if (typeof generateName !== 'string' || generateName === '') return;
    const format = prefixOf(nameFormatOf(object, schemas.kubernetesVersion), !name);
    const finding = nameFinding('The name prefix', generateName, format, () => `the ${object.kind}`);
    if (finding) report({ path: 'metadata.generateName', ...finding });
  },
});

/** A prefix may end with '-'. What is made of it counts only where no name is given. */
function prefixOf(format: NameFormat, generates: boolean): NameFormat {
  const fault = (prefix: string): string | undefined => {
    const generated = prefix.slice(0, keptOfPrefix) + suffix;
    const generatedFault = generates ? format.fault(generated) : undefined;
    return (format.prefix ?? format).fault(maskLastDash(prefix)) ?? (generatedFault && `a name like '${generated}' would be made from it, and ${generatedFault}`);
  };
  return {
    title: `a prefix of ${format.title}`,
    advice: format.advice,
    fault,
    suggest: (prefix) => [`${format.suggest(prefix)}-`].find((suggestion) => prefix.endsWith('-') && fault(suggestion) === undefined),
  };
}

/** The API server judges a last '-' together with the character before it as if they were one letter. */
function maskLastDash(prefix: string): string {
  return prefix.length > 1 && prefix.endsWith('-') ? `${prefix.slice(0, -2)}a` : prefix;
}
