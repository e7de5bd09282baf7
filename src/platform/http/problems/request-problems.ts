import type { ProblemMeaning } from './problem.js';

/** What is wrong with what is asked, or with asking it now: the 4xx about meaning. */
export const REQUEST_PROBLEMS = {
  'validation-failed': {
    status: 400,
    title: {
      en: 'The request is wrong in itself',
      kk: 'Сұраудың өзінде қате бар',
      ru: 'Запрос сам по себе неверен',
    },
    detail: {
      en: 'Every fault found is listed in "errors". Nothing was recorded.',
      kk: 'Табылған барлық қате "errors" ішінде көрсетілген. Ештеңе тіркелген жоқ.',
      ru: 'Все найденные ошибки перечислены в "errors". Ничего не записано.',
    },
  },
  'idempotency-key-missing': {
    status: 400,
    title: {
      en: 'An Idempotency-Key is required',
      kk: 'Idempotency-Key тақырыбы қажет',
      ru: 'Нужен заголовок Idempotency-Key',
    },
    detail: {
      en: 'Send a key of your own with every request that records something, and the same key when you repeat it.',
      kk: 'Тіркейтін әр сұрауға өз кілтіңізді қосыңыз, қайталағанда сол кілтті қолданыңыз.',
      ru: 'Добавляйте свой ключ к каждому запросу, который что-то записывает, и тот же ключ при повторе.',
    },
  },
  unauthenticated: {
    status: 401,
    title: { en: 'A valid key is required', kk: 'Жарамды кілт қажет', ru: 'Нужен действующий ключ' },
    detail: {
      en: 'Send "Authorization: ApiKey {id}.{secret}".',
      kk: '"Authorization: ApiKey {id}.{secret}" тақырыбын жіберіңіз.',
      ru: 'Отправьте заголовок "Authorization: ApiKey {id}.{secret}".',
    },
  },
  forbidden: {
    status: 403,
    title: { en: 'This key may not do that', kk: 'Бұл кілтке рұқсат жоқ', ru: 'Этому ключу это не разрешено' },
    detail: {
      en: 'The reason is in "reason". The refusal is kept in the access audit.',
      kk: 'Себебі "reason" ішінде. Бас тарту қол жеткізу аудитінде сақталады.',
      ru: 'Причина указана в "reason". Отказ сохраняется в аудите доступа.',
    },
  },
  'not-found': {
    status: 404,
    title: { en: 'There is no such thing', kk: 'Мұндай нәрсе жоқ', ru: 'Такого нет' },
    detail: {
      en: 'Nothing stands at this address, or this key may not know of it.',
      kk: 'Бұл мекенжайда ештеңе жоқ немесе бұл кілтке ол көрінбейді.',
      ru: 'По этому адресу ничего нет, или этот ключ не может об этом знать.',
    },
  },
  'concurrent-change': {
    status: 409,
    title: {
      en: 'Others kept changing the same thing',
      kk: 'Басқалар осыны қатар өзгертіп жатты',
      ru: 'То же самое одновременно меняли другие',
    },
    detail: {
      en: 'Nothing was recorded. The same request with the same key may be sent again.',
      kk: 'Ештеңе тіркелген жоқ. Сол сұрауды сол кілтпен қайта жіберуге болады.',
      ru: 'Ничего не записано. Тот же запрос с тем же ключом можно отправить снова.',
    },
  },
  'rule-violated': {
    status: 409,
    title: {
      en: 'A rule of the register refuses this',
      kk: 'Тізілім ережесі бұған жол бермейді',
      ru: 'Правило реестра не допускает этого',
    },
  },
  gone: {
    status: 410,
    title: {
      en: 'This existed and does not any more',
      kk: 'Бұл болған, енді жоқ',
      ru: 'Это было, но больше не существует',
    },
    detail: {
      en: 'After a restore, Sync-Tokens of the earlier incarnation are void: drop them and read again.',
      kk: 'Қалпына келтіруден кейін бұрынғы Sync-Token күшін жояды: оны тастап, қайта оқыңыз.',
      ru: 'После восстановления прежние Sync-Token недействительны: отбросьте их и прочитайте снова.',
    },
  },
  'version-conflict': {
    status: 412,
    title: {
      en: 'It has changed since you read it',
      kk: 'Сіз оқығаннан бері бұл өзгерді',
      ru: 'С момента чтения это изменилось',
    },
    detail: {
      en: 'If-Match names another version than "currentVersion". Read again and decide anew.',
      kk: 'If-Match "currentVersion" нұсқасына сәйкес емес. Қайта оқып, жаңадан шешіңіз.',
      ru: 'If-Match называет не ту версию, что "currentVersion". Прочитайте снова и решите заново.',
    },
  },
  'idempotency-key-reused': {
    status: 422,
    title: {
      en: 'This key was used for another request',
      kk: 'Бұл кілт басқа сұрауға қолданылған',
      ru: 'Этот ключ использован для другого запроса',
    },
    detail: {
      en: 'A key stands for one request for ever. Take a new key for a new request.',
      kk: 'Кілт бір сұрауға ғана біржола тиесілі. Жаңа сұрауға жаңа кілт алыңыз.',
      ru: 'Ключ навсегда относится к одному запросу. Для нового запроса возьмите новый ключ.',
    },
  },
  'precondition-required': {
    status: 428,
    title: { en: 'If-Match is required here', kk: 'Мұнда If-Match қажет', ru: 'Здесь нужен If-Match' },
    detail: {
      en: 'This step changes the stage: send the ETag of the version you decided on.',
      kk: 'Бұл қадам кезеңді өзгертеді: шешім қабылдаған нұсқаның ETag мәнін жіберіңіз.',
      ru: 'Этот шаг меняет стадию: отправьте ETag той версии, по которой принято решение.',
    },
  },
} as const satisfies Record<string, ProblemMeaning>;
