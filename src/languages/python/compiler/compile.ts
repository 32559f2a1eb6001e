/** Source text -> code of a module. Throws SourceProblem. */
import type { PyCode } from '../objects/values.ts';
import { parse } from '../syntax/parse.ts';
import { docstring } from './functions.ts';
import { OP } from './opcodes.ts';
import { statements } from './statements.ts';
import { analyse } from './symbols.ts';
import { at, closeUnit, lineStartsOf, loadConstant, nowhere, openUnit } from './unit.ts';
import type { Module } from '../syntax/ast.ts';

/** `file` is the place in the trace's file table; -1 for library code, which is hidden from the trace. */
export function compile(text: string, file: number, module: Module = parse(text)): PyCode {
  const scopes = analyse(module);
  const scope = scopes.get(module)!;
  const unit = openUnit({ text, file, lineStarts: lineStartsOf(text) }, scopes, scope, null, '<module>');
  if (scope.annotated.size > 0) unit.asm.emit(OP.SETUP_ANNOTATIONS);
  const doc = docstring(module.body);
  if (doc !== null) {
    at(unit, module.body[0]!);
    loadConstant(unit, doc);
    unit.asm.emit(OP.STORE_NAME, unit.asm.name('__doc__'));
  }
  statements(unit, doc === null ? module.body : module.body.slice(1));
  nowhere(unit);
  loadConstant(unit, null);
  unit.asm.emit(OP.RETURN_VALUE);
  return closeUnit(unit, {
    name: '<module>',
    line: 1,
    argumentCount: 0,
    positionalOnlyCount: 0,
    keywordOnlyCount: 0,
    hasVariadic: false,
    hasVariadicKeywords: false,
    doc,
  });
}
