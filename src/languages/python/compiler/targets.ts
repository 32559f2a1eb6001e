/** Assignment and deletion: the value on top of the stack goes to a target. */
import type { Expression, ExpressionOf } from '../syntax/ast.ts';
import { syntaxError } from '../syntax/problem.ts';
import { expression } from './expressions.ts';
import { OP } from './opcodes.ts';
import { mangle } from './symbols.ts';
import { at, variable, type Unit } from './unit.ts';

/** Takes the value from the stack. */
export function store(unit: Unit, target: Expression): void {
  const { asm } = unit;
  switch (target.kind) {
    case 'Name':
      at(unit, target);
      return variable(unit, 'store', target.id);
    case 'Attribute':
      expression(unit, target.value);
      at(unit, target);
      return asm.emit(OP.STORE_ATTR, asm.name(mangle(unit.scope.className, target.name)));
    case 'Subscript':
      expression(unit, target.value);
      expression(unit, target.index);
      at(unit, target);
      return asm.emit(OP.STORE_SUBSCR);
    case 'Tuple':
    case 'List':
      return unpack(unit, target);
    default:
      return syntaxError(target.from, 'cannot assign to expression');
  }
}

function unpack(unit: Unit, target: ExpressionOf<'Tuple' | 'List' | 'Set'>): void {
  const { elements } = target;
  at(unit, target);
  const star = elements.findIndex((element) => element.kind === 'Starred');
  if (star < 0) unit.asm.emit(OP.UNPACK_SEQUENCE, elements.length);
  else unit.asm.emit(OP.UNPACK_EX, star | ((elements.length - star - 1) << 10));
  for (const element of elements) store(unit, element.kind === 'Starred' ? element.value : element);
}

export function remove(unit: Unit, target: Expression): void {
  const { asm } = unit;
  switch (target.kind) {
    case 'Name':
      at(unit, target);
      return variable(unit, 'delete', target.id);
    case 'Attribute':
      expression(unit, target.value);
      at(unit, target);
      return asm.emit(OP.DELETE_ATTR, asm.name(mangle(unit.scope.className, target.name)));
    case 'Subscript':
      expression(unit, target.value);
      expression(unit, target.index);
      at(unit, target);
      return asm.emit(OP.DELETE_SUBSCR);
    case 'Tuple':
    case 'List':
      return target.elements.forEach((element) => remove(unit, element));
    default:
      return syntaxError(target.from, 'cannot delete expression');
  }
}
