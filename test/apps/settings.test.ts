import { environmentOf } from '../../apps/environments';
import platform from '../../apps/platform/app';
import tumorTriage from '../../apps/tumor-triage/app';
import { environments } from './published-apps';

const laptop = environmentOf('laptop');
const production = environmentOf('production');

function without(settings: Readonly<Record<string, unknown>> | undefined, key: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(settings ?? {}).filter(([name]) => name !== key));
}

test('an environment that cdk8s.yaml does not have is named, with those that it has', () => {
  expect(() => environmentOf('moon')).toThrow(`cdk8s.yaml has no environment 'moon'. There are: ${environments.join(', ')}.`);
});

test('a missing setting is named, with the place in cdk8s.yaml where it belongs', () => {
  const place = 'Add it in cdk8s.yaml, below context.cdk8s-mlops.environments.laptop.';
  expect(() => platform({ ...laptop, settings: without(laptop.settings, 'domain') })).toThrow(`Environment 'laptop' needs the setting 'domain', a text. ${place}`);
  expect(() => tumorTriage({ ...laptop, settings: { ...laptop.settings, modelVolume: { path: '/models' } } })).toThrow(
    `Environment 'laptop' needs the setting 'modelVolume.server', a text. ${place}`,
  );
});

test('AWS needs subnets in two zones, for the database and the file system', () => {
  const settings = { ...production.settings, aws: { ...(production.settings!.aws as object), subnetIds: ['subnet-1'] } };
  expect(() => platform({ ...production, settings })).toThrow(
    "Environment 'production' needs the setting 'aws.subnetIds', a list of at least two subnets in different zones.",
  );
});

test('a local target needs nothing of AWS', () => {
  expect(() => platform({ ...laptop, settings: without(laptop.settings, 'aws') })).not.toThrow();
});
