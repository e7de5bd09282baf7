import { basename, dirname } from 'node:path';
import ts from 'typescript';
import type { Sources } from './event-source.js';

export interface Slice {
  readonly folder: string;
  /** Types that its decision may record in the stream it decides on. */
  readonly records: readonly string[];
  /** Types that its handler has recorded in other streams first. */
  readonly before: readonly string[];
}

/** Which action is served by which slice, and what the slice records: from the types of its decision function. */
export function slicesByAction(sources: Sources): ReadonlyMap<string, Slice> {
  const decisions = decisionFunctions(sources);
  const handlers = new Map(sources.files.filter(isHandler).map(file => [dirname(file.fileName), file]));
  const slices = new Map<string, Slice>();
  for (const file of sources.files.filter(({ fileName }) => fileName.endsWith('.controller.ts'))) {
    const folder = dirname(file.fileName);
    const records = decisions.get(camel(basename(folder)));
    if (records === undefined) continue;
    const handler = handlers.get(folder);
    const before = handler === undefined ? [] : stepsOf(handler, decisions);
    for (const action of commandActions(file)) slices.set(action, { folder: sources.pathOf(file), records, before });
  }
  return slices;
}

const isHandler = ({ fileName }: ts.SourceFile): boolean => fileName.endsWith('.handler.ts');

const camel = (words: string): string => words.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase());

/** Exported functions that answer `readonly SomeEvent[]`, by name. */
function decisionFunctions({ files, checker }: Sources): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const file of files.filter(({ fileName }) => !/\.[a-z-]+\.ts$/.test(fileName))) {
    const module = checker.getSymbolAtLocation(file);
    for (const symbol of module === undefined ? [] : checker.getExportsOfModule(module)) {
      const [signature] = checker.getTypeOfSymbolAtLocation(symbol, file).getCallSignatures();
      const types = signature === undefined ? [] : eventTypes(checker, signature.getReturnType());
      if (types.length > 0 && !found.has(symbol.name)) found.set(symbol.name, types);
    }
  }
  return found;
}

/** `readonly (ProposalApproved | PlausibilityWarningRaised)[]` to their names. */
function eventTypes(checker: ts.TypeChecker, answer: ts.Type): readonly string[] {
  const element = checker.isArrayType(answer) ? checker.getTypeArguments(answer as ts.TypeReference)[0] : undefined;
  if (element === undefined) return [];
  const members = element.isUnion() ? element.types : [element];
  return members.flatMap(member => {
    const type = member.getProperty('type');
    if (type === undefined || member.getProperty('data') === undefined) return [];
    const literal = checker.getTypeOfSymbol(type);
    return literal.isStringLiteral() ? [literal.value] : [];
  });
}

/** What a handler sends or claims before its own append. */
function stepsOf(handler: ts.SourceFile, decisions: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const steps = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node)) {
      const name = node.expression.getText();
      for (const type of decisions.get(name.charAt(0).toLowerCase() + name.slice(1)) ?? []) steps.add(type);
    }
    if (ts.isCallExpression(node) && /\bclaims\.claim$/.test(node.expression.getText()))
      steps.add('UniqueValueClaimed');
    ts.forEachChild(node, visit);
  };
  visit(handler);
  return [...steps];
}

/** The `action` of every `@CommandRoute({ … })`. */
function commandActions(file: ts.SourceFile): readonly string[] {
  const actions: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'CommandRoute') {
      const [options] = node.arguments;
      const properties = options !== undefined && ts.isObjectLiteralExpression(options) ? options.properties : [];
      for (const each of properties) {
        if (ts.isPropertyAssignment(each) && each.name.getText() === 'action' && ts.isStringLiteral(each.initializer))
          actions.push(each.initializer.text);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return actions;
}

/** Members that a refusal carries in `params`, by code: the keys of `violation('code', { … })`. */
export function violationParams({ files }: Sources): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'violation') {
      const [slug, params] = node.arguments;
      if (
        slug !== undefined &&
        ts.isStringLiteral(slug) &&
        params !== undefined &&
        ts.isObjectLiteralExpression(params)
      ) {
        const names = found.get(slug.text) ?? new Set<string>();
        for (const each of params.properties)
          if (each.name !== undefined && ts.isIdentifier(each.name)) names.add(each.name.text);
        found.set(slug.text, names);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) if (file.text.includes('violation(')) visit(file);
  return new Map([...found].map(([slug, names]) => [slug, [...names]]));
}

/** Files that refuse with a code, as opposed to those that only name or translate it. */
export function rulesBehind(sources: Sources): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const file of sources.files) {
    if (/\.(violations|problems|controller|actions)\.ts$/.test(file.fileName)) continue;
    // It refuses nothing; what it counts of refusals it names.
    if (sources.pathOf(file).startsWith('src/reporting/')) continue;
    for (const [, slug = ''] of file.text.matchAll(/'([a-z]+\.[a-z-]+)'/g)) {
      const path = sources.pathOf(file);
      const paths = found.get(slug) ?? [];
      if (!paths.includes(path)) found.set(slug, [...paths, path]);
    }
  }
  return found;
}
