import type { Rule } from '../../checks/rule';
import { describeTarget, didYouMean } from '../hints';
import { partNames } from '../provider';
import { missingParts } from '../reference-graph';
import type { PartType } from '../reference-model';
import { graphRule, type GraphOf } from './graph-rule';

const summaries: Readonly<Record<PartType, string>> = {
  key: 'A key that an object reads is in the Secret or ConfigMap.',
  port: 'A port that an object sends to is a port of the Service, by name or number.',
  event: 'An event that a Sensor waits for is one of the EventSource.',
  template: 'A template that a step calls is one of the WorkflowTemplate.',
  subset: 'A subset that a route sends to is in a DestinationRule of the host.',
  listener: 'A listener that a route names is one of the Gateway.',
};

/** The object is there, and lacks what the reference names in it. */
export function missingPart(type: PartType, graphOf: GraphOf): Rule {
  const rule = graphRule({
    code: `references/missing-${type}`,
    severity: 'error',
    summary: summaries[type],
    look: (graph, report) => {
      for (const edge of graph.edges) {
        if (edge.optional || edge.parts.length === 0) continue;
        for (const part of missingParts(edge)) {
          if (part.type !== type) continue;
          const names = (edge.provider && partNames(edge.provider, type)) ?? [];
          const message = `${describeTarget(edge.to, edge.namespace, edge.name)} has no ${type} '${part.name}'.`;
          report({ entry: edge.from, path: part.path, message, hint: didYouMean(part.name, names) + listNames(type, names) });
        }
      }
    },
  });
  return rule(graphOf);
}

const mostListed = 10;

function listNames(type: PartType, names: readonly string[]): string {
  if (names.length === 0) return `It has no ${type} at all.`;
  const more = names.length > mostListed ? `, and ${names.length - mostListed} more` : '';
  return `It has ${names.slice(0, mostListed).map((name) => `'${name}'`).join(', ')}${more}.`;
}
