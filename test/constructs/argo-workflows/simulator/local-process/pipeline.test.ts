import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { localProcesses } from '../../../../../constructs/argo-workflows/simulator/local-process';
import { tracePicture } from '../../../../../constructs/argo-workflows/simulator/picture';
import { simulateWith } from '../../../../../constructs/argo-workflows/simulator/simulate';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pipeline-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const workflow = `
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: churn}
spec:
  entrypoint: main
  arguments: {parameters: [{name: limit, value: "0.5"}]}
  volumes: [{name: models, persistentVolumeClaim: {claimName: models}}]
  templates:
  - name: main
    dag:
      tasks:
      - name: load
        template: load
      - name: train
        template: train
        depends: load
        arguments: {artifacts: [{name: rows, from: "{{tasks.load.outputs.artifacts.rows}}"}]}
      - name: register
        template: register
        depends: train
        when: "{{=asFloat(tasks.train.outputs.parameters.rmse) < asFloat(workflow.parameters.limit)}}"
        arguments: {parameters: [{name: rmse, value: "{{tasks.train.outputs.parameters.rmse}}"}]}
      - name: alarm
        template: register
        depends: train
        when: "{{tasks.train.outputs.parameters.rmse}} >= {{workflow.parameters.limit}}"
        arguments: {parameters: [{name: rmse, value: none}]}
  - name: load
    outputs: {artifacts: [{name: rows, path: /data/rows.csv}]}
    container:
      image: ml/etl:1
      command: [python3, -c]
      args: ["open('/data/rows.csv', 'w').write('1,2,3')"]
  - name: train
    inputs: {artifacts: [{name: rows, path: /in/rows.csv}]}
    outputs: {parameters: [{name: rmse, valueFrom: {path: /out/rmse}}]}
    script:
      image: ml/train:1
      command: [python3]
      env: [{name: SEED, valueFrom: {secretKeyRef: {name: run, key: seed}}}]
      volumeMounts: [{name: models, mountPath: /models}]
      source: |
        import os
        rows = [int(one) for one in open("/in/rows.csv").read().split(",")]
        open("/models/latest", "w").write(os.environ["SEED"])
        print(sum(rows), file=open("/out/rmse", "w"))
        open("/out/rmse", "w").write(str(1 / (sum(rows) - 2)) + "\\n")
  - name: register
    inputs: {parameters: [{name: rmse}]}
    script:
      image: ml/train:1
      command: [python3]
      volumeMounts: [{name: models, mountPath: /models}]
      source: |
        print(open("/models/latest").read(), "{{inputs.parameters.rmse}}")
`;

test('a pipeline runs on this machine: artifacts, parameters, conditions, Secrets and a shared volume', async () => {
  const trace = await simulateWith(localProcesses({ folder, secrets: { run: { seed: '42' } } }), workflow);
  expect(trace.phase).toBe('Succeeded');
  expect(trace.order).toEqual(['load', 'train', 'register']);
  expect(trace.skipped).toEqual(['alarm']);
  expect(trace.nodes.find(({ path: at }) => at === 'register')?.outputs.result).toBe('42 0.25');
  expect(readFileSync(path.join(folder, 'volumes/models/latest'), 'utf8')).toBe('42');
  expect(tracePicture(trace)).toContain('<title>churn: Succeeded</title>');
});

test('an image that no step has is refused before anything runs', async () => {
  const runner = localProcesses({ folder, images: { 'ml/tarin': {} } });
  await expect(simulateWith(runner, workflow)).rejects.toThrow("images 'ml/tarin': no step has this image. Did you mean 'ml/train'? There is: ml/etl:1, ml/train:1.");
  expect(readdirSync(folder)).toEqual([]);
});

test('the trace of local processes is the same every time, a failure included', async () => {
  const broken = workflow.replace('"1,2,3"', '"x"').replace("write('1,2,3')", "write('x')");
  const run = async (name: string): Promise<string> => {
    const trace = await simulateWith(localProcesses({ folder: path.join(folder, name), secrets: { run: { seed: '42' } } }), broken);
    expect(trace.failed).toEqual(['train']);
    expect(trace.nodes.find(({ path: at }) => at === 'train')?.message).toBe("It ended with exit code 1: ValueError: invalid literal for int() with base 10: 'x'");
    return tracePicture(trace);
  };
  expect(await run('a')).toBe(await run('b'));
});
