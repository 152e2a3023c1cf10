import { fieldAt, fieldsOf, isFields, itemsOf, textOf } from '../../../lib/references/fields';
import { isGiven, type Port } from '../model/ports';
import type { Template } from '../model/template';
import { capital, templateRule, type Report } from './workflow-rule';

export const invalidArtifact = templateRule({
  code: 'argo-workflows/invalid-artifact',
  summary: 'Artifacts of templates that do work have a path inside of the container, those of steps and DAGs have none; their places are complete.',
  docs: 'https://argo-workflows.readthedocs.io/en/latest/walk-through/artifacts/',
  look(template, report) {
    for (const artifact of template.inputArtifacts) {
      reportPath(template, artifact, report);
      if (isGiven(artifact.fields.from)) report({ path: `${artifact.path}.from`, message: `The input '${artifact.name}' has from, which only arguments and outputs have.`, hint: 'Pass it in the arguments of the step or task that calls the template.' });
      reportPlace(artifact, report);
    }
    for (const artifact of template.outputArtifacts) reportPath(template, artifact, report);
    if (isFields(template.fields.archiveLocation)) reportPlace({ name: 'archiveLocation', path: `${template.path}.archiveLocation`, fields: template.fields.archiveLocation }, report);
  },
});

function reportPath({ isLeaf, type, label }: Template, { name, path, fields }: Port, report: Report): void {
  if (type === undefined) return;
  const at = textOf(fields.path);
  if (!isLeaf && at !== undefined) report({ path: `${path}.path`, message: `${capital(label)} is of type ${type}, which has no files, so that its artifact '${name}' has no path.`, hint: 'Remove the path.' });
  if (isLeaf && at === undefined) report({ path: `${path}.path`, message: `The artifact '${name}' has no path.`, hint: 'Say where it is in the container.' });
  if (isLeaf && at !== undefined && at.split('/').includes('..')) report({ path: `${path}.path`, message: `The path '${at}' of the artifact '${name}' leads upwards.`, hint: "Give a path without '..'." });
}

function reportPlace({ path, fields }: Port, report: Report): void {
  if (isFields(fields.git) && textOf(fields.git.repo) === undefined) report({ path: `${path}.git.repo`, message: 'The git artifact has no repo.', hint: 'Give the address of the repository.' });
  if (isFields(fields.hdfs)) reportHdfs(fields.hdfs, `${path}.hdfs`, report);
}

function reportHdfs(hdfs: Port['fields'], path: string, report: Report): void {
  const need = (field: string, hint: string): void => report({ path: `${path}.${field}`, message: `The HDFS artifact has no ${field}.`, hint });
  if (itemsOf(hdfs.addresses).length === 0) need('addresses', 'Give the addresses of the name nodes.');
  const at = textOf(hdfs.path);
  if (at === undefined) need('path', 'Give an absolute path.');
  else if (!at.startsWith('/') && !at.startsWith('{{')) report({ path: `${path}.path`, message: `'${at}' is no absolute path.`, hint: "Begin it with '/'." });
  const { krbKeytabSecret, krbCCacheSecret } = hdfs;
  if (textOf(hdfs.hdfsUser) === undefined && !isFields(krbKeytabSecret) && !isFields(krbCCacheSecret)) need('hdfsUser', 'Give hdfsUser, krbCCacheSecret or krbKeytabSecret.');
  const forKeytab = isFields(krbKeytabSecret) ? ['krbServicePrincipalName', 'krbConfigConfigMap', 'krbUsername', 'krbRealm'] : [];
  const forCache = isFields(krbCCacheSecret) ? ['krbServicePrincipalName', 'krbConfigConfigMap'] : [];
  for (const field of new Set([...forKeytab, ...forCache])) if (!isGiven(hdfs[field])) need(field, 'Kerberos needs it.');
}

/** Without a mount of its own, an artifact cannot lie where a volume is mounted. */
export const mountCollision = templateRule({
  code: 'argo-workflows/mount-collision',
  summary: 'No two volumes and artifacts of a container have one path.',
  look(template, report) {
    const { fields, path, type } = template;
    if (type !== 'container' && type !== 'containerSet' && type !== 'script') return;
    const seen = new Map<string, string>();
    const add = (at: string, field: string, what: string): void => {
      const before = seen.get(at);
      if (before !== undefined) report({ path: field, message: `The path '${at}' is taken by ${before}.`, hint: 'Choose another path.' });
      else seen.set(at, what);
    };
    itemsOf(fieldAt(fields, type, 'volumeMounts')).forEach((mount, index) => {
      const at = textOf(fieldsOf(mount).mountPath);
      if (at !== undefined) add(at, `${path}.${type}.volumeMounts[${index}].mountPath`, `the volume '${String(fieldsOf(mount).name)}'`);
    });
    for (const artifact of template.inputArtifacts) {
      const at = textOf(artifact.fields.path);
      if (at !== undefined) add(at, `${artifact.path}.path`, `the artifact '${artifact.name}'`);
    }
  },
});
