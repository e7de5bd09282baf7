import { Module } from '@nestjs/common';
import { provideActions } from '../platform/security/action-table.js';
import { InvestmentTotalsController } from './investment-totals/investment-totals.controller.js';
import { GetInvestmentTotalsHandler } from './investment-totals/investment-totals.query.js';
import { KpisController } from './kpis/kpis.controller.js';
import { GetKpisHandler } from './kpis/kpis.query.js';
import { PipelineBoardController } from './pipeline-board/pipeline-board.controller.js';
import { GetPipelineBoardHandler } from './pipeline-board/pipeline-board.query.js';
import { reportingActions } from './reporting.actions.js';

@Module({
  controllers: [InvestmentTotalsController, KpisController, PipelineBoardController],
  providers: [provideActions(reportingActions), GetInvestmentTotalsHandler, GetKpisHandler, GetPipelineBoardHandler],
})
export class ReportingModule {}
