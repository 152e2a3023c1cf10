import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, cron, CronWorkflow, expression } from 'cdk8s-mlops/argo-workflows';

/** Is due each minute, but leaves out those that come too soon after the last run. */
export default (chart: Chart): void => {
  const { lastScheduledTime: last } = cron;
  const sleep = container('sleep-busybox', { image: 'busybox', command: ['sleep'], args: [10] });
  new CronWorkflow(chart, 'CronWorkflow', {
    name: 'sleep-when',
    schedules: ['* * * * *'],
    concurrencyPolicy: 'Allow',
    when: expression<boolean>`${last} == nil || (now() - ${last}).Seconds() > 360`,
    entrypoint: sleep,
    ...upstreamDefaults,
  });
};
