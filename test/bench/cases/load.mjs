/** Loads one subpath of the package into a process that has cdk8s. Argument: the specifier. */
import { createRequire } from 'node:module';
import { measure } from './measure.mjs';

const require = createRequire(import.meta.url);
require('cdk8s');
const file = require.resolve(process.argv[2]);
measure(() => require(file)).print();
