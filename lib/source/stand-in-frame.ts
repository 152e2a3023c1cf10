import type { CallSite } from './call-site';

/**
 * A stack frame made of a remembered place. V8's own frames cannot be kept: they hold on to everything that was on the stack.
 * The methods stand in the prototype, where the tools that map stacks look for them.
 */
export class StandInFrame implements NodeJS.CallSite {
  readonly #site: CallSite;

  constructor(site: CallSite) {
    this.#site = site;
  }

  getFileName(): string {
    return this.#site.file;
  }
  getScriptNameOrSourceURL(): string {
    return this.#site.file;
  }
  getLineNumber(): number {
    return this.#site.line;
  }
  getColumnNumber(): number {
    return this.#site.column;
  }
  getEnclosingLineNumber(): number {
    return this.#site.line;
  }
  getEnclosingColumnNumber(): number {
    return this.#site.column;
  }
  isToplevel(): boolean {
    return true;
  }
  isAsync(): boolean {
    return false;
  }
  isConstructor(): boolean {
    return false;
  }
  isEval(): boolean {
    return false;
  }
  isNative(): boolean {
    return false;
  }
  isPromiseAll(): boolean {
    return false;
  }
  getEvalOrigin(): undefined {
    return undefined;
  }
  getFunction(): undefined {
    return undefined;
  }
  getFunctionName(): null {
    return null;
  }
  getMethodName(): null {
    return null;
  }
  getTypeName(): null {
    return null;
  }
  getThis(): undefined {
    return undefined;
  }
  getPosition(): number {
    return 0;
  }
  getPromiseIndex(): null {
    return null;
  }
  getScriptHash(): string {
    return '';
  }
  toString(): string {
    return `${this.#site.file}:${this.#site.line}:${this.#site.column}`;
  }
}
