import tumorTriage from './app';
import { environmentOf } from '../environments';

/** For the stock command line: `cdk8s synth --app 'npx tsx apps/tumor-triage/main.ts laptop'`. */
tumorTriage(environmentOf(process.argv[2] ?? 'laptop')).synth();
