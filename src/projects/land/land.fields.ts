import { DecimalField, parsedBy, ParsedBy, type FieldKind, type FieldOptions } from '../../platform/http/index.js';
import { CadastralNumber } from '../../land-registry/index.js';

const CADASTRAL = {
  name: 'cadastral-number',
  schema: { type: 'string', maxLength: 40 },
  example: '19-293-045-101',
} as const;

/** A parcel as the land registry writes it; other spellings are read. */
export const CadastralNumberField = (options: FieldOptions = {}): PropertyDecorator =>
  ParsedBy(CadastralNumber.parse, { ...CADASTRAL, ...options });

export const cadastralNumber = (): FieldKind => parsedBy(CadastralNumber.parse, CADASTRAL);

/** Hectares with at most four decimals, more than zero. */
export const HectaresField = (options: FieldOptions = {}): PropertyDecorator =>
  DecimalField({ scale: 4, min: '0.0001', max: '10000000', unit: 'ha', example: '20.0000', ...options });
