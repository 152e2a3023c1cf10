import type { ManifestEntry, ManifestSet } from '../manifest-set';
import type { SchemaCatalog } from '../schema/schema-catalog';
import type { Category, RelatedObject, Severity } from './problem';
import type { Published } from './published';

/** What a rule may look at. */
export interface CheckContext {
  readonly set: ManifestSet;
  readonly schemas: SchemaCatalog;
  /** What else goes to the config repository. @default - not known: an app by itself, or files */
  readonly published?: Published;
}

/** What a rule found. The runner adds code, category, severity, identity and position. */
export interface Finding {
  readonly entry: ManifestEntry;
  /** Field, as the API server writes it. @default - the object itself */
  readonly path?: string;
  /** The entry of a map that is meant, where the API server names the map alone: `metadata.labels[team]`. For the position only. @default - `path` */
  readonly at?: string;
  readonly message: string;
  readonly hint?: string;
  readonly related?: readonly RelatedObject[];
}

/** One rule, one file: code, what it demands, and the function that looks. */
export interface Rule {
  /** `<category or system>/<what-is-wrong>`, unique: `names/duplicate-identity`. */
  readonly code: string;
  readonly category: Category;
  readonly severity: Severity;
  /** The rule in one sentence, for `explain` and SARIF. */
  readonly summary: string;
  /** Page of upstream's documentation that states it. */
  readonly docs?: string;
  /** Codes of more general rules that find the same mistakes at the same fields: where both run, this one alone tells. @default - none */
  readonly supersedes?: readonly string[];
  check(context: CheckContext, report: (finding: Finding) => void): void;
}
