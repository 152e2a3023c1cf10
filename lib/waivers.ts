import type { IConstruct } from 'constructs';
import type { Waiver } from './checks/waiver';
import { captureCallSite, type CallSite } from './source/call-site';
import { positionOf } from './source/position-of';

const METADATA_TYPE = 'cdk8s-mlops:waiver';

interface StoredWaiver {
  readonly code: string;
  readonly reason: string;
  readonly callSite?: CallSite;
}

/**
 * Accepts problems where they are right. The report lists every waiver with its reason, and those that let nothing pass.
 *
 * @example Waivers.of(deployment).add('security/run-as-root', 'The driver has to mount devices.');
 */
export class Waivers {
  /** The waivers for a construct and everything below it; for the app, for everything. */
  static of(construct: IConstruct): Waivers {
    return new Waivers(construct);
  }

  private constructor(private readonly construct: IConstruct) {}

  /**
   * @param code the problem's code, as the report shows it: `schema/unknown-field`
   * @param reason why it is right here, for those who read the report
   */
  add(code: string, reason: string): this {
    const stored: StoredWaiver = { code, reason, callSite: captureCallSite(this.add) };
    this.construct.node.addMetadata(METADATA_TYPE, stored);
    return this;
  }
}

/** The waivers of one construct, not of those below it. */
export function waiversOf(construct: IConstruct): Waiver[] {
  return construct.node.metadata
    .filter(({ type }) => type === METADATA_TYPE)
    .map(({ data }) => toWaiver(data as StoredWaiver, construct.node.path));
}

function toWaiver({ code, reason, callSite }: StoredWaiver, constructPath: string): Waiver {
  return { code, reason, ...(constructPath && { constructPath }), ...(callSite && { source: positionOf(callSite) }) };
}
