import { publish } from '../../../lib/config-repo';
import { configMap, setOf } from './sets';

/** What a writer's process does, given to it as JSON. */
export interface WriterTask {
  readonly url: string;
  readonly app: string;
  /** How often it publishes, each time with another value. */
  readonly publishes: number;
  /** Step before which the process kills itself, at its last publish. @default - it lives */
  readonly dieBefore?: string;
}

/** Publishes from a process of its own. Prints the number of attempts of each publish. */
async function main({ url, app, publishes, dieBefore }: WriterTask): Promise<void> {
  for (let i = 1; i <= publishes; i++) {
    const set = setOf([configMap(`${app}-a`, { value: String(i) }), configMap(`${app}-b`, { value: String(i) })]);
    const onStep = ({ step }: { step: string }) => {
      if (i === publishes && step === dieBefore) process.kill(process.pid, 'SIGKILL');
    };
    const author = { name: app, email: `${app}@example.com` };
    const result = await publish({ set, app, environment: 'prod', repo: url, branch: 'main', version: '1.2.3', options: { author, onStep } });
    process.stdout.write(`${result.status} ${result.attempts}\n`);
  }
}

void main(JSON.parse(process.argv[2]!) as WriterTask);
