import type { Chart } from 'cdk8s';
import { contract } from './contract';
import type { Settings } from './settings';
import { Gateway, PeerAuthentication } from 'cdk8s-mlops/imports/istio';

/** The door of the cluster, and mutual TLS behind it. */
export function addMesh(chart: Chart, { domain, aws }: Settings): void {
  const { namespace, gateway, serviceAccount } = contract.ingress;
  const hosts = [`*.${domain}`];
  new Gateway(chart, 'gateway', {
    metadata: { name: gateway, namespace },
    spec: {
      selector: { istio: serviceAccount.replace('istio-', '') },
      // On AWS, the load balancer ends TLS with the certificate of the domain; within the mesh, Istio's own TLS begins.
      servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts, ...(aws && { tls: { httpsRedirect: false } }) }],
    },
  });
  new PeerAuthentication(chart, 'mutual-tls', {
    metadata: { name: 'default', namespace: 'istio-system' },
    spec: { mtls: { mode: 'STRICT' } },
  });
}
