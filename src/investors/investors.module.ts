import { Module } from '@nestjs/common';
import { provideActions } from '../platform/security/action-table.js';
import { InvestorCardController } from './investor-card/investor-card.controller.js';
import { InvestorCardHandler } from './investor-card/investor-card.query.js';
import { investorActions } from './investors.actions.js';
import { RegisterInvestorController } from './register-investor/register-investor.controller.js';
import { RegisterInvestorHandler } from './register-investor/register-investor.handler.js';
import { LapseInvestorRegistrationHandler } from './when-registration-unfinished-lapse-it/lapse-investor-registration.handler.js';

@Module({
  controllers: [RegisterInvestorController, InvestorCardController],
  providers: [
    provideActions(investorActions),
    RegisterInvestorHandler,
    InvestorCardHandler,
    LapseInvestorRegistrationHandler,
  ],
})
export class InvestorsModule {}
