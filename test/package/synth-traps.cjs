/* eslint-disable @typescript-eslint/no-require-imports -- a preload module is CommonJS */
// Loaded into every Node process of a synth (NODE_OPTIONS=--require): whatever a machine or a run may differ in, differs as the environment says,
// and nothing may be asked of the network, the clock or chance. What is asked all the same is noted in a file, with who asked.
const crypto = require('node:crypto');
const dgram = require('node:dgram');
const dns = require('node:dns');
const fs = require('node:fs');
const net = require('node:net');
const path = require('node:path');
const { isMainThread } = require('node:worker_threads');

const { TRAP_NOTES, TRAP_ROOT, TRAP_REVERSED } = process.env;

/** Who calls what is trapped, when it is ours or cdk8s'; what Node does by itself, as to hand the environment on to a child, is not asking. */
function asker() {
  const frames = new Error().stack.split('\n').slice(1).map((frame) => frame.replace(/^.*(?:\(|at )(?:file:\/\/)?/, '').replace(/:\d+:\d+\)?$/, ''));
  const caller = frames.find((file) => file !== __filename);
  if (caller?.startsWith(TRAP_ROOT) && !caller.includes('/node_modules/')) return path.relative(TRAP_ROOT, caller);
  return /node_modules\/(cdk8s|constructs)\//.exec(caller)?.[1];
}

function note(kind, detail) {
  const by = asker();
  if (by !== undefined) fs.appendFileSync(TRAP_NOTES, `${JSON.stringify({ kind, detail: String(detail), by })}\n`);
}

function wrap(owner, name, around) {
  const original = owner[name];
  owner[name] = function (...args) {
    return around.call(this, (...replaced) => original.apply(this, replaced.length > 0 ? replaced : args), args);
  };
}

// Network, whoever asks. Node's own processes and tsx talk over pipes, which have a path.
for (const [owner, names] of [
  [dns, ['lookup', 'resolve', 'resolve4', 'resolve6']],
  [dns.promises, ['lookup', 'resolve']],
  [dgram, ['createSocket']],
  [globalThis, ['fetch']],
]) {
  for (const name of names) {
    owner[name] = () => {
      throw new Error(`The network was asked: ${name}`);
    };
  }
}
wrap(net.Socket.prototype, 'connect', (call, args) => {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === 'number' || first?.port !== undefined) throw new Error(`The network was asked: connect ${JSON.stringify(first)}`);
  return call();
});

// Clock and chance.
const RealDate = Date;
globalThis.Date = class Date extends RealDate {
  constructor(...args) {
    super(...args);
    if (args.length === 0) note('clock', 'new Date()');
  }
};
wrap(globalThis.Date, 'now', (call) => (note('clock', 'Date.now()'), call()));
wrap(performance, 'now', (call) => (note('clock', 'performance.now()'), call()));
wrap(Math, 'random', (call) => (note('chance', 'Math.random()'), call()));
for (const name of ['randomUUID', 'randomBytes', 'randomInt', 'randomFillSync', 'getRandomValues']) wrap(crypto, name, (call) => (note('chance', name), call()));

// Environment variables.
process.env = new Proxy(process.env, {
  get(target, name) {
    if (typeof name === 'string') note('environment', name);
    return target[name];
  },
});

// What the file system gives in no promised order.
if (TRAP_REVERSED === 'true') {
  for (const [owner, name] of [[fs, 'readdirSync'], [fs.promises, 'readdir']]) {
    wrap(owner, name, (call) => {
      const listed = call();
      return listed instanceof Promise ? listed.then((names) => names.reverse()) : listed.reverse();
    });
  }
}
if (process.env.TRAP_UMASK && isMainThread) process.umask(Number.parseInt(process.env.TRAP_UMASK, 8));
