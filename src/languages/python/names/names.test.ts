import { describe, expect, it } from 'vitest';
import { isStandardModule, moduleHas, typeHas } from './names.ts';

describe('the names of CPython', () => {
  it('tell a module of the standard library from one that nobody has', () => {
    expect(isStandardModule('xml')).toBe(true);
    expect(isStandardModule('os.path')).toBe(true);
    expect(isStandardModule('requests')).toBe(false);
  });

  it('tell a name that a module has from a misspelt one', () => {
    expect(moduleHas('socket', 'AF_UNIX')).toBe(true);
    expect(moduleHas('socket', 'socker')).toBe(false);
    expect(moduleHas('os', '_exit')).toBe(true);
    expect(moduleHas('my_own_module', 'x')).toBeUndefined();
  });

  it('tell an attribute that a type has, its own, inherited or set on self, from one that it lacks', () => {
    expect(typeHas('str', 'format_map')).toBe(true);
    expect(typeHas('str', 'trim')).toBe(false);
    expect(typeHas('socket.socket', 'sendmsg')).toBe(true);
    expect(typeHas('ConnectionResetError', 'errno')).toBe(true);
    expect(typeHas('generator', 'gi_frame')).toBe(true);
    expect(typeHas('subprocess.Popen', 'pid')).toBe(true);
    expect(typeHas('list', '__class__')).toBe(true);
    expect(typeHas('object', '__init__')).toBe(true);
    expect(typeHas('object', 'append')).toBe(false);
    expect(typeHas('Cat', 'purr')).toBeUndefined();
    expect(typeHas('constructor', 'x')).toBeUndefined();
  });
});
