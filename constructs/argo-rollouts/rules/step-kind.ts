import { stepsOf } from '../parts';
import { rolloutRule } from './kinds';

const kinds = ['analysis', 'experiment', 'pause', 'plugin', 'setCanaryScale', 'setHeaderRoute', 'setMirrorRoute', 'setWeight'];

/** These exclude each other. What sets scale or routes may stand beside them, and is done first. */
const exclusive = ['analysis', 'experiment', 'pause', 'setWeight'];

export const stepKind = rolloutRule({
  code: 'argo-rollouts/step-kind',
  summary: 'A step does something, and of weight, pause, analysis and experiment only one.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/canary/',
  checkObject(object, report) {
    for (const { path, fields } of stepsOf(object)) {
      const given = kinds.filter((kind) => fields[kind] !== undefined && fields[kind] !== null);
      if (given.length === 0) report({ path, message: 'The step does nothing.', hint: `Set one of ${kinds.map((kind) => `'${kind}'`).join(', ')}.` });
      const both = given.filter((kind) => exclusive.includes(kind));
      if (both.length > 1) report({ path, message: `The step has ${both.map((kind) => `'${kind}'`).join(', ')}, which exclude each other.`, hint: 'Make a step of each.' });
    }
  },
});
