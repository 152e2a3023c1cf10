import { lintMain, lintObjects } from './support';

const dag = (tasks: string) => lintMain(`dag: { tasks: [${tasks}] }`);
const steps = (groups: string) => lintMain(`steps: [${groups}]`);
const task = 'spec.templates[0].dag.tasks';
const step = 'spec.templates[0].steps';

test.each([
  ['{ name: a, template: give }, { name: b, template: echo, depends: a, arguments: { parameters: [{ name: text, value: "{{tasks.a.outputs.parameters.x}}" }] } }'],
  ['{ name: a, template: give }, { name: b, template: echo, depends: "a.Succeeded || (a.Failed && !a.Skipped)", when: "{{tasks.a.status}} == Succeeded" }'],
  ['{ name: a, template: give, withItems: [1, 2] }, { name: b, template: echo, depends: a.AnySucceeded, arguments: { parameters: [{ name: text, value: "{{tasks.a.outputs.parameters}}" }] } }'],
  ['{ name: a, template: give }, { name: c, template: echo, depends: a }, { name: b, template: echo, depends: c, when: "{{=tasks.a.outputs.parameters.x == \'1\'}}" }'],
  ['{ name: a, template: give, hooks: { exit: { template: echo, arguments: { parameters: [{ name: text, value: "{{tasks.a.outputs.parameters.x}}" }] } } } }'],
  ['{ name: a, template: give, withItems: [{ k: 1 }], arguments: { parameters: [{ name: z, value: "{{item.k}}" }] } }'],
  ['{ name: "1", template: give }'],
  [`{ name: a, template: give, withItems: [1], hooks: { big: { template: echo, arguments: { parameters: [{ name: text, value: "{{item}}" }] }, expression: "asInt('{{item}}') > 1" } } }`],
])('a DAG of %s is good', (tasks) => expect(dag(tasks)).toEqual([]));

test.each([
  ['{ name: a, template: give }, { name: b, template: echo, depends: c }', `invalid-depends ${task}[1].depends: There is no task 'c' to wait for.`],
  ['{ name: a, template: give }, { name: b, template: echo, dependencies: [c] }', `invalid-depends ${task}[1].dependencies[0]: There is no task 'c' to wait for.`],
  ['{ name: a, template: give }, { name: b, template: echo, depends: a.Succeded }', `invalid-depends ${task}[1].depends: 'Succeded' is no result of a task.`],
  ['{ name: a, template: give }, { name: b, template: echo, depends: a.AllFailed }', `invalid-depends ${task}[1].depends: 'a.AllFailed' asks about the items of 'a', which has none.`],
  ['{ name: a, template: give }, { name: b, template: echo, depends: "a && && a" }', `invalid-depends ${task}[1].depends: 'a && && a' is not understood: '&&' is not expected.`],
  ['{ name: a, template: give, depends: b }, { name: b, template: echo, depends: a }', `dependency-cycle ${task}[0].depends: Tasks wait for each other: a → b → a.`],
  ['{ name: a, template: give }, { name: b, template: echo, depends: a }, { name: c, template: echo, dependencies: [a] }', `mixed-dependencies ${task}[2].dependencies: A DAG cannot have both depends and dependencies.`],
  ['{ name: a, template: give }, { name: b, template: echo, depends: a, continueOn: { failed: true } }', `mixed-dependencies ${task}[1].continueOn: A DAG with depends cannot have continueOn.`],
  ['{ name: a, template: give }, { name: 1b, template: echo, depends: a }', `mixed-dependencies ${task}[1].name: '1b' begins with a digit, which the names of tasks with dependencies cannot.`],
  ['{ name: a, template: give }, { name: b, template: echo, when: "{{tasks.a.outputs.parameters.x}} == 1" }', `missing-dependency ${task}[1].when: Task 'b' uses what 'a' gives, and does not wait for it.`],
  ['{ name: a, template: give }, { name: b, template: echo, arguments: { parameters: [{ name: text, value: "x = {{=tasks.a.outputs.parameters.x}}" }] } }', `missing-dependency ${task}[1].arguments.parameters[0].value: Task 'b' uses what 'a' gives, and does not wait for it.`],
  ['{ name: a, template: give }, { name: b, template: echo, depends: a, when: "{{tasks.a.outputs.parameters.y}} == 1" }', `unresolved-variable ${task}[1].when: {{tasks.a.outputs.parameters.y}} has no value here: there is no such variable here.`],
  ['{ name: a, template: give }, { name: b, template: echo, depends: a, when: "{{tasks.c.status}} == 1" }', `unresolved-variable ${task}[1].when: {{tasks.c.status}} has no value here: there is no task 'c'.`],
  ['{ name: a, template: give, withItems: [{ k: 1 }], hooks: { big: { template: give, expression: item.k > 1 } } }', `invalid-expression ${task}[0].hooks.big.expression: 'item.k' in 'item.k > 1' has no value here: items are filled in where they stand in braces alone, as in '{{item.k}}'.`],
  ['{ name: a, template: nosuch }', `unknown-template ${task}[0].template: Template 'nosuch' does not exist in Workflow 'demo'.`],
  ['{ name: a, template: main }', `endless-recursion ${task}[0].template: Nothing ends this recursion: main → main.`],
])('a DAG of %s is told', (tasks, expected) => expect(dag(tasks)).toEqual([expected]));

