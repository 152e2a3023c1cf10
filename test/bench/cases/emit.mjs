/** Plain objects to one YAML text, with this package or with `yaml` set as cdk8s sets it. Arguments: side, number of objects, file. */
import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { emitDocuments } from '../../../build/js/lib/emit/yaml.js';
import { measure } from './measure.mjs';
import { deployment, istio, workflow } from './objects.mjs';

const [side, count, file] = process.argv.slice(2);
const objects = Array.from({ length: Number(count) }, (_, i) => [deployment, workflow, istio][i % 3](i));
const sides = {
  ours: () => emitDocuments(objects),
  yaml: () => objects.map((object) => stringify(object, { lineWidth: 0, version: '1.1', aliasDuplicateObjects: false })).join('---\n'),
};

const { result, print } = measure(() => Buffer.from(sides[side]()));
writeFileSync(file, result);
print();
