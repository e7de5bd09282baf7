import type { ContextProblems } from '../../platform/http/index.js';
import { problem } from '../common.problems.js';
import type { CorrectionsViolation } from '../domain/corrections/corrections.violations.js';

export const correctionsProblems: ContextProblems<CorrectionsViolation> = {
  'project.correction-id-reused': problem(
    409,
    'This id stands for another correction',
    'Бұл сәйкестендіргіш басқа түзетуге тиесілі',
    'Этот идентификатор принадлежит другому исправлению',
  ),
  'project.correction-target-unknown': problem(
    404,
    'The project has no event with this id',
    'Жобада мұндай оқиға жоқ',
    'У проекта нет такого события',
  ),
  'project.correction-target-void': problem(
    409,
    'The whole fact is void already',
    'Дерек толығымен жарамсыз деп танылған',
    'Факт уже признан недействительным целиком',
  ),
  'project.figure-not-correctable': problem(
    400,
    'This figure is not correctable',
    'Бұл көрсеткіш түзетуге жатпайды',
    'Этот показатель не исправляют',
    {
      en: '{type} has no correctable figure at {pointer}. Decisions are annulled, plans are amended or revised.',
      kk: '{type} ішінде {pointer} орнында түзетілетін көрсеткіш жоқ. Шешімнің күші жойылады, жоспар өзгертіледі.',
      ru: 'В {type} по адресу {pointer} нет исправляемого показателя. Решения отменяют, планы изменяют.',
    },
  ),
  'project.fact-not-voidable': problem(
    400,
    'A fact of this type cannot be void as a whole',
    'Мұндай дерек толығымен жарамсыз бола алмайды',
    'Факт такого вида не может быть недействительным целиком',
  ),
  'project.correction-of-another-value': problem(
    409,
    'The register says something else there',
    'Тізілімде басқа мән тұр',
    'В реестре другое значение',
    { en: 'It says {present}.', kk: 'Тізілімде: {present}.', ru: 'В реестре: {present}.' },
  ),
  'project.corrected-figure-invalid': problem(
    400,
    'The right figure is not a figure of its kind',
    'Дұрыс деп берілген мән бұл көрсеткішке сай емес',
    'Верное значение не подходит этому показателю',
  ),
  'project.correction-changes-nothing': problem(
    409,
    'The right figure is the one that is recorded',
    'Дұрыс мән жазылған мәнмен бірдей',
    'Верное значение совпадает с записанным',
  ),
  'project.correction-already-requested': problem(
    409,
    'A correction of this figure is waiting for a decision',
    'Бұл көрсеткіштің түзетілуі шешім күтуде',
    'Исправление этого показателя ждёт решения',
    { en: 'It is {correctionId}.', kk: 'Ол: {correctionId}.', ru: 'Это {correctionId}.' },
  ),
  'project.correction-not-requested': problem(
    404,
    'No correction was requested under this id',
    'Мұндай түзету сұралмаған',
    'Исправление с таким идентификатором не запрошено',
  ),
  'project.correction-already-decided': problem(
    409,
    'The correction was decided otherwise',
    'Түзету бойынша басқа шешім қабылданған',
    'По исправлению принято другое решение',
  ),
  'project.correction-decided-by-requester': problem(
    403,
    'Who asked for a correction does not decide on it',
    'Түзетуді сұраған адам ол бойынша шешім қабылдамайды',
    'Кто просил об исправлении, тот по нему не решает',
  ),
  'project.correction-decided-by-author': problem(
    403,
    'Who recorded the fact does not decide on its correction',
    'Деректі енгізген адам оның түзетілуі бойынша шешім қабылдамайды',
    'Кто внёс факт, тот не решает о его исправлении',
  ),
};
