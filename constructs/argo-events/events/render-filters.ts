import type { DataFilter, EventDependency, EventDependencyFilter, ExprFilter } from '../../../imports/argo-events';
import type { AnyFilter, DataDemand, EventFilter, SimpleFilter } from './event-filter';

type Rendered = Pick<EventDependency, 'filters' | 'filtersLogicalOperator'>;

/**
 * Filters in the form of a dependency. Those of one kind have one operator there, so demands on the data that stand beside a choice of such
 * demands are written as expressions, which mean the same.
 *
 * @throws when a dependency cannot say it
 */
export function renderFilters(filters: readonly EventFilter[]): Rendered {
  const choices = filters.filter((filter): filter is AnyFilter => filter.kind === 'any');
  const demands = filters.filter((filter): filter is SimpleFilter => filter.kind !== 'any');
  const [mixed] = choices.filter(isMixed);
  if (mixed) return renderMixed(mixed, filters);
  const chosen = (kind: 'data' | 'exprs'): AnyFilter | undefined => {
    const found = choices.filter((choice) => choice.filters[0]?.kind === kind);
    if (found.length > 1) throw new Error(`Filters hold ${found.length} choices (anyOf) of the kind '${kind}', and a dependency takes one. Write all but one as expression(...).`);
    return found[0];
  };
  return { filters: joinKinds(demands, chosen('data'), chosen('exprs')) };
}

function isMixed({ filters }: AnyFilter): boolean {
  const kinds = new Set(filters.map(({ kind }) => kind));
  return kinds.size > 1 || kinds.has('context') || kinds.has('time') || kinds.has('script');
}

function renderMixed(mixed: AnyFilter, all: readonly EventFilter[]): Rendered {
  if (all.length > 1) throw new Error('A choice (anyOf) among filters of several kinds stands beside other filters, and a dependency cannot say that. Let it stand alone, or write it as expression(...).');
  const of = (kind: SimpleFilter['kind']): SimpleFilter[] => mixed.filters.filter((filter) => filter.kind === kind);
  const [data, exprs] = [of('data'), of('exprs')];
  return {
    filters: {
      ...joinKinds(mixed.filters),
      ...(data.length > 1 && { dataLogicalOperator: 'or' }),
      ...(exprs.length > 1 && { exprLogicalOperator: 'or' }),
    },
    filtersLogicalOperator: 'or',
  };
}

function joinKinds(demands: readonly SimpleFilter[], anyData?: AnyFilter, anyExpr?: AnyFilter): EventDependencyFilter | undefined {
  const data = demands.filter((filter): filter is DataDemand => filter.kind === 'data');
  const exprs = demands.flatMap((filter) => (filter.kind === 'exprs' ? [filter.filter] : []));
  const all = [...exprs, ...(anyData ? data.map(asExpression) : [])];
  if (anyExpr && all.length > 0) throw new Error('A choice (anyOf) of expressions stands beside other expressions, and a dependency joins all of them alike. Write them as one expression(...).');
  const filters: EventDependencyFilter = {
    ...dataPart(anyData ? dataOf(anyData) : data.map(({ filter }) => filter), anyData !== undefined),
    ...exprPart(anyExpr ? exprsOf(anyExpr) : all, anyExpr !== undefined),
    ...single(demands, 'context'),
    ...single(demands, 'time'),
    ...single(demands, 'script'),
  };
  return Object.keys(filters).length === 0 ? undefined : filters;
}

function dataPart(data: readonly DataFilter[], any: boolean): EventDependencyFilter {
  return { ...(data.length > 0 && { data }), ...(any && { dataLogicalOperator: 'or' }) };
}

function exprPart(exprs: readonly ExprFilter[], any: boolean): EventDependencyFilter {
  return { ...(exprs.length > 0 && { exprs }), ...(any && { exprLogicalOperator: 'or' }) };
}

function dataOf({ filters }: AnyFilter): DataFilter[] {
  return filters.flatMap((filter) => (filter.kind === 'data' ? [filter.filter] : []));
}

function exprsOf({ filters }: AnyFilter): ExprFilter[] {
  return filters.flatMap((filter) => (filter.kind === 'exprs' ? [filter.filter] : []));
}

/** Of these kinds a dependency has one place each. */
function single(demands: readonly SimpleFilter[], kind: 'context' | 'time' | 'script'): EventDependencyFilter {
  const found = demands.filter((filter) => filter.kind === kind);
  if (found.length > 1) throw new Error(`Filters hold ${found.length} of the kind '${kind}', and a dependency takes one. Make one of them.`);
  return found[0] ? { [kind]: found[0].filter } : {};
}

/** A demand on the data in the language of expressions. */
function asExpression({ filter: { path, type, value, comparator } }: DataDemand): ExprFilter {
  const operator = type === 'string' ? (comparator === '!=' ? '!~' : '=~') : comparator === '=' ? '==' : comparator;
  const expr = value.map((one) => `value ${operator} ${type === 'string' ? quoted(one) : one}`).join(' || ');
  return { expr, fields: [{ name: 'value', path }] };
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
