import { Controller, Inject } from '@nestjs/common';
import { formatDecimal, parseDecimal } from '../../../kernel/quantities/decimal.js';
import { ASSET_TYPES } from '../../../kernel/reference/asset-types.js';
import { KATO_SOURCE } from '../../../kernel/reference/kato.data.js';
import { Kato } from '../../../kernel/reference/kato.js';
import { SECTORS } from '../../../kernel/reference/sectors.js';
import { RegistryNumber } from '../../../kernel/text/identifiers.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  BusinessDate,
  CommandInput,
  CommandRoute,
  DecimalField,
  ListOf,
  LocalizedText,
  Nested,
  OneOf,
  ParsedBy,
  Url,
  Uuid,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { answerWithWarnings } from '../../answer-with-warnings.controller.js';
import { localizedOf, MeasureBody, measureOf } from '../../shared-bodies.controller.js';
import { RegisterProposal, type ProposalToRegister, type RelatedProject } from './register-proposal.js';

class SectorBody {
  @OneOf([SECTORS.reference.scheme]) scheme!: string;
  @OneOf(SECTORS.codes, { example: 'energy.solar' }) code!: string;
}

class LocationBody {
  @DecimalField({ scale: 7, min: '-180', max: '180', unit: 'degrees', example: '69.6300000' }) longitude!: string;
  @DecimalField({ scale: 7, min: '-90', max: '90', unit: 'degrees', example: '42.7600000' }) latitude!: string;
}

class SiteBody {
  @ParsedBy(Kato.parse, {
    name: 'kato',
    schema: { type: 'string', minLength: 9, maxLength: 9, pattern: '^\\d{9}$' },
    example: '613600000',
  })
  kato!: string;
  @LocalizedText({ max: 200, optional: true })
  locality?: { kk: string; ru: string; en?: string };
  @Nested(LocationBody, { optional: true }) location?: LocationBody;
}

class SourceBody {
  @OneOf(['press', 'letter', 'application', 'meeting']) kind!: ProposalToRegister['source']['kind'];
  @Url({ optional: true, example: 'https://en.inform.kz/news/a3451675/' }) url?: string;
  @BusinessDate({ example: '2018-11-09' }) date!: string;
}

class RelatedBody {
  @Uuid({ example: '5b0f7a10-8d5e-5c56-b1a4-201811090001' }) projectId!: string;
  @OneOf(['expansion', 'renewal', 'phase'], { example: 'phase' }) relation!: RelatedProject['relation'];
}

export class RegisterProposalBody {
  @ParsedBy(RegistryNumber.parse, {
    name: 'registry-number',
    schema: { type: 'string', minLength: 1, maxLength: 64 },
    example: 'TRK-2018-001',
    optional: true,
    description: 'Left out, the register gives one.',
  })
  registryNo?: string;
  @BusinessDate({ example: '2018-11-09' }) proposedOn!: string;
  @LocalizedText({ max: 300 }) title!: { kk: string; ru: string; en?: string };
  @LocalizedText({ max: 5_000, multiline: true, optional: true }) description?: { kk: string; ru: string; en?: string };
  @ListOf(SectorBody, { min: 1, max: 5, description: 'The first is the primary one, which totals count by.' })
  sectors!: SectorBody[];
  @OneOf(ASSET_TYPES.codes, { example: 'solar_pv' }) assetType!: string;
  @OneOf(['new', 'expansion', 'renewal']) facilityType!: ProposalToRegister['facilityType'];
  @Nested(SiteBody) site!: SiteBody;
  @Uuid() investorId!: string;
  @Nested(MeasureBody, { description: 'As declared by the investor, quoted and not corrected.' })
  declared!: MeasureBody;
  @Nested(SourceBody) source!: SourceBody;
  @Nested(RelatedBody, { optional: true, description: 'What an expansion, a renewal or a later phase belongs to.' })
  related?: RelatedBody;
}

@Controller('v1/projects')
export class RegisterProposalController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.register',
    body: RegisterProposalBody,
    ifMatch: 'none',
    summary: 'Register a proposal',
    description: 'An intention enters the register with its declared figures. Doubtful ones are kept and warned about.',
    problems: [
      'project.investor-not-registered',
      'project.related-not-registered',
      'project.registry-number-taken',
      'project.registry-number-reserved',
      'project.registration-lapsed',
      'project.dated-in-the-future',
    ],
  })
  async register(@CommandInput() request: CommandRequest<RegisterProposalBody>): Promise<Answer> {
    const command = new RegisterProposal(proposalOf(request.body), request.context, relatedOf(request.body));
    const accepted = await this.commands.send(command);
    return answerWithWarnings(request, accepted, { location: `${request.path}/${command.projectId}` });
  }
}

function proposalOf(body: RegisterProposalBody): ProposalToRegister {
  const { site, source } = body;
  return {
    registryNo: body.registryNo === undefined ? null : RegistryNumber.parse(body.registryNo),
    proposedOn: body.proposedOn,
    title: localizedOf(body.title),
    description: body.description === undefined ? null : localizedOf(body.description),
    sectors: body.sectors.map(({ scheme, code }) => ({ scheme, code })),
    assetType: body.assetType,
    facilityType: body.facilityType,
    site: {
      kato: Kato.parse(site.kato),
      katoVersion: KATO_SOURCE.asOf,
      locality: site.locality === undefined ? null : localizedOf(site.locality),
      location: site.location === undefined ? null : locationOf(site.location),
    },
    investorId: body.investorId,
    declared: measureOf(body.declared),
    source: { kind: source.kind, url: source.url ?? null, date: source.date },
  };
}

function relatedOf({ related }: RegisterProposalBody): RelatedProject | null {
  return related === undefined ? null : { relatedProjectId: related.projectId, relation: related.relation };
}

function locationOf({ longitude, latitude }: LocationBody): { longitude: string; latitude: string } {
  const canonical = (degrees: string): string => formatDecimal(parseDecimal(degrees, 7), 7);
  return { longitude: canonical(longitude), latitude: canonical(latitude) };
}
