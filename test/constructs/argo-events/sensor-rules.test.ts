import { rules } from '../../../constructs/argo-events/rules';
import { templateArgument } from '../../../constructs/argo-events/rules/template-argument';
import { objectsOf } from '../../references/support';
import { changed, pathsBelow, pathsOf, tell, written } from '../rule-table';

const wrap = (spec: string) => `{ apiVersion: argoproj.io/v1alpha1, kind: Sensor, metadata: { name: s, namespace: ci }, spec: { ${spec} } }`;
const dependency = 'name: push, eventSourceName: github, eventName: repo';
const http = '{ template: { name: t, http: { url: u } } }';
const of = (spec: string) => tell(rules, wrap(spec));
const withDependency = (fields: string) => of(`dependencies: [{ ${dependency}, ${fields} }], triggers: [${http}]`);
const withTrigger = (trigger: string) => of(`dependencies: [{ ${dependency} }, { name: tick-tock, eventSourceName: c, eventName: e }], triggers: [${trigger}]`);
const withAction = (action: string) => withTrigger(`{ template: { name: t, ${action} } }`);
const parameter = '{ src: { dependencyName: push, dataKey: body.x }, dest: spec.x }';

const good = objectsOf(`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: s, namespace: ci }
spec:
  eventBusName: bus
  dependencies:
    - name: push
      eventSourceName: github
      eventName: repo
      filtersLogicalOperator: or
      filters:
        dataLogicalOperator: and
        exprLogicalOperator: or
        data: [{ path: body.a, type: number, comparator: '>=', value: ['1'] }]
        exprs: [{ expr: ref == "main" && !(n > 3), fields: [{ name: ref, path: body.ref }, { name: n, path: body.n }] }]
        context: { type: x }
        time: { start: '08:00:00', stop: '18:00:00', timezone: Europe/Berlin }
    - { name: tick, eventSourceName: c, eventName: e }
  triggers:
    - template:
        name: run
        conditions: push || (tick && push)
        conditionsReset: [{ byTime: { cron: 0 23 * * *, timezone: UTC } }]
        argoWorkflow:
          operation: submit
          source:
            resource:
              apiVersion: argoproj.io/v1alpha1
              kind: Workflow
              spec: { entrypoint: main, arguments: { parameters: [{ name: a }] }, templates: [{ name: main, container: { image: i } }] }
          parameters: [{ src: { dependencyName: push, dataKey: body.x }, dest: spec.arguments.parameters.0.value, operation: overwrite }]
      parameters: [{ src: { dependencyName: tick, value: v }, dest: argoWorkflow.operation }]
      policy: { k8s: { labels: { phase: done } } }
      atLeastOnce: true
      dlqTrigger:
        atLeastOnce: true
        template: { name: dead, http: { url: u, method: POST, payload: [{ src: { dependencyName: push }, dest: '' }] } }
`);

/** Fields without which the Sensor above is still right. */
const optional = [
  'spec.eventBusName', 'filtersLogicalOperator', 'dataLogicalOperator', 'exprLogicalOperator', 'data', 'data[0]', 'data[0].comparator', 'exprs', 'exprs[0]',
  'filters', 'context', 'time', 'time.timezone',
];

