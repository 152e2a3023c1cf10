import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import https from 'node:https';
import path from 'node:path';

/** A real kube-apiserver on loopback that belongs to one stage. */
export interface ApiServer {
  /** @param target path with query: `/api/v1/namespaces?dryRun=All` */
  post(target: string, body: unknown): Promise<ApiAnswer>;
  stop(): void;
}

export interface ApiAnswer {
  readonly status: number;
  /** The object, or a `Status` that says what is wrong. */
  readonly body: ApiBody;
}

export interface ApiBody {
  readonly message?: string;
  readonly reason?: string;
  readonly details?: { readonly causes?: readonly { readonly field?: string; readonly message?: string; readonly reason?: string }[] };
}

/** Starts a server of its own; the programs are those that are built already, or given by `KUBEBUILDER_ASSETS`. */
export function startApiServer(shared: string, cache: string, name: string): ApiServer {
  const tool = path.join(shared, 'tools/control-plane/control-plane');
  const dir = path.join(cache, `control-plane-${name}`);
  const built = path.join(cache, 'control-plane/bin');
  const env = { ...process.env, ...(!process.env.KUBEBUILDER_ASSETS && existsSync(built) && { KUBEBUILDER_ASSETS: built }) };
  const run = (action: string): string => execFileSync(tool, [action, '--dir', dir], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const kubeconfig = readFileSync(run('up').trim(), 'utf8');
  const server = new URL(/server: "?([^"},]+)/.exec(kubeconfig)![1]!);
  const headers = { authorization: `Bearer ${/token: "?(\w+)/.exec(kubeconfig)![1]!}`, 'content-type': 'application/json' };
  const agent = new https.Agent({ ca: readFileSync(path.join(dir, 'pki/ca.crt')), keepAlive: true, maxSockets: 8 });
  return {
    post: (target, body) => request(new URL(target, server), { agent, headers, method: 'POST' }, JSON.stringify(body)),
    stop: () => {
      agent.destroy();
      run('down');
    },
  };
}

function request(url: URL, options: https.RequestOptions, body: string): Promise<ApiAnswer> {
  return new Promise((resolve, reject) => {
    const sent = https.request(url, options, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode!, body: parse(Buffer.concat(chunks).toString()) }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Some refusals are plain text. */
function parse(text: string): ApiBody {
  try {
    return JSON.parse(text) as ApiBody;
  } catch {
    return { message: text };
  }
}
