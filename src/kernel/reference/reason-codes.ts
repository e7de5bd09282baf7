import { codeList, namedRows, ownList, type Row } from './code-list.js';

const OTHER: Row<'other'> = ['other', 'Басқа себеп', 'Другая причина', 'Other reason'];

/** Why declared figures of a proposal change before approval. */
export const AMENDMENT_REASONS = codeList(
  ownList('qadam-amendment-reason'),
  namedRows([
    ['plan_changed', 'Жоспар өзгерді', 'Изменился план', 'The plan changed'],
    ['remarks_answered', 'Ескертулер жойылды', 'Устранены замечания', 'Remarks were answered'],
    ['site_changed', 'Алаң өзгерді', 'Изменилась площадка', 'The site changed'],
    ['figures_refined', 'Көрсеткіштер нақтыланды', 'Уточнены показатели', 'Figures were refined'],
    OTHER,
  ]),
);

/** Grounds of a motivated refusal. */
export const REJECTION_GROUNDS = codeList(
  ownList('qadam-rejection-ground'),
  namedRows([
    ['law', 'Заңнамаға сәйкес келмейді', 'Не соответствует законодательству', 'Contrary to law'],
    ['land_unavailable', 'Жер жоқ', 'Нет земли', 'No land available'],
    ['grid_unavailable', 'Желіде қуат жоқ', 'Нет мощности сети', 'No grid capacity'],
    ['environment', 'Экологиялық тыйым', 'Экологический запрет', 'Environmental ban'],
    ['financing_unproven', 'Қаржыландыру расталмаған', 'Финансирование не подтверждено', 'Financing not proven'],
    ['remarks_unanswered', 'Ескертулер жойылмаған', 'Замечания не устранены', 'Remarks not answered'],
    OTHER,
  ]),
);

/** Why land that was reserved or allocated is given back. */
export const LAND_RELEASE_REASONS = codeList(
  ownList('qadam-land-release-reason'),
  namedRows([
    ['surplus', 'Артық алаң', 'Излишняя площадь', 'Surplus area'],
    ['scope_reduced', 'Жоба көлемі азайды', 'Объём проекта уменьшен', 'The project became smaller'],
    ['site_changed', 'Алаң өзгерді', 'Изменилась площадка', 'The site changed'],
    ['project_cancelled', 'Жоба тоқтатылды', 'Проект прекращён', 'The project was cancelled'],
    ['surrender', 'Инвестор бас тартты', 'Отказ инвестора', 'Surrendered by the investor'],
    OTHER,
  ]),
);

export const SUSPENSION_REASONS = codeList(
  ownList('qadam-suspension-reason'),
  namedRows([
    ['land_revoked', 'Жер қайтарып алынды', 'Земля изъята', 'The land was revoked'],
    ['land_released', 'Жер қайтарылды', 'Земля возвращена', 'The land was given back'],
    ['financing', 'Қаржыландыру тоқтады', 'Остановлено финансирование', 'Financing stopped'],
    ['court', 'Сот актісі', 'Судебный акт', 'Court order'],
    ['violation', 'Бұзушылық анықталды', 'Выявлено нарушение', 'A violation was found'],
    ['investor_request', 'Инвестордың өтініші', 'Заявление инвестора', 'Asked by the investor'],
    ['force_majeure', 'Еңсерілмес күш', 'Непреодолимая сила', 'Force majeure'],
    OTHER,
  ]),
);

/** Why a complaint is not granted. */
export const APPEAL_DISMISSAL_REASONS = codeList(
  ownList('qadam-appeal-dismissal-reason'),
  namedRows([
    ['unfounded', 'Негізсіз', 'Необоснованна', 'Unfounded'],
    ['out_of_time', 'Мерзімі өткен', 'Пропущен срок', 'Out of time'],
    ['not_entitled', 'Құқығы жоқ тұлға берген', 'Подана ненадлежащим лицом', 'Filed by nobody entitled'],
    ['decided_since', 'Шешім содан бері қабылданған', 'Решение с тех пор принято', 'Decided since'],
    OTHER,
  ]),
);

export const CANCELLATION_REASONS = codeList(
  ownList('qadam-cancellation-reason'),
  namedRows([
    ['investor_withdrew', 'Инвестор бас тартты', 'Инвестор отказался', 'The investor withdrew'],
    ['no_activity', 'Қызмет жоқ', 'Нет деятельности', 'No activity'],
    ['financing', 'Қаржыландыру жоқ', 'Нет финансирования', 'No financing'],
    ['obligations_breached', 'Міндеттемелер бұзылды', 'Нарушены обязательства', 'Obligations were breached'],
    ['land_revoked', 'Жер қайтарып алынды', 'Земля изъята', 'The land was revoked'],
    ['court', 'Сот актісі', 'Судебный акт', 'Court judgment'],
    ['duplicate', 'Қайталанған жазба', 'Повторная запись', 'Duplicate record'],
    OTHER,
  ]),
);

/** Why a project that operates is watched no longer. */
export const CLOSURE_REASONS = codeList(
  ownList('qadam-closure-reason'),
  namedRows([
    ['monitoring_complete', 'Мониторинг аяқталды', 'Мониторинг завершён', 'Monitoring is complete'],
    [
      'decommissioned',
      'Нысан пайдаланудан шығарылды',
      'Объект выведен из эксплуатации',
      'The facility was decommissioned',
    ],
  ]),
);

