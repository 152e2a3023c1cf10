import { Duration, type Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, CronWorkflow, workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const whalesay = container('whalesay', {
    image: 'docker/whalesay:latest',
    command: ['cowsay'],
    args: [`🕓 hello world. Scheduled on: ${workflow.scheduledTime}`],
  });
  new CronWorkflow(chart, 'CronWorkflow', {
    name: 'hello-world-multiple-schedules',
    schedules: ['*/3 * * * 1-5', '*/2 * * * *'],
    timezone: 'America/Los_Angeles',
    startingDeadline: Duration.seconds(0),
    concurrencyPolicy: 'Replace',
    successfulJobsHistoryLimit: 4,
    failedJobsHistoryLimit: 4,
    entrypoint: whalesay,
    ...upstreamDefaults,
  });
};
