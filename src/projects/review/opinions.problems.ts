import type { ContextProblems } from '../../platform/http/index.js';
import { problem } from '../common.problems.js';
import type { HearingViolation, OpinionViolation } from '../domain/review/review.violations.js';

export const opinionProblems: ContextProblems<OpinionViolation> = {
  'project.opinion-already-requested': problem(
    409,
    'This body was already asked for its opinion on this version',
    'Бұл органнан осы нұсқа бойынша қорытынды сұралған',
    'Этот орган уже запрошен о заключении по этой версии',
    { en: 'The body is {body}.', kk: 'Орган: {body}.', ru: 'Орган: {body}.' },
  ),
  'project.opinion-due-before-request': problem(
    400,
    'The opinion is due before it is asked for',
    'Қорытынды мерзімі сұраудан бұрын',
    'Срок заключения раньше запроса',
  ),
  'project.opinion-already-recorded': problem(
    409,
    'This body has given another opinion on this version',
    'Бұл орган осы нұсқа бойынша басқа қорытынды берген',
    'Этот орган уже дал другое заключение по этой версии',
    { en: 'The body is {body}.', kk: 'Орган: {body}.', ru: 'Орган: {body}.' },
  ),
  'project.opinion-contradicts-itself': problem(
    400,
    'A conditional opinion has conditions, and only a conditional one has',
    'Шарттар тек шартты қорытындыда болады және онда міндетті',
    'Условия есть у условного заключения, и только у него',
  ),
  'project.opinion-unreasoned': problem(
    400,
    'A negative opinion says why, by a code and in words, and only a negative one does',
    'Теріс қорытынды себебін кодпен және сөзбен көрсетеді, басқасы көрсетпейді',
    'Отрицательное заключение называет причину кодом и словами, и только оно',
  ),
  'project.opinions-missing': problem(
    409,
    'Bodies that were asked for an opinion have not answered',
    'Қорытынды сұралған органдар жауап берген жоқ',
    'Запрошенные органы не дали заключения',
    {
      en: 'Missing: {bodies}. Record their opinions, or return the proposal.',
      kk: 'Жауап бермегендер: {bodies}. Қорытындыларын енгізіңіз немесе ұсынысты қайтарыңыз.',
      ru: 'Не ответили: {bodies}. Внесите их заключения или верните предложение.',
    },
  ),
};

export const hearingProblems: ContextProblems<HearingViolation> = {
  'project.hearing-no-reused': problem(
    409,
    'Another hearing is recorded under this number',
    'Бұл нөмірмен басқа тыңдау жазылған',
    'Под этим номером записано другое заслушивание',
    { en: 'The number is {hearingNo}.', kk: 'Нөмірі: {hearingNo}.', ru: 'Номер: {hearingNo}.' },
  ),
  'project.hearing-of-another-version': problem(
    409,
    'The hearing was about another version of the proposal',
    'Тыңдау ұсыныстың басқа нұсқасы бойынша өткен',
    'Заслушивание было о другой версии предложения',
    {
      en: 'It was about version {submissionNo}.',
      kk: 'Ол {submissionNo}-нұсқа бойынша өткен.',
      ru: 'Оно было о версии {submissionNo}.',
    },
  ),
  'project.hearing-held-on-another-day': problem(
    409,
    'The hearing of this number was held on another day',
    'Бұл нөмірлі тыңдау басқа күні өткен',
    'Заслушивание с этим номером прошло в другой день',
    { en: 'It was held on {heldOn}.', kk: 'Ол {heldOn} күні өткен.', ru: 'Оно прошло {heldOn}.' },
  ),
};
