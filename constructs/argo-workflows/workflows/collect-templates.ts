import { Template, type Callable } from '../templates/template';

/** The templates with all that they call, each once: callers before those that they call, in the order in which they are named. */
export function collectTemplates(roots: readonly Callable[]): Template[] {
  const found = new Set<Template>();
  const add = (callable: Callable): void => {
    if (callable instanceof Template) found.add(callable);
  };
  roots.forEach(add);
  // What is added while the loop runs is visited by it as well.
  for (const template of found) template.render().callees?.forEach(add);
  return [...found];
}
