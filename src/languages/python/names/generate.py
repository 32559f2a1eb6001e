"""Writes tables.ts: which names CPython 3.11 on Linux has, per builtin type, per module and per class of a module.

Run: python3 generate.py > tables.ts      (CPython 3.11.7 on Linux only)
The interpreter uses the tables to tell what only we lack (it stops the run and says so) from what nobody has (AttributeError, ImportError).
Instance attributes that a class of the standard library sets on `self` count as names of the class.
"""
import ast
import importlib
import inspect
import sys
import textwrap
import types

assert sys.version_info[:2] == (3, 11) and sys.platform == 'linux'

MODULES = '''abc argparse asyncio atexit base64 bisect builtins codecs collections collections.abc concurrent.futures contextlib copy dataclasses datetime enum errno functools gc hashlib
heapq io ipaddress itertools json logging math operator os os.path queue random re secrets select selectors signal socket socketserver statistics string struct subprocess sys termios
textwrap threading time traceback tty types typing uuid warnings weakref zlib'''.split()


def function_types():
    def generator():
        yield

    async def coroutine():
        pass

    async def asynchronous_generator():
        yield

    class Example:
        __slots__ = ('member',)

        def method(self):
            pass

    coroutine_object = coroutine()
    coroutine_object.close()
    try:
        raise ValueError
    except ValueError as error:
        traceback, frame = error.__traceback__, error.__traceback__.tb_frame
    return {
        'function': type(generator), 'method': type(Example().method), 'builtin_function_or_method': type(len), 'method_descriptor': type(str.join), 'wrapper_descriptor': type(object.__init__),
        'method-wrapper': type(object().__init__), 'generator': type(generator()), 'coroutine': type(coroutine_object), 'async_generator': type(asynchronous_generator()), 'module': type(sys),
        'NoneType': type(None), 'NotImplementedType': type(NotImplemented), 'ellipsis': type(...), 'code': type(generator.__code__), 'frame': type(frame), 'traceback': type(traceback),
        'cell': types.CellType, 'mappingproxy': types.MappingProxyType, 'member_descriptor': type(Example.member), 'getset_descriptor': type(type.__dict__['__doc__']), 'list_iterator': type(iter([])),
        'tuple_iterator': type(iter(())), 'str_iterator': type(iter('é')), 'str_ascii_iterator': type(iter('')), 'bytes_iterator': type(iter(b'')), 'dict_keys': type({}.keys()), 'dict_values': type({}.values()),
        'dict_items': type({}.items()), 'dict_keyiterator': type(iter({})), 'dict_valueiterator': type(iter({}.values())), 'dict_itemiterator': type(iter({}.items())), 'set_iterator': type(iter(set())),
        'range_iterator': type(iter(range(0))), 'callable_iterator': type(iter(int, 1)), 'list_reverseiterator': type(reversed([])), 'types.GenericAlias': types.GenericAlias, 'types.UnionType': types.UnionType,
        'types.SimpleNamespace': types.SimpleNamespace,
    }


OBJECT = set(dir(object))


def instance_names(kind):
    """Names that the methods of a class and of its bases set on self."""
    found = set()
    for base in kind.__mro__:
        try:
            tree = ast.parse(textwrap.dedent(inspect.getsource(base)))
        except (OSError, TypeError, SyntaxError):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and isinstance(node.value, ast.Name) and node.value.id == 'self':
                found.add(node.attr)
    return found


def shown(names, in_order=False):
    public = [name for name in names if not (name.startswith('_') and not name.endswith('__'))]
    return ' '.join(public if in_order else sorted(public))


def type_names(kind):
    return shown((set(dir(kind)) | instance_names(kind)) - OBJECT)


def main():
    modules, kinds, seen = {}, {}, {}
    for name, value in vars(importlib.import_module('builtins')).items():
        if isinstance(value, type) and name != 'object':
            kinds[value.__name__] = type_names(value)
            seen[value] = value.__name__
    for name, value in function_types().items():
        kinds[name] = type_names(value)
        seen[value] = name
    for module_name in MODULES:
        module = importlib.import_module(module_name)
        names = set(dir(module))
        # The order of builtins decides between equally near suggestions; elsewhere it plays no part.
        listed = list(vars(module)) if module_name == 'builtins' else names
        modules[module_name] = shown(listed, in_order=module_name == 'builtins') + ''.join(' ' + name for name in sorted(names) if module_name in ('os', 'sys') and name.startswith('_') and not name.endswith('__'))
        for name in sorted(names):
            value = getattr(module, name)
            if not isinstance(value, type) or name.startswith('_') or value is object:
                continue
            key = module_name + '.' + name
            if value in seen:
                if seen[value] != name:
                    kinds[key] = '=' + seen[value]
            elif (value.__module__ or '').lstrip('_').split('.')[0] in (module_name.split('.')[0], 'posix', 'thread'):
                kinds[key] = type_names(value)
                seen[value] = key
    # A subclass that adds nothing to what its base shows is a reference, too.
    print('/**\n * Generated by generate.py from CPython 3.11 on Linux. Do not edit. Names stand in one text per module and type, parted by spaces; a type\'s\n'
          " * names leave out those of object; '=KEY' says: the same as KEY.\n */\n")
    print('/** dir(object). */')
    print(f"export const OBJECT_NAMES = '{' '.join(sorted(OBJECT))}';\n")
    print('/** sys.stdlib_module_names. */')
    print(f"export const STDLIB_MODULES = '{' '.join(sorted(sys.stdlib_module_names))}';\n")
    by_names = {}
    for title, table in (('MODULE_NAMES', modules), ('TYPE_NAMES', kinds)):
        print(f'export const {title}: Readonly<Record<string, string>> = {{')
        for key, names in table.items():
            if not names.startswith('=') and title == 'TYPE_NAMES':
                if len(names) > 40 and names in by_names:
                    names = '=' + by_names[names]
                else:
                    by_names.setdefault(names, key)
            print(f"  '{key}': '{names}',")
        print('};\n' if title == 'MODULE_NAMES' else '};')


main()
