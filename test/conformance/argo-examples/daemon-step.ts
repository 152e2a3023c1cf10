import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, input, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

/** A database runs while the steps after it use it. */
export default (chart: Chart): void => {
  const influxdb = container('influxdb', {
    daemon: true,
    image: 'influxdb:1.2',
    readinessProbe: { httpGet: { path: '/ping', port: 8086 }, initialDelaySeconds: 5, timeoutSeconds: 1 },
  });
  const client = container('influxdb-client', {
    inputs: { cmd: input.string() },
    image: 'curlimages/curl:latest',
    command: ['sh', '-c'],
    args: ({ cmd }) => [cmd],
  });
  const example = steps('daemon-example', {
    steps: (step) => {
      const { ip } = step('influx', influxdb);
      const query = `http://${ip}:8086/query`;
      const write = (data: string): string => `curl -XPOST 'http://${ip}:8086/write?db=mydb' -d ${data}`;
      const tenTimes = (command: string): string => `for i in $(seq 1 10); do ${command} ; sleep .5 ; done`;
      step('init-database', client, { cmd: `curl -XPOST '${query}' --data-urlencode "q=CREATE DATABASE mydb"` });
      step.parallel(() => {
        step('producer-1', client, { cmd: tenTimes(write('"cpu,host=server01,region=uswest load=$i"')) });
        step('producer-2', client, { cmd: tenTimes(write('"cpu,host=server02,region=uswest load=$((RANDOM % 100))"')) });
        step('producer-3', client, { cmd: write("'cpu,host=server03,region=useast load=15.4'") });
      });
      step('consumer', client, {
        cmd: `curl --silent -G ${query}?pretty=true --data-urlencode "db=mydb" --data-urlencode "q=SELECT * FROM cpu"`,
      });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'daemon-step', entrypoint: example, ...upstreamDefaults });
};
