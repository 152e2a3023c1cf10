import { chosenBy, selectionsOf } from '../selections';
import { graphRule } from './graph-rule';

/** A warning: pods may come from elsewhere, such as an operator. */
export const unmatchedSelector = graphRule({
  code: 'references/unmatched-selector',
  severity: 'warning',
  summary: 'A selector of a Service, budget or policy chooses at least one pod of the set.',
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors',
  look: (graph, report) => {
    for (const { entry, selection } of selectionsOf(graph)) {
      if (!chosenBy(graph, entry, selection).next().done) continue;
      report({
        entry,
        path: selection.path,
        message: `The selector chooses none of the ${selection.among?.kind ?? 'pod'}s in the set.`,
        hint: 'Compare it with the labels of what it should choose, or waive this where that is made elsewhere.',
      });
    }
  },
});
