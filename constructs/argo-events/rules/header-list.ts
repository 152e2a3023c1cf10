import { findInSet } from '../../../lib/checks/objects-of-set';
import { fieldAt, itemsOf, textOf } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { dependenciesOf, eventsOf, group } from '../parts';
import { sensorRule } from './kinds';

/** Types of events that are requests. */
const requests = ['bitbucket', 'bitbucketserver', 'gerrit', 'github', 'gitlab', 'sns', 'webhook'];
const header = /^headers?\.[^.]+$/;
/** Anchored at its start, with a first character that no list begins with. */
const anchored = /^\^[A-Za-z0-9]/;

/** The controller accepts it, and the filter lets no event pass: the list is compared as JSON, which begins with a bracket. */
export const headerList = sensorRule({
  code: 'argo-events/header-list',
  summary: 'A filter that compares a header from its start names the one of its values that it means.',
  docs: 'https://argoproj.github.io/argo-events/sensors/filters/data/',
  checkObject(object, report, { set }) {
    for (const dependency of dependenciesOf(object)) {
      const source = findInSet(set, group, 'EventSource', object.metadata?.namespace ?? '', textOf(dependency.fields.eventSourceName) ?? '');
      const event = source && eventsOf(source.object).find(({ name }) => name === dependency.fields.eventName);
      if (!event || !requests.includes(event.type)) continue;
      for (const { path, fields } of placedItems(`${dependency.path}.filters.data`, fieldAt(dependency.fields, 'filters', 'data'))) {
        const [at, patterns] = [textOf(fields.path) ?? '', itemsOf(fields.value)];
        if (!header.test(at) || fields.comparator === '!=' || patterns.length === 0 || !patterns.every((pattern) => anchored.test(String(pattern)))) continue;
        report({ path: `${path}.path`, message: `'${at}' is a list, which '${String(patterns[0])}' never matches.`, hint: `Write '${at}.0', its first value.` });
      }
    }
  },
});
