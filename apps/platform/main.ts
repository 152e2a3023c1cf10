import { environmentOf } from '../environments';
import platform from './app';

/** For the stock command line: `cdk8s synth --app 'npx tsx apps/platform/main.ts laptop'`. */
platform(environmentOf(process.argv[2] ?? 'laptop')).synth();
