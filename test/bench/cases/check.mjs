/** All rules on 334 Deployments, 333 Workflows and 333 objects of Istio, after a first object of each kind has loaded the schemas. */
import { rulesWith } from '../../../build/js/lib/checks/kernel-rules.js';
import { runChecks } from '../../../build/js/lib/checks/runner.js';
import { openCatalog } from '../../../build/js/lib/schema/catalog.js';
import { measure } from './measure.mjs';
import { deployment, istio, workflow } from './objects.mjs';

const setOf = (objects) => ({ entries: objects.map((object) => ({ object, origin: {} })), externals: [], waivers: [], problems: [] });
const several = (count, make) => Array.from({ length: count }, (_, i) => make(i));
const options = { rules: rulesWith([]), schemas: openCatalog() };

runChecks(setOf([deployment(0), workflow(0), istio(0), istio(1), istio(2)]), options);
const mixed = setOf([...several(334, deployment), ...several(333, workflow), ...several(333, istio)]);
const { result, print } = measure(() => runChecks(mixed, options));
const errors = result.problems.filter(({ severity }) => severity === 'error');
if (errors.length > 0) throw new Error(`The objects should be valid: ${errors[0].message}`);
if (runChecks(setOf([{ ...workflow(0), spec: { entrypoint: 1 } }]), options).problems.length === 0) throw new Error('The checks find nothing.');
print();
