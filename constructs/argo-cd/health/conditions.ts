import { preamble } from './health-check';

/** Healthy when the condition of this type is true, degraded when it is false. */
export function byCondition(type: string): string {
  return `${preamble}for _, condition in ipairs(status.conditions or {}) do
  if condition.type == "${type}" then
    if condition.status == "True" then return is("Healthy", condition.message) end
    if condition.status == "False" then return is("Degraded", condition.message) end
  end
end
return health
`;
}

/** Healthy when conditions of all these types are true, degraded when any is false. */
export function byAllConditions(...types: readonly string[]): string {
  return `${preamble}local missing = { ${types.map((type) => `${type} = true`).join(', ')} }
for _, condition in ipairs(status.conditions or {}) do
  if condition.status == "False" then return is("Degraded", condition.message) end
  if condition.status == "True" then missing[condition.type] = nil end
end
if next(missing) == nil then return is("Healthy") end
return health
`;
}
