// eslint-disable-next-line @typescript-eslint/no-require-imports -- the package has no types
const { lua, lauxlib, lualib, to_jsstring, to_luastring } = require('fengari');

export interface Health {
  readonly status: string;
  readonly message: string;
}

/** Runs a health check as Argo CD does: the object is the global `obj`, and there are no libraries but the base and `table`. */
export function healthOf(script: string, object: object): Health {
  const state = lauxlib.luaL_newstate();
  for (const [name, open] of [['_G', lualib.luaopen_base], ['table', lualib.luaopen_table]]) {
    lauxlib.luaL_requiref(state, to_luastring(name), open, 1);
    lua.lua_pop(state, 1);
  }
  push(state, object);
  lua.lua_setglobal(state, to_luastring('obj'));
  if (lauxlib.luaL_loadstring(state, to_luastring(script)) !== lua.LUA_OK || lua.lua_pcall(state, 0, 1, 0) !== lua.LUA_OK) {
    throw new Error(to_jsstring(lua.lua_tostring(state, -1)));
  }
  return { status: field(state, 'status'), message: field(state, 'message') };
}

function field(state: unknown, name: string): string {
  lua.lua_getfield(state, -1, to_luastring(name));
  const value = lua.lua_type(state, -1) === lua.LUA_TSTRING ? to_jsstring(lua.lua_tostring(state, -1)) : `no text: ${lua.lua_type(state, -1)}`;
  lua.lua_pop(state, 1);
  return value;
}

/** Lists count from 1; null is nothing. */
function push(state: unknown, value: unknown): void {
  if (typeof value === 'string') lua.lua_pushstring(state, to_luastring(value));
  else if (typeof value === 'number') lua.lua_pushnumber(state, value);
  else if (typeof value === 'boolean') lua.lua_pushboolean(state, value);
  else if (value === null || value === undefined) lua.lua_pushnil(state);
  else {
    lua.lua_newtable(state);
    for (const [key, inner] of Object.entries(value)) {
      push(state, Array.isArray(value) ? Number(key) + 1 : key);
      push(state, inner);
      lua.lua_settable(state, -3);
    }
  }
}
