import { environmentOf } from '../environments';
import tumorTriage from './app';

/** For the stock command line: `cdk8s synth --app 'npx tsx apps/tumor-triage/main.ts laptop'`. */
tumorTriage(environmentOf(process.argv[2] ?? 'laptop')).synth();