describe('a complete Sensor', () => {
  test('has no findings', () => expect(tell(rules, good)).toEqual([]));
  test('has one for each field less that it needs, and none for others', () => {
    const quiet = [...pathsBelow(good[0]!.spec, ['spec'])].filter((path) => pathsOf(rules, [changed(good[0]!, path, undefined)]).length === 0).map(written);
    const below = (path: string) => path.replace('spec.dependencies[0].filters.', '').replace('spec.dependencies[0].', '');
    const ofTriggers = [
      'spec.triggers[0].dlqTrigger', 'spec.triggers[0].dlqTrigger.template.http.method', 'spec.triggers[0].dlqTrigger.template.http.payload',
      'spec.triggers[0].dlqTrigger.template.http.payload[0]', 'spec.triggers[0].dlqTrigger.template.http.payload[0].dest', 'spec.triggers[0].parameters',
      'spec.triggers[0].parameters[0]', 'spec.triggers[0].parameters[0].src.value', 'spec.triggers[0].policy', 'spec.triggers[0].policy.k8s',
      'spec.triggers[0].policy.k8s.labels.phase', 'spec.triggers[0].template.argoWorkflow.parameters', 'spec.triggers[0].template.argoWorkflow.parameters[0]',
      'spec.triggers[0].template.argoWorkflow.parameters[0].operation', 'spec.triggers[0].template.argoWorkflow.parameters[0].src.dataKey',
      'spec.triggers[0].template.argoWorkflow.source.resource', 'spec.triggers[0].template.argoWorkflow.source.resource.apiVersion', 'spec.triggers[0].template.argoWorkflow.source.resource.kind',
      'spec.triggers[0].template.argoWorkflow.source.resource.spec.arguments.parameters[0].name',
      'spec.triggers[0].template.argoWorkflow.source.resource.spec.templates[0].container',
      'spec.triggers[0].template.argoWorkflow.source.resource.spec.templates[0].container.image',
      'spec.triggers[0].template.conditions', 'spec.triggers[0].template.conditionsReset', 'spec.triggers[0].template.conditionsReset[0]',
      'spec.triggers[0].template.conditionsReset[0].byTime.timezone',
    ];
    expect(quiet.map(below).sort()).toEqual([...optional, ...ofTriggers].sort());
  });
});

describe('dependencies', () => {
  test('are there, and so are triggers', () => expect(of('')).toEqual(["incomplete-sensor spec.dependencies: The Sensor has no 'dependencies'. Set 'dependencies'.", "incomplete-sensor spec.triggers: The Sensor has no 'triggers'. Set 'triggers'."]));
  test('name an event', () =>
    expect(of(`dependencies: [{ name: push }, {}], triggers: [${http}]`)).toEqual([
      "incomplete-sensor spec.dependencies[0].eventSourceName: Dependency 'push' has no 'eventSourceName'. Set 'eventSourceName'.",
      "incomplete-sensor spec.dependencies[0].eventName: Dependency 'push' has no 'eventName'. Set 'eventName'.",
      "incomplete-sensor spec.dependencies[1].name: The dependency has no 'name'. Set 'name'.",
      "incomplete-sensor spec.dependencies[1].eventSourceName: The dependency has no 'eventSourceName'. Set 'eventSourceName'.",
      "incomplete-sensor spec.dependencies[1].eventName: The dependency has no 'eventName'. Set 'eventName'.",
    ]));
  const two = `dependencies: [{ name: a, eventSourceName: s, eventName: e }, { name: a, eventSourceName: s, eventName: f }], triggers: [${http}]`;
  test('have different names', () => expect(of(two)).toEqual(["duplicate-dependency spec.dependencies[1].name: Dependency 'a' is there twice. Give one of them another name."]));
  test('are for different events where the bus in the set is of NATS Streaming', () => {
    const same = wrap(`dependencies: [{ name: a, eventSourceName: s, eventName: e }, { name: b, eventSourceName: s, eventName: e }], triggers: [${http}]`);
    const bus = (kind: string) => `{ apiVersion: argoproj.io/v1alpha1, kind: EventBus, metadata: { name: default, namespace: ci }, spec: { ${kind} } }`;
    expect(tell(rules, same)).toEqual([]);
    expect(tell(rules, `${bus('jetstream: { version: latest }')}\n---\n${same}`)).toEqual([]);
    expect(tell(rules, `${bus('nats: { native: {} }')}\n---\n${same}`)).toEqual([
      "repeated-event spec.dependencies[1]: Dependencies 'a' and 'b' are both for event 'e' of EventSource 's', and the bus 'default' takes one. Keep one of them, or use a bus of JetStream.",
    ]);
  });
});

