import { nearestName } from '../../../../lib/nearest-name';
import { fieldAt, itemsOf, textOf, type Fields } from '../../../../lib/references/fields';
import { SimulationError } from '../simulation-error';
import type { LocalImage, LocalProcessesOptions } from './options';
import { escaped } from './path-map';

type Images = NonNullable<LocalProcessesOptions['images']>;

const forAll = '*';
const anything = '\0';

/** What stands for an image: the entry of its name, of its name without tag and digest, or of `*`. */
export function imageOf(images: Images | undefined, name: string): LocalImage {
  return images?.[name] ?? images?.[bareName(name)] ?? images?.[forAll] ?? {};
}

/** An image that no step has is a mistake, as a stub of an unknown name is. @throws SimulationError */
export function checkImages(images: Images, templates: readonly Fields[]): void {
  const names = new Set(templates.flatMap(imagesIn));
  const unused = Object.keys(images).filter((name) => name !== forAll && ![...names].some((one) => mayBe(one, name)));
  if (unused.length > 0) throw new SimulationError(unused.map((name) => problem(name, [...names])));
}

function problem(name: string, names: readonly string[]): string {
  const near = nearestName(name, names.flatMap((one) => [one, bareName(one)]));
  return `images '${name}': no step has this image.${near === undefined ? '' : ` Did you mean '${near}'?`} There is: ${names.join(', ') || 'none'}.`;
}

function imagesIn(template: Fields): string[] {
  const containers = [template.container, template.script, ...itemsOf(fieldAt(template, 'containerSet', 'containers'))];
  return containers.map((one) => textOf(fieldAt(one, 'image'))).filter((name) => name !== undefined);
}

/** Whether the image of a template is called so, with or without tag. Its variables stand for any text. */
function mayBe(image: string, name: string): boolean {
  const open = image.replace(/\{\{.*?\}\}/g, anything);
  return [open, bareName(open)].some((one) => new RegExp(`^${one.split(anything).map(escaped).join('.*')}$`).test(name));
}

function bareName(name: string): string {
  return name.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
}
