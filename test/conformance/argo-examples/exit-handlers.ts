import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, eq, ne, steps, Workflow, workflow } from 'cdk8s-mlops/argo-workflows';

const alpine = { image: 'alpine:3.23', command: ['sh', '-c'] };

export default (chart: Chart): void => {
  const fail = container('intentional-fail', { ...alpine, args: ['echo intentional failure; exit 1'] });
  const { name, status, duration, failures } = workflow;
  const sendMail = container('send-email', { ...alpine, args: [`echo send e-mail: ${name} ${status} ${duration}. Failed steps ${failures}`] });
  const celebrate = container('celebrate', { ...alpine, args: ['echo hooray!'] });
  const cry = container('cry', { ...alpine, args: ['echo boohoo!'] });
  const exitHandler = steps('exit-handler', {
    steps: (step) => {
      step.parallel(() => {
        step('notify', sendMail);
        step('celebrate', celebrate, {}, { when: eq(status, 'Succeeded') });
        step('cry', cry, {}, { when: ne(status, 'Succeeded') });
      });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'exit-handlers', entrypoint: fail, onExit: exitHandler, ...upstreamDefaults });
};
