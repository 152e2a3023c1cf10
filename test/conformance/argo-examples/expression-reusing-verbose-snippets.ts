import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { expression, input, jsonPath, script, sprig, Workflow, workflowParameters } from 'cdk8s-mlops/argo-workflows';

/** A long expression stands once, in the default of an input, and is used three times. */
export default (chart: Chart): void => {
  const parameters = workflowParameters({
    weather: input.json<{ weekWeather: string }>({ default: { weekWeather: 'eyJ0ZW1wcyI6IFszNCwgMjcsIDE1LCA1NywgNDZdfQo=' } }),
  });
  const temperatures = jsonPath<number[]>(sprig('b64dec', jsonPath(parameters.weather, '$.weekWeather')), '$.temps');
  const main = script('main', {
    inputs: {
      'week-temps': input.json<{ avg: number; min: number; max: number }>({
        default: expression`map([${temperatures}], {
          toJson({ avg: sprig.add(#[0], #[1], #[2], #[3], #[4]) / 5, min: sprig.min(#[0], #[1], #[2], #[3], #[4]), max: sprig.max(#[0], #[1], #[2], #[3], #[4]) })
        })[0]`,
      }),
    },
    env: (inputs) => ({
      AVG: jsonPath(inputs['week-temps'], '$.avg'),
      MIN: jsonPath(inputs['week-temps'], '$.min'),
      MAX: jsonPath(inputs['week-temps'], '$.max'),
    }),
    image: 'busybox',
    command: ['sh'],
    source: 'echo "The week\'s average temperature was $AVG with a minimum of $MIN and a maximum of $MAX."\n',
  });
  new Workflow(chart, 'Workflow', { name: 'expression-reusing-verbose-snippets', entrypoint: main, parameters, ...upstreamDefaults });
};
