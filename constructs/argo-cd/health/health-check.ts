/** How Argo CD tells whether objects of a kind do well: a Lua script over `obj` that returns `status` and `message`. */
export interface HealthCheck {
  /** API group; `*` stands for any text in it. */
  readonly group: string;
  /** `*` for all kinds of the group. */
  readonly kind: string;
  /** Runs in Lua 5.1 without libraries but the base and `table`. */
  readonly lua: string;
}

/** What all scripts begin with: nothing is healthy before its controller has looked at this generation of it. */
export const preamble = `local health = { status = "Progressing", message = "Waiting for the controller." }
local status = obj.status
if status == nil then return health end
local generation = obj.metadata.generation
if generation ~= nil and status.observedGeneration ~= nil and status.observedGeneration < generation then return health end
local function is(state, message)
  return { status = state, message = message or "" }
end
`;
