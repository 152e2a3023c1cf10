import { App, Chart, type AppProps } from 'cdk8s';
import type { CheckReport } from './checks/runner';
import type { SystemChecks } from './checks/system-checks';
import type { ManifestSet } from './manifest-set';
import type { ArgoWorkflowsVersion, KubernetesVersion } from './schema/schema-catalog';
import { rememberSource } from './source/remember-source';
import { checkManifests, refuseErrors } from './synth/check-manifests';
import { collectManifests, type CollectedManifests } from './synth/collect-manifests';
import { walkTree } from './synth/construct-tree';
import { orderConstructs } from './synth/order-constructs';
import { writeOutputFolder } from './synth/output-folder';
import { emitFiles, emitText, refuseUnsafeExtension } from './synth/output-text';

/** What an `MlopsApp` can be told, beside what every cdk8s app can. */
export interface MlopsAppProps extends AppProps {
  /** The Kubernetes version whose schemas the app's objects are checked against. @default '1.34' */
  readonly kubernetesVersion?: KubernetesVersion;
  /** The release of Argo Workflows that the app's workflows are written for and checked against. @default '4.1' */
  readonly argoWorkflowsVersion?: ArgoWorkflowsVersion;
  /**
   * What is checked of systems whose objects are made with generated classes alone; `cdk8s-mlops/<system>` exports it as `checks`. The
   * constructs of a system bring theirs along, and the command line knows all.
   * @default - those of the constructs in the app
   */
  readonly checks?: readonly SystemChecks[];
}

/**
 * A `cdk8s.App` that checks what it makes, in time linear in objects, charts and dependencies. Everything made for cdk8s works in it:
 * charts, `cdk8s import` classes, cdk8s-plus, late values, resolvers, `cdk8s synth`.
 */
export class MlopsApp extends App {
  readonly kubernetesVersion: KubernetesVersion;
  readonly argoWorkflowsVersion: ArgoWorkflowsVersion;
  readonly #checks: readonly SystemChecks[];
  readonly #recordsConstructMetadata: boolean;

  /** @throws when `outputFileExtension` would lead out of the output folder */
  constructor(props: MlopsAppProps = {}) {
    super(props);
    refuseUnsafeExtension(this.outputFileExtension);
    this.kubernetesVersion = props.kubernetesVersion ?? '1.34';
    this.argoWorkflowsVersion = props.argoWorkflowsVersion ?? '4.1';
    this.#checks = props.checks ?? [];
    this.#recordsConstructMetadata = props.recordConstructMetadata ?? process.env.CDK8S_RECORD_CONSTRUCT_METADATA === 'true';
    rememberSource(this, new.target);
  }

  /** All objects as plain data, with where they come from, before any rule has looked at them. */
  manifestSet(): ManifestSet {
    return { ...collectManifests(this).set, argoWorkflowsVersion: this.argoWorkflowsVersion };
  }

  /** What the rules of the kernel, and of the systems whose constructs the app holds, say of its objects. */
  check(): CheckReport {
    return this.#check(collectManifests(this));
  }

  /** All charts, each after those that it depends on. */
  override get charts(): Chart[] {
    const { ordered } = orderConstructs(walkTree(this));
    return ordered.map(({ construct }) => construct).filter((construct) => Chart.isChart(construct)) as Chart[];
  }

  /**
   * Checks all objects and writes them to the output folder. With errors, nothing is written and what an earlier synth wrote stays.
   * Warnings are printed on stderr.
   * @throws CheckError with all problems at once
   */
  override synth(): void {
    const collected = collectManifests(this, { share: true });
    refuseErrors(this.#check(collected));
    writeOutputFolder(this.outdir, emitFiles(this, collected, this.#recordsConstructMetadata));
  }

  /**
   * All objects as one YAML text.
   * @throws CheckError with all problems at once
   */
  override synthYaml(): string {
    const collected = collectManifests(this, { share: true });
    refuseErrors(this.#check(collected));
    return emitText(collected.set.entries);
  }

  #check(collected: CollectedManifests): CheckReport {
    const { kubernetesVersion, argoWorkflowsVersion } = this;
    return checkManifests(collected, { kubernetesVersion, argoWorkflowsVersion, checks: this.#checks });
  }
}
