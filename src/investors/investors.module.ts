import { Module } from '@nestjs/common';
import { commandHandler } from '../platform/cqrs/command-handler.js';
import { provideActions } from '../platform/security/action-table.js';
import { InvestorCardController } from './investor-card/investor-card.controller.js';
import { InvestorCardHandler } from './investor-card/investor-card.query.js';
import { investorAggregate } from './domain/investor.js';
import { investorActions } from './investors.actions.js';
import { RegisterInvestorController } from './register-investor/register-investor.controller.js';
import { RegisterInvestorHandler } from './register-investor/register-investor.handler.js';
import { ScreenInvestorController } from './screen-investor/screen-investor.controller.js';
import { ScreenInvestor, screenInvestor } from './screen-investor/screen-investor.js';
import { LapseInvestorRegistrationHandler } from './when-registration-unfinished-lapse-it/lapse-investor-registration.handler.js';

@Module({
  controllers: [RegisterInvestorController, ScreenInvestorController, InvestorCardController],
  providers: [
    provideActions(investorActions),
    RegisterInvestorHandler,
    commandHandler(investorAggregate, ScreenInvestor, command => command.investorId, screenInvestor),
    InvestorCardHandler,
    LapseInvestorRegistrationHandler,
  ],
})
export class InvestorsModule {}
