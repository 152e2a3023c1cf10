import type * as l1 from '../../../imports/argo-workflows';
import { ArtifactReference, ChosenArtifact, type ArtifactStore } from '../ports/artifact';
import type { InputParameter, InputPort, InputPorts } from '../ports/input';
import { parameterText } from '../ports/parameter-text';
import type { Value } from '../values/operands';
import { renderValues } from '../values/render';
import { withItemTags } from '../values/with-tags';

/** What may be given for an input: a value of its type, known now or later; for an artifact one of another step, or where it is stored. */
export type ArgumentOf<P extends InputPort> = P extends InputParameter<infer T> ? Value<T> : ArtifactReference | ChosenArtifact | ArtifactStore;

/** Names of the inputs that callers must give. */
export type RequiredInputs<I extends InputPorts> = { [K in keyof I]: I[K] extends { readonly optional: true } ? never : K }[keyof I];

/** Exactly the inputs of a template; those with a default may be left out. */
export type Arguments<I extends InputPorts> = { readonly [K in RequiredInputs<I>]: ArgumentOf<I[K]> } & {
  readonly [K in Exclude<keyof I, RequiredInputs<I>>]?: ArgumentOf<I[K]>;
};

/** Arguments can be left out as a whole, where no input demands one. */
export type ArgumentsAndOptions<I extends InputPorts, Options> = [RequiredInputs<I>] extends [never]
  ? [args?: Arguments<I>, options?: Options]
  : [args: Arguments<I>, options?: Options];

/** As the API lists them, in the order of the inputs. */
export function argumentLists(inputs: InputPorts, args: Readonly<Record<string, unknown>> = {}): l1.Arguments | undefined {
  const names = [...new Set([...Object.keys(inputs), ...Object.keys(args)])].filter((name) => args[name] !== undefined);
  const isArtifact = (name: string): boolean => inputs[name]?.port === 'input-artifact';
  const parameters = names.filter((name) => !isArtifact(name)).map((name) => ({ name, value: parameterText(args[name]) }));
  const artifacts = names.filter(isArtifact).map((name) => ({ name, ...artifactSource(args[name]) }));
  if (names.length === 0) return undefined;
  return { ...(parameters.length > 0 && { parameters }), ...(artifacts.length > 0 && { artifacts }) };
}

function artifactSource(source: unknown): Partial<l1.Artifact> {
  if (source instanceof ArtifactReference) return { from: `{{${source.reference}}}` };
  if (source instanceof ChosenArtifact) return { fromExpression: withItemTags(source.source) };
  return renderValues(source as ArtifactStore);
}
