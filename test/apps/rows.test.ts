import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describeObject, environments, published, repositoryRoot, type AppName, type Published } from './published-apps';

const page = readFileSync(path.join(repositoryRoot, 'docs/example-apps.md'), 'utf8');

/** The cells of the first table below a heading, without its head. */
function table(heading: string): string[][] {
  const section = page.split(`## ${heading}\n`)[1]!.split('\n## ')[0]!;
  const lines = section.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(2).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
}

const expressed = table('What stands for what');
const missing = table('What is not there yet');

const targets: Readonly<Record<string, readonly string[]>> = { all: environments, local: ['laptop'], aws: ['staging', 'production'] };
const accounts: Readonly<Record<string, string>> = { staging: '111122223333', production: '444455556666' };

const nameIn = (object: string, environment: string): string => object.replaceAll('<env>', environment).replaceAll('<account>', accounts[environment] ?? '');

const claims = expressed.flatMap(([row, flow, object, app, where]) =>
  (targets[where!] ?? [where!]).map((environment) => ({ row, flow, app: app as AppName, environment, object: nameIn(object!, environment) })),
);

const objectsOf = new Map<string, Published['objects']>(published.map(({ app, environment, objects }) => [`${environment}/${app}`, objects]));

test.each(claims)('$row: $app in $environment has $object ($flow)', ({ app, environment, object }) => {
  expect(objectsOf.get(`${environment}/${app}`)!.map(describeObject)).toContain(object);
});

test.each(expressed.filter(([, , , , where]) => where !== 'all'))('%s: %s stands in its environments only', (_row, _flow, object, app, where) => {
  const others = environments.filter((environment) => !targets[where!]!.includes(environment));
  const elsewhere = others.filter((environment) => objectsOf.get(`${environment}/${app}`)!.some((one) => describeObject(one) === nameIn(object!, environment)));
  expect(elsewhere).toEqual([]);
});

test('the steps that rows name are templates of the workflow that they name', () => {
  for (const [row, flow, object, app] of expressed) {
    const steps = /(?:steps?|templates) ((?:`[\w-]+`(?:, )?)+)/.exec(flow!)?.[1]?.match(/[\w-]+/g) ?? [];
    const holder = objectsOf.get(`staging/${app}`)!.find((one) => describeObject(one) === object);
    const templates: readonly { name: string }[] = holder?.spec?.templates ?? holder?.spec?.workflowSpec?.templates ?? [];
    const unknown = steps.filter((step) => !templates.some(({ name }) => name === step));
    expect({ row, unknown }).toEqual({ row, unknown: [] });
  }
});

test('every row of the flows is expressed, or listed as missing with a reason', () => {
  const ids = (rows: readonly string[][]) => new Set(rows.map(([row]) => row!));
  const all = new Set([...ids(expressed), ...ids(missing)]);
  const flows = {
    A: [1, 2, 3, 4, 5, 6, 7, 8, 9, 11],
    B: [1, 3, 5],
    C: [1, 2, 3, 4, 5, 6],
    D: [1, 2, 3, 4, 5, 6, 7, 8],
    E: [1, 2, 3, 4],
    F: [1, 2, 3, 4],
    G: [1, 2],
    H: [1, 2, 4],
    I: [1, 2, 3, 4],
    J: [1, 2, 3, 4],
    K: [1, 2],
    L: [1],
    M: [1, 2, 3, 4],
    N: [1, 2, 3, 5],
    O: [1, 2, 3, 4, 5],
  };
  expect([...all].sort()).toEqual(Object.entries(flows).flatMap(([letter, numbers]) => numbers.map((number) => `${letter}${number}`)).sort());
  expect(missing.filter(([, what, reason]) => !what || !reason)).toEqual([]);
});
