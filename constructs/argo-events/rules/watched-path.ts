import { unmetDemands } from '../../../lib/checks/field-demands';
import { fieldsOf, textOf, type Fields } from '../../../lib/references/fields';
import { compilePattern } from '../../../lib/schema/pattern';
import { eventsOf, type Placed } from '../parts';
import { eventSourceRule } from './kinds';

const operations = ['CREATE', 'REMOVE', 'WRITE', 'RENAME', 'CHMOD'];

export const watchedPath = eventSourceRule({
  code: 'argo-events/watched-path',
  summary: 'A watch on files names a folder by its whole path, and a file in it or a pattern.',
  docs: 'https://argoproj.github.io/argo-events/eventsources/setup/file/',
  checkObject(object, report) {
    for (const event of eventsOf(object)) {
      const watch = watchOf(event);
      if (watch === undefined) continue;
      const { path, fields } = watch;
      for (const { field, what, hint } of unmetDemands(fields, ['directory', { oneOf: ['path', 'pathRegexp'] }, { atMostOne: ['path', 'pathRegexp'] }])) {
        report({ path: `${path}.${field}`, message: `The watch of event '${event.name}' ${what}.`, hint });
      }
      for (const { field, what, hint } of mistakesOf(event, fields)) {
        report({
          path: `${path}.${field}`,
          message: `The watch of event '${event.name}' has ${what}.`,
          hint,
        });
      }
    }
  },
});

/** HDFS has the fields of a watch among its own. */
function watchOf({ type, path, fields }: Placed): { path: string; fields: Fields } | undefined {
  if (type === 'hdfs') return { path, fields };
  return type === 'file' || type === 'sftp' ? { path: `${path}.watchPathConfig`, fields: fieldsOf(fields.watchPathConfig) } : undefined;
}

function* mistakesOf({ type }: Placed, fields: Fields): Generator<{ field: string; what: string; hint: string }> {
  const [directory, file, pattern] = [textOf(fields.directory), textOf(fields.path), textOf(fields.pathRegexp)];
  if (directory !== undefined && !directory.startsWith('/')) {
    yield {
      field: 'directory',
      what: `the folder '${directory}'`,
      hint: 'Write its whole path, from the root.',
    };
  }
  if (file?.startsWith('/')) yield { field: 'path', what: `the file '${file}'`, hint: 'Write its path from the folder that is watched.' };
  if (pattern !== undefined && compilePattern(pattern).broken !== undefined) {
    yield {
      field: 'pathRegexp',
      what: `the pattern '${pattern}', which is no regular expression`,
      hint: 'Write one as RE2 reads it.',
    };
  }
  const operation = type === 'hdfs' ? textOf(fields.type) : undefined;
  if (operation !== undefined && !operation.split('|').some((name) => operations.includes(name))) {
    yield { field: 'type', what: `type '${operation}'`, hint: `It is one of ${operations.join(', ')}, or several with | between.` };
  }
}
