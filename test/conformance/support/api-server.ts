import { readFileSync } from 'node:fs';
import https from 'node:https';
import path from 'node:path';
import { startControlPlane } from './control-plane';

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

/** Starts a control plane of its own, and talks to it without any client. */
export function startApiServer(shared: string, cache: string, name: string): ApiServer {
  const { kubeconfig, folder, stop } = startControlPlane({ shared, cache }, name);
  const config = readFileSync(kubeconfig, 'utf8');
  const server = new URL(/server: "?([^"},]+)/.exec(config)![1]!);
  const headers = { authorization: `Bearer ${/token: "?(\w+)/.exec(config)![1]!}`, 'content-type': 'application/json' };
  const agent = new https.Agent({ ca: readFileSync(path.join(folder, 'pki/ca.crt')), keepAlive: true, maxSockets: 8 });
  return {
    post: (target, body) => request(new URL(target, server), { agent, headers, method: 'POST' }, JSON.stringify(body)),
    stop: () => {
      agent.destroy();
      stop();
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
