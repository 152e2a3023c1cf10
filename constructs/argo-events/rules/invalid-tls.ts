import { isGiven, unmetDemands } from '../../../lib/checks/field-demands';
import { fieldAt, fieldsOf, isFields } from '../../../lib/references/fields';
import { eventsOf } from '../parts';
import { eventSourceRule } from './kinds';

/** Types whose encryption the controller looks at. */
const types = ['amqp', 'emitter', 'kafka', 'mqtt', 'nats', 'nsq', 'redis', 'redisStream'];

export const invalidTls = eventSourceRule({
  code: 'argo-events/invalid-tls',
  summary: 'The encryption of an event has a certificate of the server, or certificate and key of the client together.',
  docs: 'https://argoproj.github.io/argo-events/eventsources/setup/intro/',
  checkObject(object, report) {
    for (const { type, name, path, fields } of eventsOf(object)) {
      const tls = fields.tls;
      if (!types.includes(type) || !isFields(tls) || fieldAt(tls, 'insecureSkipVerify') === true) continue;
      for (const { field, what, hint } of unmetDemands(fieldsOf(tls), [{ together: ['clientCertSecret', 'clientKeySecret'] }])) {
        report({ path: `${path}.tls.${field}`, message: `The encryption of event '${name}' ${what}.`, hint });
      }
      if (['caCertSecret', 'clientCertSecret', 'clientKeySecret', 'enabled'].some((field) => isGiven(tls, field))) continue;
      report({
        path: `${path}.tls`,
        message: `The encryption of event '${name}' has no certificate.`,
        hint: "Set 'caCertSecret', or 'enabled: true' to trust the authorities of the image.",
      });
    }
  },
});
