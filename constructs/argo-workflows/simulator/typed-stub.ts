import type { InputParameter, InputPorts } from '../ports/input';
import type { OutputParameter, OutputPorts } from '../ports/output';
import type { Callable } from '../templates/template';
import type { GivenContent } from './content';
import type { Stub, Stubs } from './stubs';

/** What a stub reads of its step: the input parameters, always texts. */
export type StubInputs<I extends InputPorts> = { readonly [K in keyof I as I[K] extends InputParameter ? K : never]: string };

/** What a stub may give: values of the outputs' types, contents of artifacts. */
export type StubOutputs<O extends OutputPorts> = { readonly [K in keyof O]?: O[K] extends OutputParameter<infer T> ? T : GivenContent };

/**
 * A stub for a template that was made with the constructs: what it reads and gives are the inputs and outputs of that template.
 *
 * @example simulate(training, { stubs: { ...stub(train, { outputs: { rmse: 0.9 } }), '*': {} } });
 */
export function stub<I extends InputPorts, O extends OutputPorts>(template: Callable<I, O>, given: Stub<StubInputs<I>, StubOutputs<O>>): Stubs {
  return { [template.name]: given as Stub };
}
