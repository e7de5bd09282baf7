import type { ProblemMeaning } from './problem.js';

/** What is wrong with how it is asked: the 4xx about HTTP itself. */
export const PROTOCOL_PROBLEMS = {
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