const filters = 'spec.dependencies[0].filters';
describe('filters', () => {
  test.each([
    ['filtersLogicalOperator: xor', "filter-operator spec.dependencies[0].filtersLogicalOperator: The operator 'xor' is not known. Did you mean 'or'?"],
    ['filters: { dataLogicalOperator: nand }', `filter-operator ${filters}.dataLogicalOperator: The operator 'nand' is not known. Did you mean 'and'?`],
    ["filters: { data: [{ path: a, type: number, comparator: '<>', value: ['1'] }] }", `filter-operator ${filters}.data[0].comparator: The comparator '<>' is not known. Did you mean '<'?`],
    ["filters: { data: [{ path: a, type: nubmer, value: ['1'] }] }", `misspelt-filter-type ${filters}.data[0].type: The filter compares values of type 'nubmer', which is not known. Did you mean 'number'?`],
    ["filters: { data: [{ path: a, type: timestamp, value: ['1'] }] }", `(unknown-filter-type) ${filters}.data[0].type: The filter compares values of type 'timestamp', which is not known. It is one of 'bool', 'number', 'string'.`],
    ["filters: { data: [{ path: a, type: string }] }", `incomplete-filter ${filters}.data[0].value: The filter on data has no 'value'. Set 'value'.`],
    ["filters: { data: [{ path: a, type: string, value: ['a', ''] }] }", `incomplete-filter ${filters}.data[0].value[1]: The filter on data compares with an empty value. Leave the value out.`],
    ["filters: { data: [{ path: a, type: string, value: ['refs/heads', 'refs/(heads'] }] }", `filter-pattern ${filters}.data[0].value[1]: The filter compares with 'refs/(heads', which is no regular expression: missing closing ): \`refs/(heads\`. Write one as RE2 reads it; before a character that stands for itself, write \\.`],
    ["filters: { data: [{ path: a, type: string, comparator: '!=', value: ['(?=a)'] }] }", `filter-pattern ${filters}.data[0].value[0]: The filter compares with '(?=a)', which is no regular expression: invalid or unsupported Perl syntax: \`(?=\`. Write one as RE2 reads it; before a character that stands for itself, write \\.`],
    ['filters: { exprs: [{ expr: a }] }', `incomplete-filter ${filters}.exprs[0].fields: The filter by expression has no 'fields'. Set 'fields'.`],
    ['filters: { exprs: [{ expr: a, fields: [{ name: a }] }] }', `incomplete-filter ${filters}.exprs[0].fields[0].path: The field of the expression has no 'path'. Set 'path'.`],
    ['filters: { context: {} }', `incomplete-filter ${filters}.context.type: The filter on the context has none of 'type', 'subject', 'source', 'datacontenttype'. Set one of them.`],
    ["filters: { exprs: [{ expr: 'a == ', fields: [{ name: a, path: a }] }] }", `expression-filter ${filters}.exprs[0].expr: The expression 'a == ' cannot be read: its end is missing. Write it as in: name == 'value' && count > 3.`],
    ["filters: { exprs: [{ expr: rfe == 1, fields: [{ name: ref, path: a }] }] }", `(expression-name) ${filters}.exprs[0].expr: The expression uses 'rfe', which none of its fields defines. Did you mean 'ref'? Add a field with the name 'rfe'.`],
    ["filters: { time: { start: '8 am', stop: '10:00:00' } }", `time-filter ${filters}.time.start: The start '8 am' is no time of day. Write it as '08:30:00'.`],
    ["filters: { time: { start: '24:00:00', stop: '10:00:00' } }", `time-filter ${filters}.time.start: The start '24:00:00' is no time of day. Write it as '08:30:00'.`],
    ["filters: { time: { start: '23:60:00', stop: '10:00:00' } }", `time-filter ${filters}.time.start: The start '23:60:00' is no time of day. Write it as '08:30:00'.`],
    ["filters: { time: { start: '23:00:60', stop: '10:00:00' } }", `time-filter ${filters}.time.start: The start '23:00:60' is no time of day. Write it as '08:30:00'.`],
    ["filters: { time: { start: '8:00:00', stop: '08:00:00' } }", `time-filter ${filters}.time.stop: The time that passes ends when it begins, at '08:00:00'. Set another time, or leave the filter out.`],
    ["filters: { time: { start: '8:00:00', stop: '09:00:00', timezone: Mars } }", `time-filter ${filters}.time.timezone: The time zone 'Mars' is no time zone that is known. Write it as 'Europe/Berlin'.`],
  ])('%s', (fields, message) => expect(withDependency(fields).filter((text) => !text.startsWith('(expression-name)') || message.startsWith('('))).toEqual([message]));
});

