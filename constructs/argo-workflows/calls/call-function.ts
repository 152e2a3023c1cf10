import { captureCallSite } from '../../../lib/source/call-site';
import type { Callable } from '../templates/template';
import type { Call, CallOptions } from './call';
import { itemOf, wholeItem, type LoopItems, type PerItem } from './loop';

type Args = Call['arguments'];

/** The function that users make steps or tasks with: it hands on what was called, and returns what those after it know it as. */
export function callFunction<S extends object>(handleOf: (name: string, template: Callable, isLoop: boolean) => S, onCall: (call: Call) => void) {
  const call = (name: string, template: Callable, args?: Args, options: CallOptions<never> = {}): S => {
    const handle = handleOf(name, template, false);
    onCall({ name, template, arguments: args, items: undefined, options, hooks: hooksOf(options, handle), callSite: captureCallSite(call) });
    return handle;
  };
  const each = (
    name: string,
    template: Callable,
    items: LoopItems<unknown>,
    args: PerItem<unknown, Args>,
    options: CallOptions<never> | PerItem<unknown, CallOptions<never>> = {},
  ): S => {
    const handle = handleOf(name, template, true);
    const [item, whole] = [itemOf(items), wholeItem(items)];
    const ofEach = typeof options === 'function' ? options(item, whole) : options;
    onCall({
      name,
      template,
      arguments: args(item, whole),
      items,
      options: ofEach,
      hooks: hooksOf(ofEach, handle),
      callSite: captureCallSite(each),
    });
    return handle;
  };
  return Object.assign(call, { each });
}

function hooksOf({ hooks = {} }: CallOptions<never>, handle: object): Call['hooks'] {
  return typeof hooks === 'function' ? hooks(handle as never) : hooks;
}
