import { Construct } from 'constructs';
import * as L1 from '../../imports/argo-cd';
import { carryChecks } from '../../lib/checks/system-checks';
import { metadataOf, type ObjectProps } from '../../lib/object-props';
import { applyOverrides, type DeepPartial } from '../../lib/overrides';
import { rememberSource } from '../../lib/source/remember-source';
import { renderApplicationMetadata, renderApplicationSpec, type ApplicationProps } from './application-template';
import { checks } from './checks';
import type { Generator } from './generators';

/** The Application that each result of the generators makes. */
export type ApplicationTemplate = ApplicationProps & { readonly name: string };

type Generators = readonly [Generator, ...Generator[]];

/** What the template may use: the keys that all generators have. */
type TemplateParams<G extends Generators> = G[number] extends Generator<infer P> ? P : never;

export interface ApplicationSetProps<G extends Generators> extends ObjectProps {
  readonly generators: G;
  /** The Application for one result; every value of `p` is a placeholder that Argo CD fills in. */
  readonly template: (p: TemplateParams<G>) => ApplicationTemplate;
  /** A Go template of YAML that is laid over each Application, for what a text cannot say. @default - none */
  readonly templatePatch?: (p: TemplateParams<G>) => string;
  /** What the set may do with its Applications. @default - it makes, changes and deletes them */
  readonly syncPolicy?: L1.ApplicationSetSyncPolicy;
  /** In which order they are synced. @default - all at once */
  readonly strategy?: L1.ApplicationSetStrategy;
  /** Fields of the Applications that others write. @default - none */
  readonly ignoreApplicationDifferences?: readonly L1.ApplicationSetIgnoreApplicationDifference[];
  /** Annotations and labels of the Applications that others write. @default - none */
  readonly preservedFields?: L1.ApplicationSetPreservedFields;
  /** Selectors of generators within others count too. @default - Argo CD's own setting */
  readonly applyNestedSelectors?: boolean;
  /** Fields of the spec that win over everything else. @default - none */
  readonly overrides?: DeepPartial<L1.ApplicationSetSpec>;
}

/**
 * Makes an Application for each result of its generators. Placeholders are Go templates; a key that a result lacks is an error instead of
 * an empty text.
 *
 * @example
 * new ApplicationSet(chart, 'guestbook', {
 *   generators: [clusters()],
 *   template: (p) => ({ name: `${p.nameNormalized}-guestbook`, project, source, destination: { server: p.server } }),
 * });
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/
 */
export class ApplicationSet<const G extends Generators = Generators> extends Construct {
  static {
    carryChecks(ApplicationSet, () => checks);
  }

  readonly resource: L1.ApplicationSet;

  constructor(scope: Construct, id: string, props: ApplicationSetProps<G>) {
    super(scope, id);
    this.resource = new L1.ApplicationSet(this, 'Resource', { metadata: metadataOf(props), spec: applyOverrides<L1.ApplicationSetSpec>(render(props), props.overrides) });
    rememberSource(this, new.target);
  }
}

function render<G extends Generators>(props: ApplicationSetProps<G>): L1.ApplicationSetSpec {
  const { generators, template, templatePatch, syncPolicy, strategy, ignoreApplicationDifferences, preservedFields, applyNestedSelectors } = props;
  const params = generators[0].params as TemplateParams<G>;
  const application = template(params);
  return {
    goTemplate: true,
    goTemplateOptions: ['missingkey=error'],
    generators: generators.map(({ spec }) => spec),
    template: { metadata: renderApplicationMetadata(application), spec: renderApplicationSpec(application) },
    ...(templatePatch && { templatePatch: templatePatch(params) }),
    ...(syncPolicy && { syncPolicy }),
    ...(strategy && { strategy }),
    ...(ignoreApplicationDifferences && { ignoreApplicationDifferences }),
    ...(preservedFields && { preservedFields }),
    ...(applyNestedSelectors !== undefined && { applyNestedSelectors }),
  };
}