const template = 'spec.triggers[0].template';
describe('triggers', () => {
  test.each([
    ['{}', "incomplete-sensor spec.triggers[0].template: The trigger has no 'template'. Set 'template'."],
    ['{ template: { http: { url: u } } }', `incomplete-sensor ${template}.name: The trigger has no 'template.name'. Set 'template.name'.`],
    ['{ template: { name: t } }', `trigger-action ${template}: Trigger 't' does nothing. Set what it does, such as 'argoWorkflow', 'k8s' or 'http'.`],
    ['{ template: { name: t, log: {}, http: { url: u } } }', `trigger-action ${template}: Trigger 't' has 'log', 'http', and only one of them runs. Make a trigger for each.`],
    [`${http}, ${http}`, "duplicate-trigger spec.triggers[1].template.name: Trigger 't' is there twice. Give one of them another name."],
    [`{ template: { name: t, http: { url: u } }, dlqTrigger: { atLeastOnce: true, template: { name: d, log: {} } } }`, "dead-letter spec.triggers[0].atLeastOnce: Trigger 't' has a 'dlqTrigger' but may be left out. Set 'atLeastOnce: true'."],
    [`{ atLeastOnce: true, template: { name: t, http: { url: u } }, dlqTrigger: { template: { name: d, log: {} } } }`, "dead-letter spec.triggers[0].dlqTrigger.atLeastOnce: The 'dlqTrigger' of trigger 't' may be left out. Set 'atLeastOnce: true'."],
    [`{ template: { name: t, http: { url: u } }, policy: { status: {} } }`, "trigger-policy spec.triggers[0].policy.status.allow: The policy of trigger 't' has no 'allow'. Set 'allow'."],
    [`{ template: { name: t, http: { url: u } }, parameters: [{ dest: http.url }] }`, "incomplete-parameter spec.triggers[0].parameters[0].src: A parameter of trigger 't' has no 'src'. Set 'src'."],
    [`{ template: { name: t, http: { url: u } }, parameters: [{ src: { dependencyName: push }, dest: http.url, operation: replace }] }`, "incomplete-parameter spec.triggers[0].parameters[0].operation: The operation 'replace' is not known. It is one of 'append', 'overwrite', 'prepend'."],
    [`{ template: { name: t, http: { url: u } }, parameters: [{ src: { dependencyName: psh }, dest: http.url }] }`, "unknown-dependency spec.triggers[0].parameters[0].src.dependencyName: The Sensor has no dependency 'psh'. Did you mean 'push'? Add it below 'spec.dependencies', or name one that is there."],
    [`{ template: { name: t, http: { url: u } }, parameters: [{ src: { dependencyName: push }, dest: htpp.url }] }`, "parameter-target spec.triggers[0].parameters[0].dest: Trigger 't' has no field 'htpp', to which 'htpp.url' would go. Did you mean 'http'?"],
    [`{ template: { name: t, http: { url: u } }, parameters: [${parameter}] }`, "parameter-target spec.triggers[0].parameters[0].dest: Trigger 't' has no field 'spec', to which 'spec.x' would go. What goes into the object that is made belongs below 'template.http.parameters'."],
  ])('%s', (trigger, message) => expect(withTrigger(trigger)).toEqual([message]));

  test.each([
    ["conditions: push && tick", `unknown-dependency ${template}.conditions: The Sensor has no dependency 'tick'. Add it below 'spec.dependencies', or name one that is there.`],
    ["conditions: push & tick", `invalid-conditions ${template}.conditions: Trigger 't' has the conditions 'push & tick', which cannot be read: '& tick' has no meaning. Write names of dependencies with && and || between, and parentheses.`],
    ['conditionsReset: [{}]', `conditions-reset ${template}.conditionsReset[0].byTime: Trigger 't' does not say when its conditions are reset. Set 'byTime'.`],
    ["conditionsReset: [{ byTime: { cron: '@daily' } }]", `conditions-reset ${template}.conditionsReset[0].byTime.cron: The schedule '@daily' of trigger 't' is a name, and five fields are needed here. Write five fields: '0 23 * * *' is at eleven in the evening.`],
    ["conditionsReset: [{ byTime: { cron: '0 0 * * *', timezone: Mars } }]", `conditions-reset ${template}.conditionsReset[0].byTime.timezone: The time zone 'Mars' is no time zone that is known. Write it as 'Europe/Berlin'.`],
  ])('%s', (fields, message) => expect(withAction(`${fields}, http: { url: u }`)).toEqual([message]));

  test.each([
    ['argoWorkflow: { operation: submit }', `incomplete-trigger ${template}.argoWorkflow.source: Trigger 't' of kind 'argoWorkflow' has no 'source'. Set 'source'.`],
    ['argoWorkflow: { source: { url: u } }', `incomplete-trigger ${template}.argoWorkflow.operation: Trigger 't' of kind 'argoWorkflow' has no 'operation'. Set 'operation'.`],
    ['argoWorkflow: { source: { url: u }, operation: sumbit }', `trigger-setting ${template}.argoWorkflow.operation: Trigger 't' has operation 'sumbit', which is not known. Did you mean 'submit'?`],
    ['k8s: { source: { url: u }, operation: apply }', `trigger-setting ${template}.k8s.operation: Trigger 't' has operation 'apply', which is not known. It is one of 'create', 'patch', 'update', 'delete'.`],
    ['http: { url: u, method: HEAD }', `trigger-setting ${template}.http.method: Trigger 't' has method 'HEAD', which is not known. It is one of 'GET', 'DELETE', 'PATCH', 'POST', 'PUT'.`],
    ['email: { host: h, port: 70000 }', `trigger-setting ${template}.email.port: Trigger 't' has port 70000. A port is at most 65535.`],
    ['email: { port: 25 }', `incomplete-trigger ${template}.email.host: Trigger 't' of kind 'email' has no 'host'. Set 'host'.`],
    ['slack: { channel: c }', `incomplete-trigger ${template}.slack.slackToken: Trigger 't' of kind 'slack' has no 'slackToken'. Set 'slackToken'.`],
    [`kafka: { url: u, payload: [${parameter}] }`, `incomplete-trigger ${template}.kafka.topic: Trigger 't' of kind 'kafka' has no 'topic'. Set 'topic'.`],
    [`nats: { url: u, subject: s }`, `incomplete-trigger ${template}.nats.payload: Trigger 't' of kind 'nats' has no 'payload'. Set 'payload'.`],
    [`awsLambda: { functionName: f, payload: [${parameter}] }`, `incomplete-trigger ${template}.awsLambda.region: Trigger 't' of kind 'awsLambda' has no 'region'. Set 'region'.`],
    [`openWhisk: { host: h, actionName: a, payload: [${parameter}], authToken: { name: n } }`, `incomplete-trigger ${template}.openWhisk.authToken.key: Trigger 't' of kind 'openWhisk' has no 'authToken.key', which it needs beside 'authToken'. Set 'authToken.key'.`],
    [`custom: { serverURL: u, spec: { a: b }, secure: true }`, `incomplete-trigger ${template}.custom.certSecret: Trigger 't' of kind 'custom' has no 'certSecret', which it needs beside 'secure'. Set 'certSecret'.`],
    ['k8s: { source: { url: u }, parameters: [{ src: { dependencyName: push } }] }', `incomplete-parameter ${template}.k8s.parameters[0].dest: A parameter of trigger 't' has no 'dest'. Set 'dest'.`],
  ])('%s', (action, message) => expect(withAction(action)).toEqual([message]));

  test.each(['log: {}', 'http: { url: u, payload: [{ src: { dependencyName: push } }] }', `custom: { serverURL: u, spec: { a: b }, secure: false }`, 'conditions: "tick-tock&&(push||tick-tock)", log: {}'])('%s is right', (action) =>
    expect(withAction(action)).toEqual([]));

  test('what a parameter of the trigger replaces is not looked up', () => {
    const action = '{ name: t, http: { url: u, parameters: [{ src: { dependencyName: LATER }, dest: url }] } }';
    const replaced = `{ template: ${action}, parameters: [{ src: { dependencyName: push }, dest: http.parameters.0.src.dependencyName }] }`;
    expect(withTrigger(replaced)).toEqual([]);
    expect(withTrigger(replaced.replace('parameters.0', 'parameters.1'))).toHaveLength(1);
  });
});

