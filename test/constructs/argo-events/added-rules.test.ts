import { embeddedObject } from '../../../constructs/argo-events/rules/embedded-object';
import { eventExpression } from '../../../constructs/argo-events/rules/event-expression';
import { headerList } from '../../../constructs/argo-events/rules/header-list';
import { misspeltEventName, unknownEventName } from '../../../constructs/argo-events/rules/unknown-event-name';
import { openCatalog } from '../../../lib/schema/catalog';
import { objectsOf, setOf } from '../../references/support';
import { tell } from '../rule-table';

const source = (spec: string) => `{ apiVersion: argoproj.io/v1alpha1, kind: EventSource, metadata: { name: hooks, namespace: ci }, spec: { ${spec} } }`;

describe('headers in filters', () => {
  const sensor = (filter: string, event = 'push') => `
{ apiVersion: argoproj.io/v1alpha1, kind: Sensor, metadata: { name: s, namespace: ci }, spec: { dependencies: [{ name: d, eventSourceName: hooks, eventName: ${event}, filters: { data: [{ type: string, ${filter} }] } }] } }
---
${source('github: { push: {} }, kafka: { messages: {} }, webhook: { plain: {} }')}`;
  const told = (filter: string, event?: string) => tell([headerList], sensor(filter, event));

  test('that compare a list from its start are told', () => {
    expect(told("path: headers.X-Github-Event, value: ['^push$']")).toEqual([
      "header-list spec.dependencies[0].filters.data[0].path: 'headers.X-Github-Event' is a list, which '^push$' never matches. Write 'headers.X-Github-Event.0', its first value.",
    ]);
    expect(told("path: header.X-Kind, value: ['^a', '^b$']", 'plain')).toHaveLength(1);
  });

  test.each([
    ["path: headers.X-Github-Event.0, value: ['^push$']", 'push'],
    ["path: headers.X-Github-Event, value: [push]", 'push'],
    ["path: headers.X-Github-Event, value: ['^\\[\"push\"\\]$']", 'push'],
    ["path: headers.X-Github-Event, value: ['^push$'], comparator: '!='", 'push'],
    ["path: headers.X-Github-Event, value: ['^push$', pull]", 'push'],
    ["path: headers.kind, value: ['^a$']", 'messages'],
    ["path: headers.kind, value: ['^a$']", 'elsewhere'],
    ["path: body.headers, value: ['^a$']", 'push'],
  ])('%s of %s may match', (filter, event) => expect(told(filter, event)).toEqual([]));
});

describe('names of the events of code hosts', () => {
  test.each([
    ["gitlab: { a: { events: [PushEvents, MergeRequestEvents] } }", "misspelt-event-name spec.gitlab.a.events[1]: Event 'a' listens for 'MergeRequestEvents', which GitLab is not known to send. Did you mean 'MergeRequestsEvents'?"],
    ["bitbucket: { a: { events: ['repo:push', 'repo:psuh'] } }", "misspelt-event-name spec.bitbucket.a.events[1]: Event 'a' listens for 'repo:psuh', which Bitbucket is not known to send. Did you mean 'repo:push'?"],
    ["bitbucketserver: { a: { events: ['pr:opend'] } }", "misspelt-event-name spec.bitbucketserver.a.events[0]: Event 'a' listens for 'pr:opend', which a Bitbucket server is not known to send. Did you mean 'pr:opened'?"],
    ["gitlab: { a: { events: [SomethingBrandNew] } }", "(unknown-event-name) spec.gitlab.a.events[0]: Event 'a' listens for 'SomethingBrandNew', which GitLab is not known to send. Look it up among the events that GitLab sends."],
  ])('%s', (spec, message) => expect(tell([misspeltEventName, unknownEventName], source(spec))).toEqual([message]));
});

describe('the expression that filters an event', () => {
  const told = (expression: string) => tell([eventExpression], source(`sqs: { a: { filter: { expression: ${JSON.stringify(expression)} } } }`));
  test.each([
    ["(body.a == 'x'", "a ')' is missing"],
    ["body.a == 'x')", "a ')' closes nothing"],
    ['body.a == "x', 'a " is not closed'],
    ["body['a'} == 1", "a '}' closes nothing"],
    [' ', 'it is empty'],
  ])('%s is told', (expression, why) => {
    expect(told(expression)).toEqual([
      `event-expression spec.sqs.a.filter.expression: The expression '${expression}' of event 'a' cannot be read: ${why}. Write it as in: body.ref == 'refs/heads/main' && len(body.commits) > 0.`,
    ]);
  });
  test.each(["body.a == ')'", 'any(body.list, {# > 3}) && body["a"][0] == "it\'s"', "body.a matches '^x\\'$'"])('%s is let pass', (expression) => expect(told(expression)).toEqual([]));
});

describe('the object in a trigger', () => {
  const schemas = openCatalog({ kubernetesVersion: '1.34' });
  const told = (action: string) => {
    const found: string[] = [];
    const sensor = `{ apiVersion: argoproj.io/v1alpha1, kind: Sensor, metadata: { name: s }, spec: { triggers: [{ template: { name: t, ${action} } }] } }`;
    embeddedObject.check({ set: setOf(objectsOf(sensor)), schemas }, ({ path, message, hint }) => found.push(`${path}: ${message}${hint ? ` ${hint}` : ''}`));
    return found;
  };
  const workflow = (spec: string, more = '') => told(`argoWorkflow: { operation: submit, source: { resource: { apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: { generateName: a- }, spec: { ${spec} } } } ${more} }`);

  test('is judged by the schema of its kind', () => {
    const [only, ...more] = workflow('entrypoin: main, templates: []');
    expect(more).toEqual([]);
    expect(only).toMatch(/^spec\.triggers\[0\]\.template\.argoWorkflow\.source\.resource\.spec\.entrypoin: In the Workflow of trigger 't': .*entrypoin.*entrypoint/s);
    expect(workflow('entrypoint: main, arguments: { parameters: [{ name: a, value: [1] }] }')).toHaveLength(1);
    expect(told('k8s: { operation: create, source: { resource: { apiVersion: v1, kind: ConfigMap, metadata: { name: a }, dta: {} } } }')).toHaveLength(1);
  });

  test('may lack what values of the event bring, be of a kind that is not known, or be part of an object', () => {
    expect(workflow('entrypoint: main, arguments: { parameters: [{ name: a }] }')).toEqual([]);
    expect(workflow("entrypoint: main, arguments: { parameters: [{ name: a, value: [1] }] }", ", parameters: [{ src: { dependencyName: d }, dest: spec.arguments.parameters.0.value }]")).toEqual([]);
    expect(told('k8s: { operation: create, source: { resource: { apiVersion: example.org/v1, kind: Thing, any: 1 } } }')).toEqual([]);
    expect(told('k8s: { operation: patch, source: { resource: { apiVersion: v1, kind: ConfigMap, dta: {} } } }')).toEqual([]);
    expect(told('http: { url: x }')).toEqual([]);
  });
});