/** Why a recorded figure was never true. */
export const CORRECTION_REASONS = codeList(
  ownList('qadam-correction-reason'),
  namedRows([
    ['typo', 'Қате терілген', 'Опечатка', 'Typing error'],
    ['unit', 'Өлшем бірлігі қате', 'Неверная единица', 'Wrong unit'],
    ['decimal', 'Ондық бөлік қате', 'Неверный десятичный знак', 'Wrong decimal place'],
    ['currency', 'Валюта қате', 'Неверная валюта', 'Wrong currency'],
    ['wrong_source', 'Дереккөз қате', 'Неверный источник', 'Wrong source'],
    ['duplicate', 'Қайталанған', 'Повтор', 'Duplicate'],
    ['never_happened', 'Болмаған', 'Не происходило', 'It never happened'],
  ]),
);

export const DELAY_CAUSES = codeList(
  ownList('qadam-delay-cause'),
  namedRows([
    ['permit', 'Рұқсат құжаттары', 'Разрешительные документы', 'Permits'],
    ['land', 'Жер', 'Земля', 'Land'],
    ['grid', 'Желі', 'Сеть', 'Grid'],
    ['finance', 'Қаржыландыру', 'Финансирование', 'Finance'],
    ['supply', 'Жеткізу', 'Поставки', 'Supply'],
    ['weather', 'Ауа райы', 'Погода', 'Weather'],
    ['investor_choice', 'Инвестордың шешімі', 'Решение инвестора', 'The investor’s choice'],
    ['force_majeure', 'Еңсерілмес күш', 'Непреодолимая сила', 'Force majeure'],
  ]),
);

/** Why approved capacity, land or jobs change. */
export const SCOPE_REVISION_REASONS = codeList(
  ownList('qadam-scope-revision-reason'),
  namedRows([
    ['technology_changed', 'Технология өзгерді', 'Изменилась технология', 'The technology changed'],
    ['grid_limit', 'Желі шектеуі', 'Ограничение сети', 'A limit of the grid'],
    ['land_limit', 'Жер шектеуі', 'Ограничение земли', 'A limit of the land'],
    ['financing', 'Қаржыландыру', 'Финансирование', 'Financing'],
    ['investor_request', 'Инвестордың өтініші', 'Заявление инвестора', 'Asked by the investor'],
    OTHER,
  ]),
);

/** Why a roadmap gets new dates. */
export const REBASELINE_REASONS = codeList(
  ownList('qadam-rebaseline-reason'),
  namedRows([
    ['delays_reported', 'Кешігулер', 'Задержки', 'Delays were reported'],
    ['hold_ended', 'Тоқтата тұру аяқталды', 'Приостановление окончено', 'A hold ended'],
    ['scope_revised', 'Жоба көлемі өзгерді', 'Изменился объём проекта', 'The scope was revised'],
    ['investor_request', 'Инвестордың өтініші', 'Заявление инвестора', 'Asked by the investor'],
    OTHER,
  ]),
);

/** On which ground a project becomes another investor's. */
export const REPLACEMENT_BASES = codeList(
  ownList('qadam-replacement-basis'),
  namedRows([
    ['assignment', 'Құқықтарды беру', 'Уступка прав', 'Assignment'],
    ['share_sale', 'Үлесті сату', 'Продажа доли', 'Sale of shares'],
    ['project_company_change', 'Жоба компаниясы ауысты', 'Смена проектной компании', 'Another project company'],
  ]),
);

/** Whose a delay is. */
export const DELAY_PARTIES = codeList(
  ownList('qadam-delay-party'),
  namedRows([
    ['investor', 'Инвестор', 'Инвестор', 'The investor'],
    ['state', 'Мемлекеттік орган', 'Государственный орган', 'A state body'],
    ['grid_operator', 'Желі операторы', 'Оператор сети', 'The grid operator'],
    ['contractor', 'Мердігер немесе жеткізуші', 'Подрядчик или поставщик', 'A contractor or supplier'],
    ['third_party', 'Үшінші тұлға', 'Третье лицо', 'A third party'],
    ['nobody', 'Ешкім', 'Никто', 'Nobody'],
  ]),
);

/** What drove a revision of cost. */
export const COST_DRIVERS = codeList(
  ownList('qadam-cost-driver'),
  namedRows([
    ['fx', 'Валюта бағамы', 'Курс валюты', 'Exchange rate'],
    ['scope', 'Жоба көлемі', 'Объём проекта', 'Scope'],
    ['price', 'Баға', 'Цены', 'Prices'],
    ['tax', 'Салық', 'Налоги', 'Taxes'],
  ]),
);

/** What a count of permanent jobs rests on. */
export const JOBS_METHODS = codeList(
  ownList('qadam-jobs-method'),
  namedRows([
    ['payroll', 'Жалақы ведомосі', 'Ведомость зарплаты', 'Payroll'],
    ['pension_contributions', 'Зейнетақы жарналары', 'Пенсионные взносы', 'Pension contributions'],
    ['site_count', 'Алаңдағы санақ', 'Подсчёт на площадке', 'Count on the site'],
  ]),
);

/** Why a verifier does not confirm a report of progress. */
export const DISPUTE_REASONS = codeList(
  ownList('qadam-dispute-reason'),
  namedRows([
    ['figures_differ', 'Көрсеткіштер сәйкес емес', 'Показатели расходятся', 'The figures differ'],
    ['work_not_found', 'Жұмыс табылмады', 'Работы не обнаружены', 'The work was not found'],
    ['evidence_missing', 'Дәлел жоқ', 'Нет подтверждений', 'Evidence is missing'],
    ['no_access', 'Алаңға жібермеді', 'Не пустили на площадку', 'No access to the site'],
    OTHER,
  ]),
);