describe('a workflow within a trigger', () => {
  const workflow = (spec: string, dest = 'spec.arguments.parameters.0.value') =>
    withAction(`argoWorkflow: { operation: submit, source: { resource: { kind: Workflow, spec: { ${spec} } } }, parameters: [{ src: { dependencyName: push }, dest: ${dest} }] }`);
  const templates = 'templates: [{ name: main }], arguments: { parameters: [{ name: a }] }';
  const at = `${template}.argoWorkflow`;
  test('begins with a template that it has', () => {
    expect(workflow(`entrypoint: main, ${templates}`)).toEqual([]);
    expect(workflow(`workflowTemplateRef: { name: w }, arguments: { parameters: [{ name: a }] }`)).toEqual([]);
    expect(workflow(`${templates}`)).toEqual([`workflow-entrypoint ${at}.source.resource.spec.entrypoint: The workflow of trigger 't' has no entrypoint. Set 'entrypoint' to one of its templates.`]);
    expect(workflow(`entrypoint: mian, ${templates}`)).toEqual([
      `workflow-entrypoint ${at}.source.resource.spec.entrypoint: The workflow of trigger 't' begins with template 'mian', which it does not have. Did you mean 'main'? Set 'entrypoint' to one of its templates.`,
    ]);
  });
  test('has the argument that a parameter goes to', () =>
    expect(workflow(`entrypoint: main, ${templates}`, 'spec.arguments.parameters.1.value')).toEqual([
      `workflow-argument ${at}.parameters[0].dest: The workflow of trigger 't' has 1 arguments, and 'spec.arguments.parameters.1.value' goes beyond them. Arguments are counted from 0; add the argument, or name one that is there.`,
    ]));
});