test('the targets of a DAG are tasks of it', () => {
  expect(lintMain('dag: { target: a b, tasks: [{ name: a, template: give }] }')).toEqual(["invalid-target spec.templates[0].dag.target: There is no task 'b' to aim at."]);
  expect(lintMain('dag: { tasks: [] }')).toEqual(['invalid-target spec.templates[0].dag.tasks: The DAG has no task.']);
});

test.each([
  ['[{ name: a, template: give }], [{ name: b, template: echo, when: "{{steps.a.outputs.parameters.x}} == 1" }]'],
  ['[{ name: a, template: main, when: "{{workflow.name}} != x" }]'],
  ['[{ name: "a-{{workflow.name}}", template: give }]'],
  ['[{ name: a, inline: { container: { image: "x:{{pod.name}}" } } }]'],
  ['[{ name: a, template: echo, withParam: "[1, 2]", arguments: { parameters: [{ name: text, value: "{{item}}" }] } }]'],
  ['[{ name: a, template: echo, withSequence: { count: "3" }, arguments: { parameters: [{ name: text, value: "{{=asInt(item) + 1}}" }] } }]'],
])('steps of %s are good', (groups) => expect(steps(groups)).toEqual([]));

test.each([
  ['[{ name: b, template: echo, when: "{{steps.a.outputs.parameters.x}} == 1" }], [{ name: a, template: give }]', `unresolved-variable ${step}[0][0].when: {{steps.a.outputs.parameters.x}} has no value here: step 'a' runs later.`],
  ['[{ name: a, template: give }, { name: b, template: echo, when: "{{steps.a.outputs.parameters.x}} == 1" }]', `unresolved-variable ${step}[0][1].when: {{steps.a.outputs.parameters.x}} has no value here: step 'a' runs at the same time.`],
  ['[{ name: a, template: give }], [{ name: a, template: give }]', `duplicate-name ${step}[1][0].name: There is a step 'a' before this one.`],
  ['[{ name: a_b, template: give }]', `invalid-name ${step}[0][0].name: 'a_b' is no name for a step.`],
  ['[{ name: a, template: echo, when: "((( == foo" }]', `invalid-condition ${step}[0][0].when: '((( == foo' is no condition: '==' stands where a value is expected.`],
  ['[{ name: a, template: echo, arguments: { parameters: [{ name: txet, value: x }] } }]', `unknown-argument ${step}[0][0].arguments.parameters[0]: Template 'echo' takes no parameter 'txet'.`],
  ['[{ name: a, template: echo, arguments: { parameters: [{ name: text }] } }]', `invalid-argument ${step}[0][0].arguments.parameters[0].value: The argument 'text' has no value.`],
  ['[{ name: a, template: echo, arguments: { parameters: [{ name: text, value: "{{=asInt(}}" }] } }]', `invalid-expression ${step}[0][0].arguments.parameters[0].value: 'asInt(' is no expression: it ends where a value is expected, at character 7.`],
  ['[{ name: a, template: echo, arguments: { parameters: [{ name: text, value: "{{=steps.z.status}}" }] } }]', `invalid-expression ${step}[0][0].arguments.parameters[0].value: 'steps.z.status' in 'steps.z.status' has no value here: there is no step 'z'.`],
  ['[{ name: a, template: echo, arguments: { parameters: [{ name: text, value: "{{=hello}}" }] } }]', `invalid-expression ${step}[0][0].arguments.parameters[0].value: 'hello' in 'hello' stands for nothing.`],
  ['[{ name: a, template: echo, arguments: { parameters: [{ name: text, value: "{{=sprig.trimm(workflow.name)}}" }] } }]', `invalid-expression ${step}[0][0].arguments.parameters[0].value: 'sprig.trimm' in 'sprig.trimm(workflow.name)' is no function of Sprig.`],
  ['[{ name: a, template: echo, arguments: { parameters: [{ name: text, value: "{{workflows.name}}" }] } }]', `misspelt-variable ${step}[0][0].arguments.parameters[0].value: {{workflows.name}} is left as it is: there are no variables that begin with 'workflows'.`],
  ['[{ name: a, template: echo, arguments: { parameters: [{ name: text, value: "{{item}}" }] } }]', `unresolved-variable ${step}[0][0].arguments.parameters[0].value: {{item}} has no value here: nothing here runs once for each item.`],
  ['[{ name: a, template: echo, arguments: { parameters: [{ name: text, value: "{{workflow.name" }] } }]', `unresolved-variable ${step}[0][0].arguments.parameters[0].value: {{workflow.name}} has no value here: it is not closed.`],
  ['[{ name: a, template: echo, withItems: [1], withParam: "[]" }]', `invalid-loop ${step}[0][0]: The items come from withItems and withParam, and only one may be set.`],
  ['[{ name: a, template: echo, withParam: "[1" }]', `invalid-loop ${step}[0][0].withParam: '[1' is no JSON list.`],
  ['[{ name: a, template: echo, withSequence: { count: 1, end: 2 } }]', `invalid-loop ${step}[0][0].withSequence: A sequence has count or end, and this one has both.`],
  ['[{ name: a, template: give }], [{ name: b, template: take, arguments: { artifacts: [{ name: f, from: "{{steps.a.outputs.parameters.x}}" }] } }]', `parameter-as-artifact ${step}[1][0].arguments.artifacts[0].from: '{{steps.a.outputs.parameters.x}}' is a parameter, and an artifact is needed.`],
  ['[{ name: b, template: take }]', `missing-argument ${step}[0][0].arguments: Template 'take' needs the artifact 'f', which is not passed.`],
  ['[{ name: b, template: pick, arguments: { parameters: [{ name: size, value: huge }] } }]', `value-not-in-enum ${step}[0][0].arguments.parameters[0].value: 'huge' is none of the values of 'size'.`],
])('steps of %s are told', (groups, expected) => {
  const more = `templates:
    - { name: take, inputs: { artifacts: [{ name: f, path: /f }] }, container: { image: x } }
    - { name: pick, inputs: { parameters: [{ name: size, enum: [small, large] }] }, container: { image: x } }`;
  expect(lintMain(`steps: [${groups}]`, more)).toEqual([expected]);
});

