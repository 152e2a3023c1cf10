import type { KubeObject } from '../../../lib/kube-object';
import { nearestName } from '../../../lib/nearest-name';
import { fieldAt, fieldsOf, isFields, itemsOf, textOf, type Fields } from '../../../lib/references/fields';
import { applicationSetRule } from './kinds';

const docs = 'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-List/';

/** A placeholder of Go templates that reads a value and does nothing else. */
const plain = /\{\{-?\s*\.([A-Za-z_]\w*)((?:\.\w+)*)\s*-?\}\}/g;

/** What the lists of a set hold; undefined where other generators, or lists that are known later, give values too. */
function elementsOf({ spec }: KubeObject): Fields[] | undefined {
  if (!isFields(spec) || spec.goTemplate !== true) return undefined;
  const generators = itemsOf(spec.generators).map(fieldsOf);
  const areKnown = generators.every((generator) => Object.keys(generator).join() === 'list' && hasElementsAlone(fieldsOf(generator.list)));
  const elements = generators.flatMap(({ list }) => itemsOf(fieldsOf(list).elements).map(fieldsOf));
  return areKnown && elements.length > 0 ? elements : undefined;
}

function hasElementsAlone(list: Fields): boolean {
  return Object.keys(list).join() === 'elements' && Array.isArray(list.elements);
}

export const unknownKey = applicationSetRule({
  code: 'argo-cd/unknown-key',
  summary: 'The template of an ApplicationSet reads keys that the elements of its lists have.',
  docs,
  checkObject(object, report) {
    const keys = new Set(elementsOf(object)?.flatMap((element) => Object.keys(element)));
    if (keys.size === 0) return;
    for (const { path, text } of textsIn(fieldAt(object, 'spec', 'template'), 'spec.template')) {
      for (const [placeholder, key = ''] of text.matchAll(plain)) {
        if (keys.has(key)) continue;
        const near = nearestName(key, keys);
        const hint = `${near === undefined ? '' : `Did you mean '${near}'? `}There are ${[...keys].join(', ')}.`;
        report({ path, message: `No element has the key '${key}', which '${placeholder}' reads.`, hint });
      }
    }
  },
});

/** The controller refuses the whole set. */
export const repeatedApplication = applicationSetRule({
  code: 'argo-cd/repeated-application',
  summary: 'The elements of an ApplicationSet give Applications of different names.',
  docs,
  checkObject(object, report) {
    const template = textOf(fieldAt(object, 'spec', 'template', 'metadata', 'name'));
    const names = new Set<string>();
    for (const element of template === undefined ? [] : (elementsOf(object) ?? [])) {
      const name = render(template!, element);
      if (name === undefined) return;
      if (names.has(name)) report({ path: 'spec.template.metadata.name', message: `Two elements give an Application '${name}'.`, hint: 'Put what tells the elements apart into the name.' });
      names.add(name);
    }
  },
});

/** Undefined where something else than texts of the element is put in. */
function render(template: string, element: Fields): string | undefined {
  const name = template.replace(plain, (placeholder, key: string, inner: string) => (inner === '' && typeof element[key] === 'string' ? element[key] : placeholder));
  return name.includes('{{') ? undefined : name;
}

function* textsIn(value: unknown, path: string): Generator<{ path: string; text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* textsIn(item, `${path}[${index}]`);
  else for (const [key, inner] of Object.entries(fieldsOf(value))) yield* textsIn(inner, `${path}.${key}`);
}
