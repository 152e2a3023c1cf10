import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { StageContext } from '../stage';

type Folders = Pick<StageContext, 'shared' | 'cache'>;

/** kube-apiserver and etcd on loopback, that belong to one stage. */
export interface ControlPlane {
  readonly kubeconfig: string;
  /** Where its certificates and logs are. */
  readonly folder: string;
  stop(): void;
}

/** Starts a control plane of its own; the programs are built once for all stages, or given by `KUBEBUILDER_ASSETS`. */
export function startControlPlane(folders: Folders, name: string): ControlPlane {
  const folder = path.join(folders.cache, `control-plane-${name}`);
  const assets = process.env.KUBEBUILDER_ASSETS ?? buildPrograms(folders);
  const kubeconfig = run(folders, 'up', folder, { KUBEBUILDER_ASSETS: assets }).trim();
  return { kubeconfig, folder, stop: () => void run(folders, 'down', folder) };
}

/** The client of the same module as the server; it does for clusters that others started, too. */
export function kubectl({ shared, cache }: Folders): string {
  const [given, built] = [process.env.KUBEBUILDER_ASSETS, path.join(cache, 'control-plane/bin')].map((folder) => folder && path.join(folder, 'kubectl'));
  const found = [given, built].find((file) => file && existsSync(file));
  if (found) return found;
  mkdirSync(path.dirname(built!), { recursive: true });
  const env = { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-mod=readonly -buildvcs=false' };
  execFileSync('go', ['build', '-trimpath', '-o', built!, 'k8s.io/kubernetes/cmd/kubectl'], { cwd: path.join(shared, 'tools/control-plane'), env, stdio: 'inherit' });
  return built!;
}

/** The first start builds what is missing, which takes minutes; it is stopped again at once. */
function buildPrograms(folders: Folders): string {
  const home = path.join(folders.cache, 'control-plane');
  const bin = path.join(home, 'bin');
  if (['kube-apiserver', 'kubectl'].every((program) => existsSync(path.join(bin, program)))) return bin;
  run(folders, 'up', home);
  run(folders, 'down', home);
  return bin;
}

function run({ shared }: Folders, action: 'up' | 'down', folder: string, env: NodeJS.ProcessEnv = {}): string {
  const tool = path.join(shared, 'tools/control-plane/control-plane');
  return execFileSync(tool, [action, '--dir', folder], { env: { ...process.env, ...env }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}