test('a long chain of tasks is checked in time that grows with its length', () => {
  const spent = (length: number): number => {
    const tasks = Array.from({ length }, (_, index) => ({ name: `t${index}`, template: 'work', ...(index > 0 && { depends: `t${index - 1}`, when: `{{tasks.t${index - 1}.status}} == Succeeded` }) }));
    const templates = [{ name: 'main', dag: { tasks } }, { name: 'work', container: { image: 'x' } }];
    const before = process.cpuUsage();
    expect(lintObjects([{ apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata: { name: 'long' }, spec: { entrypoint: 'main', templates } }])).toEqual([]);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  spent(500);
  expect(spent(2000)).toBeLessThan(12 * spent(500));
});

describe('an artifact of a loop', () => {
  const take = 'arguments: { artifacts: [{ name: f, from: "{{tasks.a.outputs.artifacts.f}}" }] }';
  const eat = 'templates: [{ name: eat, inputs: { artifacts: [{ name: f, path: /f }] }, container: { image: x } }]';
  const of = (loop: string) => lintMain(`dag: { tasks: [{ name: a, template: give${loop} }, { name: b, template: eat, depends: a, ${take} }] }`, eat);
  test('is there without a loop', () => expect(of('')).toEqual([]));
  test.each(['withItems: [1, 2]', "withParam: '[1]'", "withSequence: { count: '2' }"])('is not there with %s', (loop) =>
    expect(of(`, ${loop}`)).toEqual([`looped-artifact ${task}[1].arguments.artifacts[0].from: 'a' runs once for each item, and gives no artifact 'f' as a whole.`]));
  test('is no output of the template either', () => {
    const output = 'outputs: { artifacts: [{ name: all, from: "{{steps.a.outputs.artifacts.f}}" }] }';
    expect(lintMain(`steps: [[{ name: a, template: give, withItems: [1] }]]\n${output}`)).toEqual(["looped-artifact spec.templates[0].outputs.artifacts[0].from: 'a' runs once for each item, and gives no artifact 'f' as a whole."]);
  });
});
