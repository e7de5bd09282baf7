import { Controller, Inject } from '@nestjs/common';
import { Area } from '../../kernel/quantities/area.js';
import { Kato } from '../../kernel/reference/kato.js';
import { Commands } from '../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  DecimalField,
  ListOf,
  OneOf,
  ParsedBy,
  text,
  Text,
  type Answer,
  type CommandRequest,
} from '../../platform/http/index.js';
import { CadastralNumber } from '../domain/cadastral-number.js';
import { parseGeometry, type GeoJsonGeometry } from '../domain/geometry.js';
import { LAND_CATEGORIES, type LandCategory } from '../domain/parcel.events.js';
import { RegisterParcel } from './register-parcel.js';

const EXAMPLE_GEOMETRY: GeoJsonGeometry = {
  type: 'Polygon',
  coordinates: [
    [
      [69.8, 43],
      [69.8055, 43],
      [69.8055, 43.004],
      [69.8, 43.004],
      [69.8, 43],
    ],
  ],
};

export class RegisterParcelBody {
  @ParsedBy(CadastralNumber.parse, {
    name: 'cadastral-number',
    schema: { type: 'string', maxLength: 40 },
    example: '19-293-045-101',
    description: 'Oblast, district, quarter, plot; or PROV-19-2018-0007 until the cadastre gives a number.',
  })
  cadastralNumber!: string;

  @DecimalField({ scale: 4, min: '0.0001', max: '10000000', unit: 'ha', example: '20.0000' })
  areaHa!: string;

  @OneOf(LAND_CATEGORIES, { description: 'Category of the Land Code.' })
  category!: LandCategory;

  @Text({ max: 300, example: 'Solar power plant' })
  purpose!: string;

  @ParsedBy(Kato.parse, {
    name: 'kato',
    schema: { type: 'string', pattern: '^\\d{9}$', minLength: 9, maxLength: 9 },
    example: '613600000',
  })
  kato!: string;

  @ParsedBy(parseGeometry, {
    name: 'geometry',
    schema: {
      type: 'object',
      description: 'GeoJSON Polygon or MultiPolygon (RFC 7946), longitude first, at most 5,000 positions.',
      required: ['type', 'coordinates'],
    },
    example: EXAMPLE_GEOMETRY,
    optional: true,
  })
  geometry?: object;

  @ListOf(text({ max: 300, example: 'Power line easement' }), { max: 50, optional: true })
  encumbrances?: readonly string[];

  @BusinessDate({ optional: true, description: 'Absent: today.' })
  registeredOn?: string;
}

@Controller('v1/parcels')
export class RegisterParcelController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'parcel.register',
    body: RegisterParcelBody,
    ifMatch: 'none',
    geometry: true,
    summary: 'Register a land parcel',
    problems: ['parcel.already-registered', 'parcel.occurred-in-future'],
  })
  async register(@CommandInput() request: CommandRequest<RegisterParcelBody>): Promise<Answer> {
    const { body, context } = request;
    const cadastralNumber = CadastralNumber.parse(body.cadastralNumber);
    const command = new RegisterParcel(
      cadastralNumber,
      body.cadastralNumber,
      {
        areaHa: Area.parse(body.areaHa).toJson(),
        category: body.category,
        purpose: body.purpose,
        kato: Kato.parse(body.kato),
        geometry: body.geometry === undefined ? null : parseGeometry(body.geometry),
        encumbrances: body.encumbrances ?? [],
      },
      body.registeredOn ?? context.today,
      context,
    );
    const accepted = await this.commands.send(command);
    return answerCommand(request, accepted, { location: `/v1/parcels/${cadastralNumber}` });
  }
}
