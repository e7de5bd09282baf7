import type { ProblemMeaning } from './problem.js';

/** What is wrong with the request itself, or with asking it now: the 4xx of the platform. */
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
  'malformed-request': {
    status: 400,
    title: {
      en: 'This is not well-formed HTTP',
      kk: 'Бұл дұрыс құрылған HTTP емес',
      ru: 'Это неправильно составленный HTTP',
    },
    detail: {
      en: 'The request line, a header or the framing of the body cannot be read. The connection is closed.',
      kk: 'Сұрау жолы, тақырып немесе дене шекарасы оқылмайды. Қосылым жабылады.',
      ru: 'Не читается строка запроса, заголовок или граница тела. Соединение закрывается.',
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
  'method-not-allowed': {
    status: 405,
    title: {
      en: 'This address does not take that method',
      kk: 'Бұл мекенжай мұндай әдісті қабылдамайды',
      ru: 'Этот адрес не принимает такой метод',
    },
    detail: {
      en: 'The header Allow lists the methods it takes.',
      kk: 'Рұқсат етілген әдістер Allow тақырыбында.',
      ru: 'Допустимые методы перечислены в заголовке Allow.',
    },
  },
  'not-acceptable': {
    status: 406,
    title: {
      en: 'None of the accepted formats is served',
      kk: 'Сұралған пішімдердің ешқайсысы берілмейді',
      ru: 'Ни один из запрошенных форматов не отдаётся',
    },
    detail: {
      en: 'The formats are listed in "available".',
      kk: 'Пішімдер "available" ішінде көрсетілген.',
      ru: 'Форматы перечислены в "available".',
    },
  },
  'request-timeout': {
    status: 408,
    title: { en: 'The request came too slowly', kk: 'Сұрау тым баяу келді', ru: 'Запрос пришёл слишком медленно' },
    detail: {
      en: 'Headers must arrive within 5 seconds and the whole request within 10.',
      kk: 'Тақырыптар 5 секундта, бүкіл сұрау 10 секундта жетуі керек.',
      ru: 'Заголовки должны прийти за 5 секунд, весь запрос — за 10.',
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
  'payload-too-large': {
    status: 413,
    title: { en: 'The body is too large', kk: 'Сұрау денесі тым үлкен', ru: 'Тело запроса слишком велико' },
    detail: {
      en: 'A body may have 64 kB, with a geometry 512 kB.',
      kk: 'Дене 64 кБ дейін, геометриямен 512 кБ дейін бола алады.',
      ru: 'Тело может занимать 64 кБ, с геометрией — 512 кБ.',
    },
  },
  'uri-too-long': {
    status: 414,
    title: { en: 'The address is too long', kk: 'Мекенжай тым ұзын', ru: 'Адрес слишком длинный' },
  },
  'unsupported-media-type': {
    status: 415,
    title: {
      en: 'Only application/json in UTF-8 is taken',
      kk: 'Тек UTF-8 application/json қабылданады',
      ru: 'Принимается только application/json в UTF-8',
    },
    detail: {
      en: 'Send "Content-Type: application/json" and no Content-Encoding.',
      kk: '"Content-Type: application/json" жіберіңіз, Content-Encoding қолданбаңыз.',
      ru: 'Отправьте "Content-Type: application/json" без Content-Encoding.',
    },
  },
  'expectation-failed': {
    status: 417,
    title: { en: 'That expectation is not met', kk: 'Мұндай күту орындалмайды', ru: 'Такое ожидание не выполняется' },
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
  'rate-limited': {
    status: 429,
    title: { en: 'Too many requests', kk: 'Сұрау тым көп', ru: 'Слишком много запросов' },
  },
  'headers-too-large': {
    status: 431,
    title: {
      en: 'The headers are too large or too many',
      kk: 'Тақырыптар тым үлкен немесе тым көп',
      ru: 'Заголовки слишком велики или их слишком много',
    },
  },
} as const satisfies Record<string, ProblemMeaning>;
