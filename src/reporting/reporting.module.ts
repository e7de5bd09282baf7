import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { provideActions } from '../platform/security/action-table.js';
import { InvestmentTotalsController } from './investment-totals/investment-totals.controller.js';
import { GetInvestmentTotalsHandler } from './investment-totals/investment-totals.query.js';
import { KpisController } from './kpis/kpis.controller.js';
import { GetKpisHandler } from './kpis/kpis.query.js';
import { PeriodReportsController } from './period-reports/period-reports.controller.js';
import {
  GetPeriodReportHandler,
  GetReportContentHandler,
  GetReportDifferencesHandler,
  ListPeriodReportsHandler,
} from './period-reports/period-reports.query.js';
import { PipelineBoardController } from './pipeline-board/pipeline-board.controller.js';
import { GetPipelineBoardHandler } from './pipeline-board/pipeline-board.query.js';
import { PublishPeriodReportController } from './publish-period-report/publish-period-report.controller.js';
import { PublishPeriodReportHandler } from './publish-period-report/publish-period-report.handler.js';
import { PublishedPeriodsGuard } from './published-periods/published-periods.guard.js';
import { AssembleReportHandler } from './report-figures/report-figures.query.js';
import { reportingActions } from './reporting.actions.js';

@Module({
  controllers: [
    InvestmentTotalsController,
    KpisController,
    PipelineBoardController,
    PublishPeriodReportController,
    PeriodReportsController,
  ],
  providers: [
    provideActions(reportingActions),
    { provide: APP_GUARD, useClass: PublishedPeriodsGuard },
    GetInvestmentTotalsHandler,
    GetKpisHandler,
    GetPipelineBoardHandler,
    AssembleReportHandler,
    PublishPeriodReportHandler,
    ListPeriodReportsHandler,
    GetPeriodReportHandler,
    GetReportContentHandler,
    GetReportDifferencesHandler,
  ],
})
export class ReportingModule {}
