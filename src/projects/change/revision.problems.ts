import type { ContextProblems } from '../../platform/http/index.js';
import { problem } from '../common.problems.js';
import type { RevisionViolation } from '../domain/change/change.violations.js';

/** Revised figures. */
export const revisionProblems: ContextProblems<RevisionViolation> = {
  'project.figures-not-approved': problem(
    409,
    'Figures are revised from the approval to the end of operation',
    'Көрсеткіштер бекітілгеннен пайдалану аяқталғанға дейін қайта қаралады',
    'Показатели пересматривают от одобрения до конца эксплуатации',
    { en: 'The project is in stage {stage}.', kk: 'Жоба {stage} кезеңінде.', ru: 'Проект на стадии {stage}.' },
  ),
  'project.cost-decision-reused': problem(
    409,
    'This decision revised the cost otherwise',
    'Бұл шешіммен құн басқаша қайта қаралған',
    'Этим решением стоимость пересмотрена иначе',
    decisionNumber(),
  ),
  'project.cost-revised-from-another': problem(
    409,
    'The cost that is to change is not the approved one',
    'Өзгертілетін құн бекітілген құн емес',
    'Меняется не та стоимость, что утверждена',
  ),
  'project.cost-revised-in-another-currency': problem(
    400,
    'A cost is revised in the currency it is approved in',
    'Құн бекітілген валютада қайта қаралады',
    'Стоимость пересматривают в той валюте, в которой она утверждена',
    { en: 'From {from} to {to}.', kk: '{from} орнына {to}.', ru: 'Из {from} в {to}.' },
  ),
  'project.cost-unchanged': problem(400, 'The cost does not change', 'Құн өзгермейді', 'Стоимость не меняется'),
  'project.cost-change-needs-decision-maker': problem(
    403,
    'A change of this size is a decision maker’s',
    'Мұндай көлемдегі өзгерісті шешім қабылдаушы бекітеді',
    'Изменение такого размера решает лицо, принимающее решения',
    share(),
  ),
  'project.cost-change-needs-full-review': problem(
    409,
    'A change of this size needs a full review, or an override with a reason',
    'Мұндай көлемдегі өзгеріске толық қарау немесе дәлелді шешім қажет',
    'Изменение такого размера требует полного рассмотрения или решения с основанием',
    share(),
  ),
  'project.overridden-by-requester': problem(
    403,
    'Who asked for a revision does not override its review',
    'Қайта қарауды сұраған адам толық қарауды алып тастай алмайды',
    'Кто просил о пересмотре, тот не отменяет рассмотрение',
  ),
  'project.scope-decision-reused': problem(
    409,
    'This decision revised the scope otherwise',
    'Бұл шешіммен жоба көлемі басқаша қайта қаралған',
    'Этим решением объём пересмотрен иначе',
    decisionNumber(),
  ),
  'project.scope-revised-from-another': problem(
    409,
    'The figures that are to change are not the approved ones',
    'Өзгертілетін көрсеткіштер бекітілгендер емес',
    'Меняются не те показатели, что утверждены',
  ),
  'project.scope-unchanged': problem(400, 'The scope does not change', 'Жоба көлемі өзгермейді', 'Объём не меняется'),
};

function decisionNumber(): { readonly en: string; readonly kk: string; readonly ru: string } {
  return { en: 'That is {number}.', kk: 'Ол шешім: {number}.', ru: 'Это решение {number}.' };
}

function share(): { readonly en: string; readonly kk: string; readonly ru: string } {
  return { en: 'It is {changePct} %.', kk: 'Ол {changePct} %.', ru: 'Это {changePct} %.' };
}
