import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { serialize } from 'node:v8';
import type { Environment } from '../environment';
import type { ManifestSet } from '../manifest-set';

/**
 * Entry of the child process that runs one app for one environment and hands its objects back.
 * An app is code of the user's: whatever it loads, prints or breaks stays in here.
 */
export interface AppRequest {
  /** Absolute path of the app's module. */
  readonly module: string;
  readonly environment: Environment;
}

/** The open file that the answer goes to, as `AppAnswer` in V8's serialization, which keeps big integers. */
export const answerDescriptor = 3;

export type AppAnswer = { readonly set: ManifestSet } | { readonly error: { readonly message: string; readonly stack?: string } };

/** What of an `MlopsApp` is used; the class itself may come from another copy of the package. */
interface App {
  manifestSet(): ManifestSet;
}

async function main(request: AppRequest): Promise<never> {
  // Between a missing module and the line that imports it stand many of the loader's own.
  Error.stackTraceLimit = 50;
  const answer = await answerTo(request);
  writeFileSync(answerDescriptor, serialize(answer));
  // What the app has left open, a timer or a connection, is of no more use.
  process.exit();
}

async function answerTo(request: AppRequest): Promise<AppAnswer> {
  try {
    const app = await appFunction(request.module).then((create) => create(request.environment));
    if (!isApp(app)) throw new ModuleError(`The app's function returned ${describe(app)}. Return the MlopsApp that it made.`);
    return { set: app.manifestSet() };
  } catch (error) {
    return { error: describeError(error) };
  }
}

/** Something about the module as a whole: no line of it is to blame. */
class ModuleError extends Error {}

function describeError(error: unknown): { message: string; stack?: string } {
  if (!(error instanceof Error)) return { message: typeof error === 'string' ? error : inspect(error) };
  return { message: error.message, ...(!(error instanceof ModuleError) && { stack: error.stack }) };
}

type AppFunction = (environment: Environment) => unknown;

const exportOne = 'Export one: export default (environment: Environment) => MlopsApp.';

/** The default export, or else the only function that the module exports. */
async function appFunction(module: string): Promise<AppFunction> {
  const exported = flatten(await load(module));
  const functions = Object.values(exported).filter((value) => typeof value === 'function') as AppFunction[];
  const chosen = functions.length === 1 ? functions[0] : functions.find((value) => value === exported.default);
  if (!chosen) {
    throw new ModuleError(`The module exports ${functions.length === 0 ? 'no function' : `${functions.length} functions and none of them is the default`}. ${exportOne}`);
  }
  if (isClass(chosen)) throw new ModuleError(`The module exports the class ${chosen.name}, not a function. ${exportOne}`);
  return chosen;
}

function isClass(value: AppFunction): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}

/** Node's own loader refuses TypeScript where ts-node reads it, which hooks into `require` alone. */
async function load(module: string): Promise<Record<string, unknown>> {
  try {
    return (await import(pathToFileURL(module).href)) as Record<string, unknown>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException | undefined)?.code !== 'ERR_UNKNOWN_FILE_EXTENSION') throw error;
    return createRequire(module)(module) as Record<string, unknown>;
  }
}

/** A CommonJS module that is imported stands, whole, in `default`. */
function flatten(imported: Record<string, unknown>): Record<string, unknown> {
  const inner = imported.default;
  return typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : imported;
}

function isApp(value: unknown): value is App {
  return typeof (value as App | undefined)?.manifestSet === 'function';
}

function describe(value: unknown): string {
  return typeof value === 'object' && value !== null ? `an object of class ${value.constructor.name}` : String(value);
}

if (require.main === module) void main(JSON.parse(process.argv[2]!) as AppRequest);
