import { Construct } from 'constructs';
import * as l1 from '../../imports/argo-rollouts';
import { carryChecks } from '../../lib/checks/system-checks';
import { metadataOf, type ObjectProps } from '../../lib/object-props';
import { rememberSource } from '../../lib/source/remember-source';
import type { AnalysisArgument } from './analysis-argument';
import { analysisCall, type AnalysisCall, type AnalysisHandle, type CallValues } from './analysis-call';
import { toAnalysisTemplateSpec, type AnalysisTemplateSpecProps } from './analysis-template-spec';
import { checks } from './checks';

export interface AnalysisTemplateProps<A extends AnalysisArgument = never> extends ObjectProps, AnalysisTemplateSpecProps<A> {}

/**
 * Measurements that say whether a new version is good, for the Rollouts and Experiments of one namespace.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/
 */
export class AnalysisTemplate<A extends AnalysisArgument = never> extends Construct implements AnalysisHandle<A> {
  static {
    carryChecks(this, () => checks);
  }

  /** A template that is made elsewhere, with the arguments that it takes. Declare it with `ExternalObjects` too. */
  static fromAnalysisTemplateName<A extends AnalysisArgument = never>(name: string, _args?: readonly A[]): AnalysisHandle<A> {
    return { templateName: name, clusterScope: false, withArgs: (...values) => analysisCall(name, false, values[0]) };
  }

  readonly resource: l1.AnalysisTemplate;
  readonly clusterScope = false;

  constructor(scope: Construct, id: string, props: AnalysisTemplateProps<A>) {
    super(scope, id);
    this.resource = new l1.AnalysisTemplate(this, 'Resource', { metadata: metadataOf(props), spec: toAnalysisTemplateSpec(props) });
    rememberSource(this, new.target);
  }

  get name(): string {
    return this.resource.name;
  }

  get templateName(): string {
    return this.name;
  }

  withArgs(...values: CallValues<A>): AnalysisCall {
    return analysisCall(this.name, false, values[0]);
  }
}
