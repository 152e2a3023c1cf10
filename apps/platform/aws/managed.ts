/** Where an AWS provider finds its access: `providers.ts` makes it. */
const providerConfigRef = { kind: 'ClusterProviderConfig', name: 'default' };

/** What every managed resource here has in common. Late values are not written back, or they would differ from what is committed. */
export const managed = { providerConfigRef, managementPolicies: ['Observe', 'Create', 'Update', 'Delete'] } as const;

/** For what holds data: it stays in AWS when the object is deleted. */
export const kept = { providerConfigRef, managementPolicies: ['Observe', 'Create', 'Update'] } as const;
