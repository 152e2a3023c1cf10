import type * as l1 from '../../imports/argo-rollouts';
import type { AtLeastOne } from '../../lib/choice';
import type { NamedObject } from '../../lib/named-object';
import type { RoutedStepKind } from './canary-step';
import { gatewayApiPlugin } from './gateway-routes';

/** One or more. */
type Some<T> = readonly [T, ...T[]];

/** The Services of the old and of the new pods; the controller points them there. */
export interface StableAndCanary {
  readonly stable: NamedObject;
  readonly canary: NamedObject;
}

/** Two Services that take turns, so that a promotion changes none of them. */
export interface PingAndPong {
  readonly ping: NamedObject;
  readonly pong: NamedObject;
}

export interface RoutedServices {
  readonly services: StableAndCanary | PingAndPong;
}

/** A VirtualService whose weights the controller changes. */
export interface IstioVirtualService extends Omit<l1.RolloutIstioVirtualService, 'name'> {
  readonly virtualService: NamedObject;
  /** Where it is. @default - the namespace of the Rollout */
  readonly namespace?: string;
}

/** A DestinationRule whose subsets the controller points to the old and to the new pods. */
export interface IstioDestinationRule extends Partial<Omit<l1.RolloutDestinationRule, 'name'>> {
  readonly destinationRule: NamedObject;
  /** @default 'stable' */
  readonly stableSubsetName?: string;
  /** @default 'canary' */
  readonly canarySubsetName?: string;
}

interface IstioFields extends Partial<RoutedServices> {
  readonly virtualServices: Some<IstioVirtualService>;
  /** Divide between subsets of one Service. @default - between two Services */
  readonly destinationRule?: IstioDestinationRule;
}

/** Traffic is divided between two Services or between two subsets of one. */
export type IstioOptions = IstioFields & AtLeastOne<'services' | 'destinationRule'>;

export interface AlbOptions extends RoutedServices, Omit<l1.RolloutAlb, 'ingress' | 'ingresses' | 'rootService'> {
  readonly ingresses: Some<NamedObject>;
  /** The Service that the rules of the Ingress name. @default - the Service of the old pods */
  readonly rootService?: NamedObject;
}

export interface NginxOptions extends Omit<l1.RolloutNginx, 'stableIngress' | 'stableIngresses'> {
  readonly services: StableAndCanary;
  readonly stableIngresses: Some<NamedObject>;
}

/** A route of the Gateway API whose weights the plugin changes. */
export interface GatewayRoute {
  readonly route: NamedObject;
  /** Whether steps `setHeaderRoute` change it too. @default false */
  readonly useHeaderRoutes?: boolean;
}

const gatewayLists = ['httpRoutes', 'grpcRoutes', 'tcpRoutes', 'tlsRoutes'] as const;
type GatewayList = (typeof gatewayLists)[number];

type GatewayLists = { readonly [L in GatewayList]?: Some<GatewayRoute> };

interface GatewayFields extends RoutedServices, GatewayLists {
  /** Where the routes are. @default - the namespace of the Rollout */
  readonly namespace?: string;
}

export type GatewayApiOptions = GatewayFields & AtLeastOne<GatewayList>;

type Fields = Pick<l1.RolloutCanary, 'stableService' | 'canaryService' | 'pingPong'>;

/**
 * What divides the traffic between the old and the new pods. `K` are the steps that need such a router and that this one knows.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/
 */
export class TrafficRouting<K extends RoutedStepKind = RoutedStepKind> {
  /** @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/istio/ */
  static istio({ virtualServices, destinationRule, services }: IstioOptions): TrafficRouting {
    const rule = destinationRule && { destinationRule: toDestinationRule(destinationRule) };
    const istio = { ...oneOrSeveral('virtualService', 'virtualServices', virtualServices.map(toVirtualService)), ...rule };
    return new TrafficRouting(() => ({ istio }), services && toServices(services));
  }

  /** By the plugin for the Gateway API, which the controller must have. @see https://rollouts-plugin-trafficrouter-gatewayapi.readthedocs.io */
  static gatewayApi(options: GatewayApiOptions): TrafficRouting {
    const routes = Object.fromEntries(gatewayLists.flatMap((list) => (options[list] ? [[list, options[list].map(toGatewayRoute)]] : [])));
    const routing = (ofRollout?: string) => {
      const namespace = options.namespace ?? ofRollout;
      return { plugins: { [gatewayApiPlugin]: { ...(namespace !== undefined && { namespace }), ...routes } } };
    };
    return new TrafficRouting(routing, toServices(options.services));
  }

  /** By the load balancer of AWS. @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/alb/ */
  static alb({ services, ingresses, rootService, ...rest }: AlbOptions): TrafficRouting<'setCanaryScale' | 'setHeaderRoute'> {
    const alb = { ...oneOrSeveral('ingress', 'ingresses', ingresses.map(nameOf)), ...(rootService && { rootService: rootService.name }), ...rest };
    return new TrafficRouting(() => ({ alb }), toServices(services));
  }

  /** @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/nginx/ */
  static nginx({ services, stableIngresses, ...rest }: NginxOptions): TrafficRouting<'setCanaryScale'> {
    const nginx = { ...oneOrSeveral('stableIngress', 'stableIngresses', stableIngresses.map(nameOf)), ...rest };
    return new TrafficRouting(() => ({ nginx }), toServices(services));
  }

  /** Any other router or plugin, or several at once, in upstream's words; which steps it knows, the checks tell. */
  static of(routing: l1.RolloutTrafficRouting, { services }: Partial<RoutedServices> = {}): TrafficRouting {
    return new TrafficRouting(() => routing, services && toServices(services));
  }

  /** Never set: it carries the type. */
  readonly stepKinds?: K;

  private constructor(
    /** The field `trafficRouting` of a Rollout in this namespace. */
    readonly toRouting: (namespace?: string) => l1.RolloutTrafficRouting,
    /** Fields beside it. */
    readonly fields: Fields = {},
  ) {}
}

function toServices(services: StableAndCanary | PingAndPong): Fields {
  if ('ping' in services) return { pingPong: { pingService: services.ping.name, pongService: services.pong.name } };
  return { stableService: services.stable.name, canaryService: services.canary.name };
}

function toVirtualService({ virtualService, namespace, ...routes }: IstioVirtualService): l1.RolloutIstioVirtualService {
  return { name: namespace === undefined ? virtualService.name : `${virtualService.name}.${namespace}`, ...routes };
}

function toDestinationRule({ destinationRule, ...rest }: IstioDestinationRule): l1.RolloutDestinationRule {
  return { name: destinationRule.name, stableSubsetName: 'stable', canarySubsetName: 'canary', ...rest };
}

function toGatewayRoute({ route, ...rest }: GatewayRoute): object {
  return { name: route.name, ...rest };
}

function nameOf({ name }: NamedObject): string {
  return name;
}

/** Upstream has a field for one, and another for several. */
function oneOrSeveral<One extends string, Several extends string, T>(one: One, several: Several, values: readonly T[]) {
  const field = values.length === 1 ? { [one]: values[0] } : { [several]: values };
  return field as { readonly [F in One]?: T } & { readonly [F in Several]?: readonly T[] };
}
