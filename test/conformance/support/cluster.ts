import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { StageContext } from '../stage';
import { kubectl, startControlPlane } from './control-plane';

/** A cluster that can be asked what it would say to manifests. */
export interface Cluster {
  readonly title: string;
  /** Before the name of every Namespace: a cluster of somebody's keeps its own as they are. Empty on one that we started. */
  readonly prefix: string;
  kubectl(argv: readonly string[], input?: string): Answer;
  close(): void;
}

export interface Answer {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * The cluster that `KUBECONFIG` names, where it is set: nothing is stored there but empty Namespaces with a prefix of this run, which
 * `close` removes, and it must know the custom kinds already. Else a control plane of our own.
 */
export function openCluster(context: StageContext, name: string): Cluster {
  const client = kubectl(context);
  if (process.env.KUBECONFIG) {
    const prefix = `conformance-${randomBytes(3).toString('hex')}-`;
    return { title: 'the cluster of KUBECONFIG', prefix, kubectl: (argv, input) => run(client, argv, input), close: () => undefined };
  }
  const { kubeconfig, stop } = startControlPlane(context, name);
  const ask = (argv: readonly string[], input?: string): Answer => run(client, ['--kubeconfig', kubeconfig, ...argv], input);
  return { title: 'a kube-apiserver of our own', prefix: '', kubectl: ask, close: stop };
}

function run(client: string, argv: readonly string[], input?: string): Answer {
  const { status, stdout, stderr, error } = spawnSync(client, argv, { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (error) throw error;
  return { ok: status === 0, stdout, stderr };
}
