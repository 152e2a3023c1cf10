import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, dag, gauge, input, lastRetry, output, own, raw, script, steps, Workflow, workflow, workflowParameters } from 'cdk8s-mlops/argo-workflows';

const alpine = { image: 'alpine:3.23', command: ['sh'] };
const shell = { image: 'alpine:3.23', command: ['sh', '-c'] };

/** One line for each value: `name=value`. */
function report(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values).map(([name, value]) => `echo '${name}=${String(value)}'`).join('\n');
}

/** Nearly every variable that a workflow knows. */
export default (chart: Chart): void => {
  const parameters = workflowParameters({ greeting: input.string({ default: 'hello' }), target: input.string({ default: 'world' }) });
  const { greeting, target } = parameters;
  const serviceDaemon = container('svc-daemon', {
    daemon: true,
    ...shell,
    args: ['nc -lk -p 9999 -e /bin/true'],
    readinessProbe: { tcpSocket: { port: 9999 }, initialDelaySeconds: 1, timeoutSeconds: 1 },
  });

  const prepare = script('prepare', {
    outputs: {
      'greeting-out': output.string({ path: '/tmp/out.txt', globalName: 'prepared-param' }),
      prepared: output.artifact({ path: '/tmp/payload.txt', globalName: 'prepared' }),
    },
    metrics: (_inputs, outputs) => [
      gauge({
        name: 'prepare_seconds',
        help: 'How long it took to prepare.',
        value: own.duration,
        labels: {
          phase: own.status,
          code: own.exitCode,
          param: outputs['greeting-out'],
          result: own.result,
          cpu: own.resourcesDuration.cpu,
          mem: own.resourcesDuration.memory,
        },
      }),
    ],
    ...alpine,
    source: (_inputs, outputs) => [
      report({
        node: own.nodeName,
        pod: own.podName,
        step: own.stepName,
        name: workflow.name,
        namespace: workflow.namespace,
        uid: workflow.uid,
        entrypoint: workflow.mainEntrypoint,
        account: workflow.serviceAccountName,
        priority: workflow.priority,
        made: '{{workflow.creationTimestamp}}',
        madeRfc3339: workflow.creationTimestamp('RFC3339'),
        madeSeconds: workflow.creationTimestamp('s'),
        madeYear: workflow.creationTimestamp('Y'),
        scheduled: workflow.scheduledTime,
        oldAnnotations: '{{workflow.annotations}}',
        annotations: workflow.annotations,
        owner: workflow.annotation('example.io/owner'),
        oldLabels: '{{workflow.labels}}',
        labels: workflow.labels,
        app: workflow.label('app'),
        oldParameters: '{{workflow.parameters}}',
        parameters: workflow.parameters,
        greeting,
        target,
        duration: workflow.duration,
        status: workflow.status,
        artifact: outputs.prepared.path,
      }),
      `printf '%s %s' ${greeting} ${target} > ${outputs['greeting-out'].path}`,
      'cp /tmp/out.txt /tmp/payload.txt',
    ].join('\n'),
  });

  const folder = '/work';
  const perItem = script('per-item', {
    inputs: { msg: input.string(), ctx: input.json(), 'in-art': input.artifact({ path: `${folder}/in.txt` }) },
    outputs: { echoed: output.string({ path: `${folder}/echoed.txt` }) },
    retryStrategy: { limit: 2, retryPolicy: 'OnError' },
    ...alpine,
    source: (inputs, { echoed }) => [
      report({
        all: own.inputs,
        message: inputs.msg,
        context: inputs.ctx,
        artifact: inputs['in-art'].path,
        retries: own.retries,
        lastStatus: lastRetry.status,
        lastExitCode: lastRetry.exitCode,
        lastDuration: lastRetry.duration,
        lastMessage: lastRetry.message,
        node: own.nodeName,
        pod: own.podName,
      }),
      `printf '%s' '${inputs.msg}' > ${echoed.path}`,
    ].join('\n'),
  });

  const consume = container('consume', {
    inputs: {
      'fanout-result': input.json(),
      'fanout-all-params': input.json(),
      'fanout-named-params': input.json(),
      'prep-id': input.string(),
      'prep-status': input.string(),
      'prep-host': input.string(),
      'svc-ip': input.string(),
      'prep-started': input.string(),
      'prep-finished': input.string(),
      'prep-exit': input.integer(),
      'prep-result': input.string(),
      'prep-param': input.string(),
      'step-name': input.string(),
      'seed-art': input.artifact({ path: '/tmp/seed.txt' }),
    },
    ...shell,
    args: ({ 'seed-art': seed, ...values }) => [`${report(values)}\ncat ${seed.path}`],
  });

  const late = { default: '' };
  const leaf = script('dag-leaf', {
    inputs: {
      tag: input.string(),
      'a-id': input.string(late),
      'a-status': input.string(late),
      'a-host': input.string(late),
      'svc-ip': input.string(late),
      'a-started': input.string(late),
      'a-finished': input.string(late),
      'a-exit': input.string(late),
      'a-result': input.string(late),
      'a-param': input.string(late),
      'in-art': input.artifact({ path: `${folder}/in`, optional: true }),
    },
    outputs: { echoed: output.string({ path: `${folder}/out.txt` }), bundle: output.artifact({ path: `${folder}/bundle.txt` }) },
    ...alpine,
    source: ({ 'in-art': _artifact, ...values }) => `
      ${report({ ...values, task: own.taskName }).replaceAll('\n', '\n      ')}
      mkdir -p ${folder}
      echo ${values.tag} > ${folder}/out.txt
      cp ${folder}/out.txt ${folder}/bundle.txt
    `,
  });
  const gather = container('dag-gather', {
    inputs: { 'loop-result': input.json(), 'loop-all-params': input.json(), 'loop-named-params': input.json() },
    ...shell,
    args: (inputs) => [
      `echo "c-loop.result       = ${inputs['loop-result']}"\n` +
        `echo "c-loop.all-params   = ${inputs['loop-all-params']}"\n` +
        `echo "c-loop.named-params = ${inputs['loop-named-params']}"\n`,
    ],
  });
  const dagStage = dag('dag', {
    tasks: (task) => {
      const service = task('svc', serviceDaemon);
      const a = task('a', leaf, { tag: 'a' });
      const b = task('b', leaf, {
        tag: 'b',
        'a-id': a.id,
        'a-status': a.status,
        'a-host': a.hostNodeName,
        'svc-ip': service.ip,
        'a-started': a.startedAt,
        'a-finished': a.finishedAt,
        'a-exit': `${a.exitCode}`,
        'a-result': a.result,
        'a-param': a.outputs.echoed,
        'in-art': a.outputs.bundle,
      });
      const loop = task.each('c-loop', leaf, ['x', 'y', 'z'], (tag) => ({ tag }), { after: b });
      task('gather', gather, { 'loop-result': loop.result, 'loop-all-params': loop.parameters, 'loop-named-params': loop.outputs.echoed });
    },
  });

  const main = steps('main', {
    inputs: { seed: input.artifact() },
    steps: (step, { seed }) => {
      const [prepared, service] = step.parallel(() => [step('prepare', prepare), step('svc', serviceDaemon)] as const);
      const items = [{ k: 'alpha', v: '1' }, { k: 'beta', v: '2' }];
      const fanout = step.each('fanout', perItem, items, ({ k, v }, item) => ({
        msg: `${k}=${v}`,
        ctx: item,
        'in-art': prepared.outputs.prepared,
      }));
      step('consume', consume, {
        'fanout-result': fanout.result,
        'fanout-all-params': fanout.parameters,
        'fanout-named-params': fanout.outputs.echoed,
        'prep-id': prepared.id,
        'prep-status': prepared.status,
        'prep-host': prepared.hostNodeName,
        'svc-ip': service.ip,
        'prep-started': prepared.startedAt,
        'prep-finished': prepared.finishedAt,
        'prep-exit': prepared.exitCode,
        'prep-result': prepared.result,
        'prep-param': prepared.outputs['greeting-out'],
        'step-name': own.stepName,
        'seed-art': seed,
      });
      step('dag-stage', dagStage);
    },
  });

  const exitReport = container('exit-report', {
    inputs: {
      'final-status': input.string(),
      'final-duration': input.number(),
      failures: input.json(),
      'global-param': input.string(),
      'global-art': input.artifact({ path: '/tmp/global.txt' }),
    },
    ...shell,
    args: ({ 'global-art': _artifact, ...values }) => [`${report(values)}\ncat /tmp/global.txt`],
  });
  const exitHandler = steps('exit-handler', {
    steps: (step) => {
      step('report', exitReport, {
        'final-status': workflow.status,
        'final-duration': workflow.duration,
        failures: workflow.failures,
        'global-param': workflow.output('prepared-param'),
        'global-art': workflow.outputArtifact('prepared'),
      });
    },
  });

  new Workflow(chart, 'Workflow', {
    name: 'variables-showcase',
    entrypoint: main,
    onExit: exitHandler,
    parameters,
    arguments: { seed: raw('seed-content') },
    priority: 5,
    labels: { app: 'variables-demo', tier: 'example' },
    annotations: {
      'example.io/owner': 'platform-team',
      'workflows.argoproj.io/scheduled-time': '2026-04-29T00:00:00Z',
      'workflows.argoproj.io/description': 'Values that a workflow knows.',
    },
    ...upstreamDefaults,
  });
};
