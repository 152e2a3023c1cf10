import type { Finding } from '../rule';
import { quote, type NameFormat } from './name-format';

/**
 * What to say about a value that does not have its format; nothing when it has.
 * @param subject what the value is: `The name`
 * @param owner whose it is: `the Deployment`. Asked for bad values alone
 */
export function nameFinding(subject: string, value: string, format: NameFormat, owner?: () => string): Pick<Finding, 'message' | 'hint'> | undefined {
  const fault = format.fault(value);
  if (fault === undefined) return undefined;
  const suggestion = format.suggest(value);
  return {
    message: `${subject} ${quote(value)}${owner ? ` of ${owner()}` : ''} is not ${format.title}: ${fault}.`,
    hint: suggestion ? `${format.advice} For example ${quote(suggestion)}.` : format.advice,
  };
}
