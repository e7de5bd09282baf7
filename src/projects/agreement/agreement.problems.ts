import type { ContextProblems } from '../../platform/http/index.js';
import { problem } from '../common.problems.js';
import type { AgreementViolation } from '../domain/agreement/agreement.violations.js';

export const agreementProblems: ContextProblems<AgreementViolation> = {
  'project.agreement-application-number-reused': problem(
    409,
    'This number stands for another application',
    'Бұл нөмір басқа өтінімге тиесілі',
    'Этот номер принадлежит другой заявке',
  ),
  'project.agreement-kind-not-valid-on-date': problem(
    409,
    'The law does not know this kind of agreement on that day',
    'Бұл күні заңда мұндай келісім түрі жоқ',
    'На этот день закон не знает такого вида соглашения',
    { en: '{kind} on {on}.', kk: '{on} күнгі {kind}.', ru: '{kind} на {on}.' },
  ),
  'project.agreement-before-approval': problem(
    409,
    'An agreement is signed once the proposal is approved',
    'Келісімге ұсыныс мақұлданғаннан кейін қол қойылады',
    'Соглашение подписывают после одобрения предложения',
    { en: 'The project is in stage {stage}.', kk: 'Жоба {stage} кезеңінде.', ru: 'Проект на стадии {stage}.' },
  ),
  'project.agreement-not-applied': problem(
    409,
    'No such application for an agreement is recorded',
    'Келісімге мұндай өтінім енгізілмеген',
    'Такой заявки на соглашение нет',
    { en: 'Application {applicationNo}.', kk: 'Өтінім {applicationNo}.', ru: 'Заявка {applicationNo}.' },
  ),
  'project.agreement-number-reused': problem(
    409,
    'This number stands for another agreement',
    'Бұл нөмір басқа келісімге тиесілі',
    'Этот номер принадлежит другому соглашению',
  ),
  'project.agreement-of-kind-in-force': problem(
    409,
    'An agreement of this kind is in force',
    'Осы түрдегі келісім күшінде',
    'Соглашение этого вида уже действует',
    { en: '{kind} No {number}.', kk: '{kind} № {number}.', ru: '{kind} № {number}.' },
  ),
  'project.agreement-code-repeated': problem(
    400,
    'A code stands twice in the terms',
    'Талаптарда код қайталанған',
    'Код повторяется в условиях',
    { en: 'Code {code}.', kk: 'Код {code}.', ru: 'Код {code}.' },
  ),
  'project.agreement-expires-before-signing': problem(
    400,
    'The agreement expires before it is signed',
    'Келісімнің мерзімі қол қойылғанға дейін бітеді',
    'Соглашение истекает до подписания',
  ),
  'project.obligation-due-before-signing': problem(
    400,
    'A counter-obligation is due before the agreement is signed',
    'Қарсы міндеттеменің мерзімі келісімге қол қойылғанға дейін бітеді',
    'Срок встречного обязательства наступает до подписания соглашения',
    { en: 'Obligation {code}.', kk: 'Міндеттеме {code}.', ru: 'Обязательство {code}.' },
  ),
  'project.agreement-not-in-force': problem(
    409,
    'No such agreement is in force',
    'Мұндай келісім күшінде емес',
    'Такого действующего соглашения нет',
    { en: 'Agreement {number}.', kk: 'Келісім {number}.', ru: 'Соглашение {number}.' },
  ),
  'project.agreement-annex-number-reused': problem(
    409,
    'This number stands for another annex to the agreement',
    'Бұл нөмір келісімнің басқа қосымшасына тиесілі',
    'Этот номер принадлежит другому приложению к соглашению',
  ),
  'project.obligation-already-judged': problem(
    409,
    'An obligation that was judged stays in the agreement',
    'Бағаланған міндеттеме келісімде қалады',
    'Оценённое обязательство остаётся в соглашении',
    { en: 'Obligation {code}.', kk: 'Міндеттеме {code}.', ru: 'Обязательство {code}.' },
  ),
  'project.obligation-unknown': problem(
    409,
    'The agreement has no such counter-obligation',
    'Келісімде мұндай қарсы міндеттеме жоқ',
    'В соглашении нет такого встречного обязательства',
    { en: 'Obligation {code}.', kk: 'Міндеттеме {code}.', ru: 'Обязательство {code}.' },
  ),
  'project.obligation-not-overdue': problem(
    409,
    'The obligation was not overdue on that day',
    'Бұл күні міндеттеменің мерзімі өтпеген',
    'На этот день срок обязательства не истёк',
    { en: '{code} is due on {dueOn}.', kk: '{code} мерзімі: {dueOn}.', ru: 'Срок {code}: {dueOn}.' },
  ),
  'project.obligation-judged-otherwise': problem(
    409,
    'Another finding of this obligation and day is recorded',
    'Осы міндеттеме бойынша сол күні басқа қорытынды енгізілген',
    'По этому обязательству за этот день записан другой вывод',
  ),
};
