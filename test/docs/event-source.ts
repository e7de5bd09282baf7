import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** What the TypeScript sources say about events: read through the compiler, so that it cannot say anything else. */

export const ROOT = join(import.meta.dirname, '../..');

export interface Field {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  readonly doc: string;
}

export interface EventSource {
  readonly type: string;
  readonly file: string;
  readonly doc: string;
  readonly fields: readonly Field[];
  /** `decision.date`: where in the data its business date stands. */
  readonly businessDate: string;
}

export interface Shape {
  readonly name: string;
  readonly file: string;
  readonly doc: string;
  /** Empty where the shape is no object: then `type` is all there is. */
  readonly fields: readonly Field[];
  readonly type: string;
}

export class Sources {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;

  constructor() {
    const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !name.startsWith('demo'))
      .map(name => join(ROOT, 'src', name));
    const configFile = ts.readConfigFile(join(ROOT, 'tsconfig.json'), name => ts.sys.readFile(name));
    const { options } = ts.parseJsonConfigFileContent(configFile.config, ts.sys, ROOT);
    this.program = ts.createProgram(files, { ...options, types: [] }, ourOwnSourcesOnly(options));
    this.checker = this.program.getTypeChecker();
  }

  /** Our own sources, in the order of their paths. */
  get files(): readonly ts.SourceFile[] {
    return this.program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(join(ROOT, 'src')));
  }

  pathOf(node: ts.Node): string {
    return node.getSourceFile().fileName.slice(ROOT.length + 1);
  }

  /** Every `type X = DomainEvent<'X', …>`, by the name it is stored under. */
  events(): ReadonlyMap<string, EventSource> {
    const found = new Map<string, EventSource>();
    const dates = this.#businessDates();
    for (const file of this.files) {
      for (const statement of file.statements) {
        const parts = ts.isTypeAliasDeclaration(statement) ? eventParts(statement) : undefined;
        if (parts === undefined) continue;
        const data = this.checker.getTypeFromTypeNode(parts.data);
        found.set(parts.type, {
          type: parts.type,
          file: this.pathOf(statement),
          doc: docOf(this.checker, parts.name),
          fields: this.#fieldsOf(data),
          businessDate: dates.get(parts.type) ?? '',
        });
      }
    }
    return found;
  }

  /** The named shapes that these types speak of, and those that they speak of in turn. */
  shapes(types: Iterable<string>): readonly Shape[] {
    const declared = this.#typeDeclarations();
    const found = new Map<string, Shape>();
    const visit = (text: string): void => {
      for (const [name] of text.matchAll(/\b[A-Z][A-Za-z]+\b/g)) {
        const declaration = declared.get(name);
        if (declaration === undefined || found.has(name)) continue;
        const shape = this.#shapeOf(declaration);
        found.set(name, shape);
        for (const { type } of shape.fields) visit(type);
        visit(shape.type);
      }
    };
    for (const type of types) visit(type);
    return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  #shapeOf(declaration: ts.TypeAliasDeclaration): Shape {
    const type = this.checker.getTypeAtLocation(declaration.name);
    const isObject = ts.isTypeLiteralNode(declaration.type);
    return {
      name: declaration.name.text,
      file: this.pathOf(declaration),
      doc: docOf(this.checker, declaration.name),
      fields: isObject ? this.#fieldsOf(type) : [],
      type: isObject ? '' : plain(declaration.type),
    };
  }

  #typeDeclarations(): ReadonlyMap<string, ts.TypeAliasDeclaration> {
    const all = this.files.filter(({ fileName }) => /\.events\.ts$|kernel\/shapes\.ts$/.test(fileName));
    const aliases = all.flatMap(file => file.statements.filter(ts.isTypeAliasDeclaration));
    return new Map(aliases.filter(alias => eventParts(alias) === undefined).map(alias => [alias.name.text, alias]));
  }

  #fieldsOf(type: ts.Type): readonly Field[] {
    return type.getProperties().map(property => {
      const declaration = property.declarations?.[0];
      const node = declaration && ts.isPropertySignature(declaration) ? declaration.type : undefined;
      return {
        name: property.name,
        type: node === undefined ? this.checker.typeToString(this.checker.getTypeOfSymbol(property)) : plain(node),
        optional: (property.flags & ts.SymbolFlags.Optional) !== 0,
        doc: textOf(this.checker, property),
      };
    });
  }

  /** `Type: { schemaVersion: 1, businessDate: data => data.recordedOn }`, and the access audit's own spelling. */
  #businessDates(): ReadonlyMap<string, string> {
    const dates = new Map<string, string>();
    const visit = (node: ts.Node): void => {
      if (ts.isObjectLiteralExpression(node)) {
        const of = (name: string): ts.Expression | undefined =>
          node.properties.filter(ts.isPropertyAssignment).find(each => each.name.getText() === name)?.initializer;
        const date = of('businessDate') ?? of('businessDateOf');
        const holder = ts.isPropertyAssignment(node.parent) ? node.parent.name.getText() : '';
        const type = of('type');
        const name = type !== undefined && ts.isStringLiteral(type) ? type.text : holder;
        if (date !== undefined && ts.isArrowFunction(date))
          dates.set(name, date.body.getText().replace(/\bdata\./, ''));
      }
      ts.forEachChild(node, visit);
    };
    for (const file of this.files) if (/businessDate/.test(file.text)) visit(file);
    return dates;
  }
}

/** The compiler need not read the packages to tell what our own types say; it saves most of the time. */
function ourOwnSourcesOnly(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  host.resolveModuleNameLiterals = (literals, containing, _redirected, compilerOptions) =>
    literals.map(({ text }) =>
      text.startsWith('.')
        ? ts.resolveModuleName(text, containing, compilerOptions, host)
        : { resolvedModule: undefined },
    );
  return host;
}

interface EventParts {
  readonly type: string;
  readonly name: ts.Identifier;
  readonly data: ts.TypeNode;
}

function eventParts(alias: ts.TypeAliasDeclaration): EventParts | undefined {
  const { type: node, name } = alias;
  if (!ts.isTypeReferenceNode(node) || node.typeName.getText() !== 'DomainEvent') return undefined;
  const [type, data] = node.typeArguments ?? [];
  if (type === undefined || data === undefined || !ts.isLiteralTypeNode(type)) return undefined;
  return ts.isStringLiteral(type.literal) ? { type: type.literal.text, name, data } : undefined;
}

/** As a reader of JSON sees it: on one line, and without what only matters to the compiler. */
function plain(node: ts.TypeNode): string {
  const comments = /\/\*\*?[\s\S]*?\*\//g;
  return node
    .getText()
    .replace(comments, '')
    .replace(/\breadonly /g, '')
    .replace(/\s+/g, ' ')
    .replace(/^\| /, '')
    .trim();
}

/** A comment with an empty line below it speaks of the file. */
function docOf(checker: ts.TypeChecker, name: ts.Identifier): string {
  const statement = name.parent;
  const above = statement.getSourceFile().text.slice(statement.getFullStart(), statement.getStart());
  if (/\*\/\s*?\n\s*?\n\s*$/.test(above)) return '';
  const text = textOf(checker, checker.getSymbolAtLocation(name));
  return /^Events of `[^`]+`\.$/.test(text) ? '' : text;
}

function textOf(checker: ts.TypeChecker, symbol: ts.Symbol | undefined): string {
  return ts.displayPartsToString(symbol?.getDocumentationComment(checker)).replace(/\s+/g, ' ').trim();
}
