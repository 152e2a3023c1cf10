import { hintForValue } from '../../../lib/checks/allowed-value';
import { fieldAt, textOf } from '../../../lib/references/fields';
import { eventsOf } from '../parts';
import { eventSourceRule } from './kinds';

const saslMechanisms = ['PLAIN', 'OAUTHBEARER', 'SCRAM-SHA-256', 'SCRAM-SHA-512', 'GSSAPI'];

/** Fields with a closed choice, by type of event. */
const choices: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  github: { contentType: ['json', 'form'] },
  kafka: { 'sasl.mechanism': saslMechanisms },
  pulsar: { type: ['exclusive', 'shared'] },
};

export const unknownEventSetting = eventSourceRule({
  code: 'argo-events/unknown-event-setting',
  summary: 'Settings of events with a closed choice have one of its values.',
  docs: 'https://argoproj.github.io/argo-events/eventsources/setup/intro/',
  checkObject(object, report) {
    for (const { type, name, path, fields } of eventsOf(object)) {
      for (const [field, allowed] of Object.entries(choices[type] ?? {})) {
        const value = textOf(fieldAt(fields, ...field.split('.')));
        if (value === undefined || allowed.includes(value)) continue;
        report({
          path: `${path}.${field}`,
          message: `Event '${name}' has ${field} '${value}', which is not known.`,
          hint: hintForValue(value, allowed),
        });
      }
    }
  },
});