describe('a workflow from a WorkflowTemplate', () => {
  const delivery = 'entrypoint: main, arguments: { parameters: [{ name: revision }, { name: target, value: staging }] }, templates: [{ name: main, inputs: { parameters: [{ name: revision }] } }]';
  const told = (workflow: string, templateSpec = delivery, { action = '', trigger = '', metadata = 'name: delivery, namespace: ci', kind = 'WorkflowTemplate', type = 'argoWorkflow: { operation: submit,' } = {}) =>
    tell(
      [templateArgument],
      `${wrap(`dependencies: [{ ${dependency} }], triggers: [{ template: { name: t, ${type} source: { resource: { apiVersion: argoproj.io/v1alpha1, kind: Workflow, ${workflow} } } ${action} } } ${trigger} }]`)}
---
{ apiVersion: argoproj.io/v1alpha1, kind: ${kind}, metadata: { ${metadata} }, spec: { ${templateSpec} } }`,
    );
  const from = (parameters: string, more = '') => `spec: { workflowTemplateRef: { name: delivery ${more} }, arguments: { parameters: [${parameters}] } }`;
  const to = (dest: string) => `, parameters: [{ src: { dependencyName: push, dataKey: body.x }, dest: ${dest} }]`;
  const base = 'spec.triggers[0].template.argoWorkflow.source.resource.spec.arguments';
  const missing = (at: string, name = 'revision', label = "WorkflowTemplate 'delivery'") =>
    `template-argument ${at}: The workflow of trigger 't' passes no value for '${name}', which ${label} needs.`;

  test('passes no argument that the template does not take', () => {
    expect(told(from('{ name: revision, value: a }, { name: tagret, value: b }'))).toEqual([
      `template-argument ${base}.parameters[1].name: The workflow of trigger 't' passes 'tagret', which WorkflowTemplate 'delivery' does not take. Did you mean 'target'? It takes 'revision', 'target'.`,
    ]);
    expect(told(from('{ name: a, value: b }'), 'templates: []')).toEqual([
      `template-argument ${base}.parameters[0].name: The workflow of trigger 't' passes 'a', which WorkflowTemplate 'delivery' does not take. It takes none.`,
    ]);
  });

  test('passes what the template needs', () => {
    expect(told('spec: { workflowTemplateRef: { name: delivery } }')).toEqual([`${missing(base)} Pass it, or give it a value in the template.`]);
    expect(told(from('{ name: revision }'))).toEqual([`${missing(`${base}.parameters[0].value`)} Give it a value, or let a parameter of the trigger write one.`]);
    expect(told(from('{ name: revision }'), delivery, { action: to('spec.arguments.parameters.1.value') })).toHaveLength(1);
    expect(told(from(''), 'entrypoint: main, templates: [{ name: main, inputs: { parameters: [{ name: a }, { name: b, value: x }, { name: c, default: x }] } }]')).toEqual([
      `${missing(base, 'a')} Pass it, or give it a value in the template.`,
    ]);
    expect(told(from(''), delivery, { type: 'k8s: { operation: create,' })).toHaveLength(1);
  });

  test('is made from a ClusterWorkflowTemplate, or in the namespace that it names', () => {
    const cluster = { kind: 'ClusterWorkflowTemplate', metadata: 'name: delivery' };
    expect(told(from('', ', clusterScope: true'), delivery, cluster)).toEqual([`${missing(base, 'revision', "ClusterWorkflowTemplate 'delivery'")} Pass it, or give it a value in the template.`]);
    expect(told(from(''), delivery, cluster)).toEqual([]);
    expect(told(from(''), delivery, { metadata: 'name: delivery, namespace: jobs' })).toEqual([]);
    expect(told(`metadata: { namespace: jobs }, ${from('')}`, delivery, { metadata: 'name: delivery, namespace: jobs' })).toHaveLength(1);
    expect(told(from(''), delivery, { metadata: 'name: other, namespace: ci' })).toEqual([]);
  });

  const allowed: readonly [what: string, ...of: Parameters<typeof told>][] = [
    ['a value', from('{ name: revision, value: a }')],
    ['a value of the event', from('{ name: revision }'), delivery, { action: to('spec.arguments.parameters.0.value') }],
    ['a place that the value comes from', from('{ name: revision, valueFrom: { configMapKeyRef: { name: a, key: b } } }')],
    ['arguments that are written as a whole', from(''), delivery, { action: to('spec.arguments.parameters') }],
    ['a template that is chosen by the event', from(''), delivery, { action: to('spec.workflowTemplateRef.name') }],
    ['arguments that the trigger writes', from(''), delivery, { trigger: to('argoWorkflow.source.resource.spec.arguments.parameters') }],
    ['arguments on the command line', from(''), delivery, { action: ", args: ['-p', 'revision=a']" }],
    ['an operation on a workflow that is there', from(''), delivery, { type: 'argoWorkflow: { operation: resume,' }],
    ['a name that a template reads', from('{ name: revision, value: a }, { name: x, value: b }'), `${delivery}, onExit: "{{workflow.parameters.x}}"`],
    ['a name that an expression reads', from('{ name: revision, value: a }, { name: x-y, value: b }'), `${delivery}, onExit: "{{=workflow.parameters['x-y']}}"`],
    ['any name, where all are read', from('{ name: revision, value: a }, { name: x, value: b }'), `${delivery}, onExit: "{{workflow.parameters}}"`],
    ['any name, where other templates are called', from('{ name: revision, value: a }, { name: x, value: b }'), `entrypoint: main, templates: [{ name: main, steps: [[{ name: a, templateRef: { name: w, template: t } }]] }]`],
  ];
  test.each(allowed.map(([what, ...of]) => ({ what, of })))('may pass $what', ({ of }) => expect(told(...of)).toEqual([]));

  test('passes what the entrypoint needs that it chooses', () => {
    const two = 'entrypoint: main, templates: [{ name: main }, { name: check, inputs: { parameters: [{ name: head }] } }]';
    expect(told(from(''), two)).toEqual([]);
    expect(told('spec: { entrypoint: check, workflowTemplateRef: { name: delivery } }', two)).toEqual([`${missing(base, 'head')} Pass it, or give it a value in the template.`]);
  });
});

test('an object that JavaScript wrote into a text is told', () => {
  expect(withAction("http: { url: 'https://x/[object Object]', headers: { a: b } }")).toEqual([
    "object-as-text spec.triggers[0].template.http.url: The text holds '[object Object]': an object was put into it by JavaScript. Put in a text of the object; for values of events write text`...`.",
  ]);
});

test('fields of a wrong type are no matter of these rules', () => {
  for (const spec of ['7', '[]', 'null', '{ dependencies: 7, triggers: x }', '{ dependencies: [1], triggers: [null, { template: 7 }] }']) {
    expect(() => tell(rules, `{ apiVersion: argoproj.io/v1alpha1, kind: Sensor, metadata: { name: s }, spec: ${spec} }`)).not.toThrow();
  }
});
